import type { CacheAccess } from "../../components/cache";
import type { AppTierParts, AppTierSpec, Built, Promises, Scope } from "../../components/contract";
import { at, bySite, serves } from "../../components/contract";
import type { DatabaseAccess } from "../../components/database";
import type { AwsSettings } from "../../config/settings";
import { fleetAlarms } from "./app-tier/alarms";
import { cacheToken, databaseToken } from "./app-tier/boot/tokens";
import { letInstancesRun } from "./app-tier/grants";
import { group as makeGroup } from "./app-tier/group";
import { launchTemplate } from "./app-tier/launch-template";
import { scaling } from "./app-tier/scaling";
import type { AwsLinks, CacheLink } from "./links";
import { logGroup } from "./shared/log-group";
import type { AwsSite } from "./options";
import { bySlot } from "./options";

/** The fleets that run the shop, one at each serving site. */
export function appTier(
  built: Omit<Built<AwsLinks>, "appTier" | "recovery">,
  scope: Scope,
  spec: AppTierSpec,
  { images }: Pick<AwsSettings, "images">,
): AppTierParts<AwsLinks> {
  const serving = bySlot(built.sites.filter(serves));
  const made = bySite(serving, (site) => fleet(built, scope, site, spec, images[site.region]));
  const pinned = serving.every(({ region }) => images[region] !== undefined);
  return {
    link: made,
    promises: promises(serving, pinned),
    signals: serving.flatMap((site) => fleetAlarms(scope, site, at(made, site.region).group)),
  };
}

function fleet(
  { loadBalancer, database, cache }: Pick<Built<AwsLinks>, "loadBalancer" | "database" | "cache">,
  scope: Scope,
  site: AwsSite,
  spec: AppTierSpec,
  imageId: string | undefined,
) {
  const { region } = site;
  const { workload, min, max, steps } = at(spec.fleets, region);
  const { balancer, targetGroup, ready, guards } = at(loadBalancer.link.sites, region);
  const log = logGroup(scope, site, `app-${region}`, { name: `/${scope.prefix}/app`, days: spec.recordDays });
  const granted = letInstancesRun(scope, site, log, workload.image);
  const tokens = passwords(at(database.access, region), at(cache.access, region), at(cache.link, region));
  const template = launchTemplate(scope, site, { workload, size: spec.size, imageId, log, tokens });
  const group = makeGroup(scope, site, {
    size: { min, max },
    template,
    targetGroup,
    // An image that changes by itself can't be turned back to.
    guards: imageId === undefined ? [] : guards,
    ready: [...site.link.networkReady, ...ready, granted],
  });
  scaling(scope, site, {
    group,
    balancer,
    targetGroup,
    ready,
    requestsPerInstance: spec.requestsPerInstance,
    steps,
  });
  return { group, template, log };
}

/** Memcached knows no users, so nobody signs in there. */
function passwords(db: DatabaseAccess, { user }: CacheAccess, link: ReturnType<CacheLink["get"]>) {
  return [
    databaseToken(db),
    ...(link !== undefined && "group" in link && user !== undefined
      ? [cacheToken(link.group.replicationGroupId, user)]
      : []),
  ];
}

function promises(serving: readonly AwsSite[], pinned: boolean): Promises {
  const newest =
    "The newest Amazon Linux is taken at each launch: instances may differ, and a rollout is not turned back by itself.";
  return {
    zones: Math.min(...serving.map(({ zones }) => zones.length)),
    atRest: "customer-key",
    inTransit: "tls-required",
    exposure: "private",
    ...(serving.length > 1 && {
      recovery: {
        stands: "a quarter of the fleet, at least one instance in each zone",
        recoveryPointSeconds: 0,
        recoveryTimeSeconds: "not known",
        trigger: "the failover plan scales it to what the other region had",
      },
    }),
    serviceLevel: {
      percent: 99.99,
      source:
        "Amazon Compute Service Level Agreement, region level, in two zones or more; https://aws.amazon.com/compute/sla/",
      date: "2026-11-23",
    },
    caveats: pinned ? [] : [newest],
  };
}
