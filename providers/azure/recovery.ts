import type { Built, Promises, RecoveryParts, RecoverySpec, Scope } from "../../components/contract";
import { at, serves } from "../../components/contract";
import type { AzureLinks } from "./links";
import { bySlot } from "./options";
import { shopRecord } from "./recovery/shop-record";
import { warmSteps } from "./recovery/steps";

/** What ties the sites together: the shop's name, and the steps that turn the sites around where there is a warm standby. */
export function recovery(
  built: Omit<Built<AzureLinks>, "recovery">,
  scope: Scope,
  spec: RecoverySpec,
): RecoveryParts<AzureLinks> {
  shopRecord(scope, built.loadBalancer.link, spec);
  const failover = steps(built, spec);
  const procedures = failover.length > 0 ? { failover } : {};
  return { link: { logged: [] }, procedures, promises: promises(spec), signals: [] };
}

function steps(
  { sites, loadBalancer, database, appTier }: Omit<Built<AzureLinks>, "recovery">,
  { domain, health }: RecoverySpec,
) {
  const serving = bySlot(sites).filter(serves);
  const from = serving.find(({ role }) => role === "active");
  const to = serving.find(({ role }) => role !== "active");
  const { failover } = database.link;
  if (from === undefined || to === undefined || failover === undefined) return [];
  const { edge, profile, originGroup, sites: doors } = loadBalancer.link;
  const half = (region: string) => {
    const { originName, origin } = at(doors, region);
    return { region, siteDomain: originName, origin: origin.name };
  };
  return warmSteps({
    domain,
    deepPath: health.deepPath,
    from: half(from.region),
    to: {
      ...half(to.region),
      group: to.link.group.name,
      server: at(database.link.sites, to.region).server.name,
      scaleSet: at(appTier.link.sites, to.region).scaleSet.name,
    },
    failoverGroup: failover.name,
    edge: { group: edge.group.name, profile: profile.name, profileId: profile.id, originGroup: originGroup.name },
  });
}

const stands: Readonly<Record<RecoverySpec["mode"], Promises["recovery"]>> = {
  none: undefined,
  cold: {
    stands: "no procedure; the edge gets the other site with `up`",
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
