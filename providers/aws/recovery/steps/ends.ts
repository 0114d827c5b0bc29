import * as pulumi from "@pulumi/pulumi";
import type { RecoveryStep } from "../../../../components/recovery";

/** What a procedure acts on in one region, by its real name. */
export interface End {
  readonly region: string;
  /** Name of the region's database instance; it is the same before it is made and after. */
  readonly database: string;
  readonly databaseGroup: pulumi.Output<string>;
  /** The site's own address. */
  readonly siteDomain: string;
}

export interface Facts {
  readonly account: string;
  readonly domain: string;
  readonly deepPath: string;
  /** The region that writes, and the other one. */
  readonly active: End;
  readonly other: End;
}

export const moments = "a minute";
export const unknown = "not known";

/** A name as a step's target. */
export function named(name: string): pulumi.Output<string> {
  return pulumi.output(name);
}

export function ask(name: string, path: string): pulumi.Output<string> {
  return pulumi.output(`curl -sS -o /dev/null -w '%{http_code}' https://${name}${path}`);
}

/** As docs/bootstrap.md makes the bucket and the key. */
export function openState(account: string, { region }: Pick<End, "region">): RecoveryStep {
  return {
    title: `Open the state in ${region}`,
    by: "whoever deploys",
    target: named(`commerce-state-${account}-${region}`),
    command: pulumi.output(
      `export AWS_REGION=${region} && pulumi login 's3://commerce-state-${account}-${region}?region=${region}'`,
    ),
    check: pulumi.output(
      "pulumi stack ls names the stack; a lock that was copied with the state goes by pulumi cancel",
    ),
    takes: moments,
    action: { kind: "open-state", region },
  };
}

export function configure(
  title: string,
  set: Readonly<Record<string, string>>,
  remove: readonly string[],
  check: string,
): RecoveryStep {
  const commands = [
    ...remove.map((key) => `pulumi config rm ${key}`),
    ...Object.entries(set).map(([key, value]) =>
      key.includes(".") ? `pulumi config set --path '${key}' '${value}'` : `pulumi config set ${key} ${value}`,
    ),
  ];
  return {
    title,
    by: "whoever deploys",
    target: named([...remove, ...Object.keys(set)].join(", ")),
    command: pulumi.output(commands.join(" && ")),
    check: pulumi.output(check),
    takes: moments,
    action: { kind: "config", set, remove },
  };
}

interface Up {
  readonly check: string;
  readonly takes: string;
  readonly guard?: string;
  /** Ends of the URNs of what is replaced in any case, type and name: others of another type have the same name. */
  readonly replace?: readonly string[];
}

export function up(title: string, { check, takes, guard, replace }: Up): RecoveryStep {
  const replaced = replace?.map((name) => ` --replace '**${name}'`).join("") ?? "";
  return {
    title,
    by: "whoever deploys",
    target: named("the stack"),
    command: pulumi.output(`pulumi up --policy-pack policy${replaced}`),
    check: pulumi.output(check),
    takes,
    ...(guard !== undefined && { guard }),
    action: { kind: "up", ...(replace !== undefined && { replace }) },
  };
}
