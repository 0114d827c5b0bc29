import type { AwsSettings, RegionFacts } from "../../config/settings";

function region(name: string, slot: number, ...letters: string[]): Readonly<Record<string, RegionFacts>> {
  return { [name]: { slot, zones: letters.map((letter) => `${name}${letter}`) } };
}

/**
 * Regions that are on in every account and have three zones for new accounts, by name. `slot` makes the address range
 * 10.<slot>.0.0/16 and is for ever: no number is ever given to another region, and a new region takes a new one.
 *
 * us-west-1 is left out (12 is kept for it): an account gets two of its zones. Regions that an account must first opt into
 * are left out too.
 *
 * Letters are the account's own. Those here exist in every new account; which building each means differs, and some
 * buildings lack newer machines (use1-az3 has no current Graviton), so look before the first run:
 * `aws ec2 describe-instance-type-offerings --location-type availability-zone`, and set `aws.zones` where they differ.
 * Source: Amazon EC2 user guide, regions and zones, and `aws ec2 describe-availability-zones`; 2026-11, from memory for the
 * letters of ap-northeast-2 and ap-northeast-3: not confirmed.
 */
export const regions: Readonly<Record<string, RegionFacts>> = {
  ...region("us-east-1", 10, "a", "b", "c"),
  ...region("us-east-2", 11, "a", "b", "c"),
  ...region("us-west-2", 13, "a", "b", "c"),
  ...region("ca-central-1", 14, "a", "b", "d"),
  ...region("sa-east-1", 15, "a", "b", "c"),
  ...region("eu-west-1", 16, "a", "b", "c"),
  ...region("eu-west-2", 17, "a", "b", "c"),
  ...region("eu-west-3", 18, "a", "b", "c"),
  ...region("eu-central-1", 19, "a", "b", "c"),
  ...region("eu-north-1", 20, "a", "b", "c"),
  ...region("ap-south-1", 21, "a", "b", "c"),
  ...region("ap-southeast-1", 22, "a", "b", "c"),
  ...region("ap-southeast-2", 23, "a", "b", "c"),
  ...region("ap-northeast-1", 24, "a", "c", "d"),
  ...region("ap-northeast-2", 25, "a", "b", "c"),
  ...region("ap-northeast-3", 26, "a", "b", "c"),
};

/** The table with this account's own zones in place of the usual ones. */
export function regionsWith({ zones }: Pick<AwsSettings, "zones">): typeof regions {
  return Object.fromEntries(
    Object.entries(regions).map(([name, facts]) => [name, { ...facts, zones: zones[name] ?? facts.zones }]),
  );
}
