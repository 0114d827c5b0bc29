import * as pulumi from "@pulumi/pulumi";
import type { RecoveryStep } from "../../../components/recovery";
import type { Half, Whole } from "./halves";

/** A step as it is written here: what isn't an output yet becomes one. */
export interface StepText extends Omit<RecoveryStep, "target" | "command" | "check"> {
  readonly target: pulumi.Input<string>;
  readonly command: pulumi.Input<string>;
  readonly check: pulumi.Input<string>;
}

export function step({ target, command, check, ...rest }: StepText): RecoveryStep {
  return { ...rest, target: pulumi.output(target), command: pulumi.output(command), check: pulumi.output(check) };
}

/** Prints the status with which an address answers. */
export function ask(name: string, { deepPath }: Pick<Whole, "deepPath">): string {
  return `curl -sS -o /dev/null -w '%{http_code}' https://${name}${deepPath}`;
}

/** That the site, and then the shop, answers with its database and its cache. */
export function lookAtBoth(to: Half, all: Whole): readonly RecoveryStep[] {
  const { domain, edge } = all;
  return [
    step({
      title: `See that ${to.region} answers with its database and cache`,
      by: "whoever is on call",
      target: to.siteDomain,
      command: ask(to.siteDomain, all),
      check: "200",
      takes: "a minute",
      action: { kind: "look" },
    }),
    step({
      title: "See that the shop answers from there",
      by: "whoever is on call",
      target: domain,
      command: ask(domain, all),
      check: pulumi.interpolate`200; az monitor metrics list --resource ${edge.profileId} --metric OriginHealthPercentage --filter "Origin eq '*'" shows 100 for ${to.siteDomain}`,
      takes: "a minute",
      action: { kind: "look" },
    }),
  ];
}
