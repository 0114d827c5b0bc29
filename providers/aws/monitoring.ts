import type { Built, MonitoringParts, MonitoringSpec, Scope } from "../../components/contract";
import { at, serves } from "../../components/contract";
import type { AwsLinks } from "./links";
import { configurationRecorder, securityPosture, threatDetection } from "./monitoring/account-guards";
import { burnRate } from "./monitoring/burn-rate";
import { controlAlarms, findings, globalControlAlarms } from "./monitoring/controls";
import { dashboard } from "./monitoring/dashboard";
import { networkLogs } from "./monitoring/network-logs";
import { trail } from "./monitoring/trail";
import { bySlot } from "./options";

/** What spans the tiers: the objective, the controls, the record of calls and the page on which all of it is seen. */
export function monitoring(built: Built<AwsLinks>, scope: Scope, spec: MonitoringSpec): MonitoringParts<AwsLinks> {
  const { storage, loadBalancer } = built;
  const sites = bySlot(built.sites);
  const serving = sites.filter(serves);
  const [home] = sites;
  if (home === undefined) throw new Error("there is no site");
  const signals = serving.flatMap((site) =>
    burnRate(scope, site, at(loadBalancer.link.sites, site.region).balancer, spec.objective),
  );
  const stores = sites.map(({ region }) => at(storage.link, region));
  const record = spec.guards.auditTrail
    ? trail(scope, {
        home,
        audit: at(storage.link, home.region).audit,
        watched: stores.map(({ backups }) => backups),
        records: stores.flatMap(({ audit, logs }) => [audit, logs]),
        logDays: spec.logDays,
      })
    : undefined;
  globalControlAlarms(scope, loadBalancer.link.edge);
  for (const site of sites) {
    const { logs } = at(storage.link, site.region);
    networkLogs(scope, site, logs);
    controlAlarms(scope, site);
    if (spec.guards.threatDetection) {
      threatDetection(scope, site);
      findings(scope, site);
    }
    const recording = spec.guards.configurationRecorder
      ? [configurationRecorder(scope, site, logs, site.region === home.region)]
      : [];
    if (spec.guards.securityPosture) securityPosture(scope, site, recording);
  }
  const { database, cache, appTier } = built;
  const tiers = [...sites, storage, loadBalancer, database, cache, appTier, { signals }];
  const pages = tiers.flatMap((tier) => tier.signals).filter(({ severity }) => severity === "page");
  return {
    dashboards: [dashboard(scope, home, serving, built, { pages, record })],
    signals,
    promises: {
      zones: 0,
      atRest: "customer-key",
      inTransit: "tls-required",
      exposure: "private",
      caveats: caveats(spec),
    },
  };
}

const duties: Readonly<Record<keyof MonitoringSpec["guards"], string>> = {
  auditTrail: "the record of administrative calls (CloudTrail), without which no failing control is noticed either",
  threatDetection: "threat detection (GuardDuty)",
  configurationRecorder: "the record of configurations (AWS Config)",
  securityPosture:
    "the check against PCI DSS and good practice, and the search for known holes (Security Hub, Inspector)",
};

function caveats({ guards }: MonitoringSpec): readonly string[] {
  const left = Object.entries(duties).filter(([guard]) => !guards[guard as keyof typeof duties]);
  return left.map(([guard, duty]) => `accountGuards.${guard} is off: someone else must run ${duty}`);
}
