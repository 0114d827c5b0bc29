import type { Built, MonitoringParts, MonitoringSpec, Scope } from "../../components/contract";
import { at, bySite, serves } from "../../components/contract";
import { health } from "../../components/workload";
import type { AzureLinks, Logged } from "./links";
import { securityPosture, threatDetection } from "./monitoring/account-guards";
import { availability } from "./monitoring/availability";
import { burnRate } from "./monitoring/burn-rate";
import { controlAlarms, findings, globalControlAlarms } from "./monitoring/controls";
import { dashboard } from "./monitoring/dashboard";
import { diagnostics } from "./monitoring/diagnostics";
import { networkLogs } from "./monitoring/network-logs";
import { trail } from "./monitoring/trail";
import type { AzureSite, Place } from "./options";
import { bySlot } from "./options";

/** What spans the tiers: the objective, the controls, the records of all resources and the page on which all of it is seen. */
export function monitoring(built: Built<AzureLinks>, scope: Scope, spec: MonitoringSpec): MonitoringParts<AzureLinks> {
  const { storage, loadBalancer } = built;
  const sites = bySlot(built.sites);
  const serving = sites.filter(serves);
  const [home] = sites;
  if (home === undefined) throw new Error("there is no site");
  const { edge } = loadBalancer.link;
  const stores = storage.link.sites;
  const places = bySite(sites, (site) => site);
  const resources = loggedOf(built, sites);
  diagnostics(scope, places, stores, resources);
  for (const site of sites) networkLogs(scope, site, at(stores, site.region).logs);
  const { guards } = spec;
  if (guards.auditTrail) trail(scope, { home, audit: at(stores, home.region).audit });
  // What is the subscription's own is made and told at the edge, which is no site.
  const global: Place = { region: edge.location, link: { ...home.link, ...edge } };
  const plans = guards.threatDetection ? [threatDetection(scope, global)] : [];
  if (guards.securityPosture) securityPosture(scope, global, plans);
  const keeper = at(places, resources.find(({ kind }) => kind === "front-door")?.region ?? home.region);
  return {
    dashboards: [dashboard(scope, home, serving, built, { keeper, recorder: guards.auditTrail ? home : undefined })],
    signals: [
      ...burnRate(scope, keeper, spec.objective),
      ...serving.flatMap((site) => availabilityAt(scope, site, built)),
      ...sites.flatMap((site) => controlAlarms(scope, site)),
      ...globalControlAlarms(scope, global),
      ...(guards.threatDetection ? [findings(scope, global)] : []),
    ],
    promises: {
      zones: 0,
      atRest: "customer-key",
      inTransit: "tls-required",
      exposure: "private",
      caveats: caveats(spec, keeper, serving),
    },
  };
}

/** Everything that has records, of all tiers. */
function loggedOf(built: Built<AzureLinks>, sites: readonly AzureSite[]): readonly Logged[] {
  const { storage, loadBalancer, database, cache, appTier, recovery } = built;
  const links = [storage.link, loadBalancer.link, database.link, cache.link, appTier.link, recovery.link];
  return [...sites.map(({ link }) => link), ...links].flatMap(({ logged }) => logged);
}

/** Each site asks for the shop itself, so that one is left when the other is lost, and for its own name. */
function availabilityAt(scope: Scope, site: AzureSite, { loadBalancer }: Built<AzureLinks>) {
  const { region } = site;
  return [
    availability(scope, site, {
      thing: "shop",
      url: loadBalancer.url,
      path: health.deepPath,
      severity: "page",
      meaning: "The shop, or what it depends on, doesn't answer from two places of the internet.",
    }),
    availability(scope, site, {
      thing: "site",
      url: at(loadBalancer.siteUrls, region),
      path: health.path,
      severity: "page",
      meaning: `The site in ${region} doesn't answer from two places of the internet, by its own name.`,
    }),
  ];
}

const duties: Readonly<Record<Exclude<keyof MonitoringSpec["guards"], "configurationRecorder">, string>> = {
  auditTrail: "the export of the activity log, which the cloud itself keeps for 90 days only",
  threatDetection: "threat detection (the plans of Defender for Cloud)",
  securityPosture: "the check against PCI DSS and good practice (Defender for Cloud, Azure Policy)",
};

function caveats({ guards }: MonitoringSpec, keeper: AzureSite, serving: readonly AzureSite[]): readonly string[] {
  const left = Object.entries(duties).filter(([guard]) => !guards[guard as keyof typeof duties]);
  return [
    ...left.map(([guard, duty]) => `accountGuards.${guard} is off: someone else must run ${duty}`),
    "accountGuards.configurationRecorder makes nothing here: the cloud records changes of resources itself, for 14 days (Resource Graph), and the activity log says who made them",
    ...(guards.threatDetection || guards.securityPosture
      ? [
          "plans of Defender for Cloud stay switched on, and billed, when the stack is gone: they are the subscription's",
        ]
      : []),
    ...(serving.length > 1
      ? [
          `the edge's log, and with it the alarms on the objective, lies in ${keeper.region} alone; while that region is lost, each site's tests of the shop are left`,
        ]
      : []),
  ];
}
