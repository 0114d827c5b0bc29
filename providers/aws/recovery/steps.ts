import type * as pulumi from "@pulumi/pulumi";
import type { Built, RecoverySpec, Scope } from "../../../components/contract";
import { at, serves } from "../../../components/contract";
import type { Procedures } from "../../../components/recovery";
import { identifier } from "../database/identifier";
import type { AwsLinks } from "../links";
import type { AwsSite } from "../options";
import type { End, Facts } from "./steps/ends";
import { failover } from "./steps/failover";
import { restore } from "./steps/restore";
import { returnCold, returnWarm } from "./steps/return";

/** What is done when the region that is active is lost, and when the other one comes back. Every name is a real one. */
export function procedures(
  { sites, appTier }: Pick<Built<AwsLinks>, "sites" | "appTier">,
  { prefix }: Pick<Scope, "prefix">,
  { domain, health: { deepPath } }: RecoverySpec,
  plan: pulumi.Output<string> | undefined,
): Procedures {
  const active = sites.find(({ role }) => role === "active");
  const other = sites.find(({ role }) => role !== "active");
  if (active === undefined || other === undefined) return {};
  const facts: Facts = {
    account: active.link.account,
    domain,
    deepPath,
    active: end(active, prefix, domain),
    other: end(other, prefix, domain),
  };
  if (plan === undefined || !serves(other)) return { restore: restore(facts), return: returnCold(facts) };
  const fleet = at(appTier.link, other.region).group.name;
  return { failover: failover({ ...facts, plan, fleet }), return: returnWarm({ ...facts, plan }) };
}

function end({ region, link }: AwsSite, prefix: string, domain: string): End {
  return {
    region,
    database: identifier(prefix, region),
    databaseGroup: link.securityGroups.database.id,
    siteDomain: `${region}.${domain}`,
  };
}
