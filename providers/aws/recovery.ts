import type { Built, Promises, RecoveryParts, RecoverySpec, Scope } from "../../components/contract";
import { at, serves } from "../../components/contract";
import type { AwsLinks } from "./links";
import { bySlot, inSite } from "./options";
import { gates } from "./recovery/gates";
import type { Half } from "./recovery/plan";
import { failoverPlan } from "./recovery/plan";
import { planNotices } from "./recovery/plan-notices";
import { shopRecords } from "./recovery/shop-records";
import { procedures } from "./recovery/steps";

/** What ties the sites together: the failover plan, where there is a warm standby, and the shop's name. */
export function recovery(
  built: Omit<Built<AwsLinks>, "recovery">,
  scope: Scope,
  spec: RecoverySpec,
): RecoveryParts<AwsLinks> {
  const sites = bySlot(built.sites);
  const serving = sites.filter(serves);
  const lowest = sites[0]?.region ?? "";
  const doorways = serving.map((site) => ({ site, balancer: at(built.loadBalancer.link.sites, site.region).balancer }));
  const halves = serving.map((site): Half => ({
    site,
    groupArn: at(built.appTier.link, site.region).group.arn,
    databaseArn: at(built.database.link, site.region).instance.arn,
  }));
  const [first, second] = halves;
  const common = { signals: [], promises: promises(spec) };
  if (spec.mode !== "warm" || first === undefined || second === undefined) {
    shopRecords(scope, doorways, spec, undefined, lowest);
    return { ...common, link: {}, procedures: procedures(built, scope, spec, undefined) };
  }
  const plan = failoverPlan(scope, [first, second], spec);
  for (const { site } of halves) planNotices(scope, site, plan);
  const regions = halves.map(({ site }) => site.region);
  const opened = gates(plan, spec.domain, regions, inSite(scope, first.site.lost ? second.site : first.site));
  shopRecords(scope, doorways, spec, opened, lowest);
  const steps = procedures(built, scope, spec, plan.arn);
  return { ...common, link: { plan: plan.arn }, procedures: steps };
}

const stands: Readonly<Record<RecoverySpec["mode"], Promises["recovery"]>> = {
  none: undefined,
  cold: {
    stands: "no plan; the shop's record moves with `up`",
    recoveryPointSeconds: "not known",
    recoveryTimeSeconds: "not known",
    trigger: "`up` from the other region",
  },
  warm: {
    stands: "the failover plan, kept in both regions, and gates that it opens and closes",
    recoveryPointSeconds: "not known",
    recoveryTimeSeconds: "not known",
    trigger: "a person starts the plan from the surviving region",
  },
};

function promises({ mode, timeObjectiveMinutes }: RecoverySpec): Promises {
  const held = stands[mode];
  const unmeasured = `the failover's objective is ${timeObjectiveMinutes} minutes; only a rehearsal shows what it takes`;
  return {
    zones: 0,
    atRest: "stores-nothing",
    inTransit: "not-applicable",
    exposure: "private",
    ...(held !== undefined && { recovery: held }),
    // Route 53 answers from all over the world.
    serviceLevel: {
      percent: 100,
      source: "Amazon Route 53 Service Level Agreement, seen second-hand; https://aws.amazon.com/route53/sla/",
      date: "2026-11-23",
    },
    caveats: mode === "warm" ? [unmeasured] : [],
  };
}
