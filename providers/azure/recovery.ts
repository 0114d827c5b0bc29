import type { Procedures } from "../../components/recovery";
import type { Built, Promises, RecoveryParts, RecoverySpec, Scope } from "../../components/contract";
import type { AzureLinks } from "./links";
import { failoverSteps } from "./recovery/failover-steps";
import { half, whole } from "./recovery/halves";
import { restoreSteps } from "./recovery/restore-steps";
import { returnToCold, returnToWarm } from "./recovery/return-steps";
import { shopRecord } from "./recovery/shop-record";

/** What ties the sites together: the shop's name, and the steps by which a lost region is done without, and brought back. */
export function recovery(
  built: Omit<Built<AzureLinks>, "recovery">,
  scope: Scope,
  spec: RecoverySpec,
): RecoveryParts<AzureLinks> {
  shopRecord(scope, built.loadBalancer.link, spec);
  const procedures = proceduresOf(built, scope, spec);
  return { link: { logged: [] }, procedures, promises: promises(spec), signals: [] };
}

function proceduresOf(built: Omit<Built<AzureLinks>, "recovery">, scope: Scope, spec: RecoverySpec): Procedures {
  const { sites, database } = built;
  const active = sites.find(({ role }) => role === "active");
  const other = sites.find(({ role }) => role !== "active");
  const access = active === undefined ? undefined : database.access.get(active.region);
  if (active === undefined || other === undefined || access === undefined) return {};
  const all = whole(scope, built, spec, access.name);
  const [writer, second] = [active, other].map((site) => half(scope, site, spec.domain, access.name));
  if (writer === undefined || second === undefined) return {};
  const { failover } = database.link;
  if (failover === undefined)
    return { restore: restoreSteps(writer, second, all), return: returnToCold(second, writer) };
  return {
    failover: failoverSteps(writer, second, all, failover.name),
    return: returnToWarm(second, writer, all, failover.name),
  };
}

const stands: Readonly<Record<RecoverySpec["mode"], Promises["recovery"]>> = {
  none: undefined,
  cold: {
    stands: "the printed steps; the edge gets the other site with `up`",
    recoveryPointSeconds: "not known",
    recoveryTimeSeconds: "not known",
    trigger: "`up` from the other region",
  },
  warm: {
    stands: "both sites behind the edge at all times, and a failover group whose listener leads to the writer",
    recoveryPointSeconds: "not known",
    recoveryTimeSeconds: "not known",
    trigger: "a person takes the printed steps from the surviving region",
  },
};

const caveats: Readonly<Record<RecoverySpec["mode"], (spec: RecoverySpec) => readonly string[]>> = {
  none: () => [],
  cold: () => ["The new site's private link must be approved by a person before it serves anyone: a printed step."],
  warm: ({ timeObjectiveMinutes }) => [
    `the failover's objective is ${timeObjectiveMinutes} minutes; only a rehearsal shows what it takes`,
    "The edge turns by itself, before the database does: until its copy is promoted the shop answers with errors, and writes to no copy.",
  ],
};

function promises(spec: RecoverySpec): Promises {
  const held = stands[spec.mode];
  return {
    zones: 0,
    atRest: "stores-nothing",
    inTransit: "not-applicable",
    exposure: "private",
    ...(held !== undefined && { recovery: held }),
    // The zone's name servers stand all over the world.
    serviceLevel: {
      percent: 100,
      source:
        "Azure DNS, Service Level Agreements for Microsoft Online Services, seen second-hand; https://www.microsoft.com/licensing/docs/view/Service-Level-Agreements-SLA-for-Online-Services",
      date: "2026-11-23",
    },
    caveats: caveats[spec.mode](spec),
  };
}
