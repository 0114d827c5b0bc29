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

/** As docs/bootstrap.md makes the account: its copy lies in the other region, and can be made the account itself. */
export function openState(from: Half, to: Half): RecoveryStep {
  return step({
    title: `Open the state without ${from.region}`,
    by: "whoever deploys",
    target: "the account of the state",
    command: `az storage account failover --name <the state's account> --resource-group <its group> --yes`,
    check: `only where that account's primary region is ${from.region} (az storage account show --query primaryLocation); then pulumi stack ls names the stack, and a lock that was copied with the state goes by pulumi cancel`,
    takes: "about an hour, as Microsoft puts it; nothing where the primary region is the other one",
    action: { kind: "open-state", region: to.region },
  });
}
