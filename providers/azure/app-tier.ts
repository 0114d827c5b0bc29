import type { CacheAccess } from "../../components/cache";
import type { AppTierParts, AppTierSpec, Built, Promises, Scope } from "../../components/contract";
import { at, bySite, serves } from "../../components/contract";
import type { AzureSettings } from "../../config/settings";
import { fleetAlarms } from "./app-tier/alarms";
import { cacheToken, databaseToken } from "./app-tier/boot/tokens";
import { customData } from "./app-tier/custom-data";
import { diskEncryption } from "./app-tier/disk-encryption";
import { logCollection } from "./app-tier/log-collection";
import { machineTypes } from "./app-tier/machine-types";
import { originCertificate } from "./app-tier/origin-certificate";
import { scaleSet as makeScaleSet } from "./app-tier/scale-set";
import { leftOut, scaling, underPeak } from "./app-tier/scaling";
import type { AzureLinks, Logged } from "./links";
import type { AzureSite } from "./options";
import { bySlot, standing } from "./options";

export interface InstanceArgs {
  readonly azure: AzureSettings;
  readonly sshPublicKey: string;
}

type Below = Omit<Built<AzureLinks>, "appTier" | "recovery">;

/** The fleets that run the shop, one at each serving site. */
export function appTier(built: Below, scope: Scope, spec: AppTierSpec, args: InstanceArgs): AppTierParts<AzureLinks> {
  const serving = bySlot(built.sites.filter(serves));
  const fleets = bySite(serving, (site) => fleet(built, scope, site, spec, args));
  return {
    link: {
      sites: fleets,
      logged: serving.map(({ region }): Logged => ({
        name: `app-scaling-${region}`,
        kind: "autoscale",
        id: at(fleets, region).autoscale.id,
        region,
      })),
    },
    promises: promises(serving, spec, args.azure),
    signals: serving.flatMap((site) => fleetAlarms(scope, site, at(fleets, site.region))),
  };
}

function fleet(
  { loadBalancer, cache }: Below,
  scope: Scope,
  site: AzureSite,
  { fleets, size, requestsPerInstance }: AppTierSpec,
  { azure, sshPublicKey }: InstanceArgs,
) {
  const { region } = site;
  const { app, insights, networkReady } = site.link;
  const { workload, min, max, steps } = at(fleets, region);
  const shown = azure.originCertificates[region];
  const certificate = shown === undefined ? undefined : originCertificate(scope, site, shown);
  const scaleSet = makeScaleSet(scope, site, {
    workload,
    size,
    imageId: azure.images[region],
    sshPublicKey,
    customData: customData({
      workload,
      identity: app,
      insights,
      tokens: passwords(at(cache.access, region)),
      certificate: certificate?.url,
    }),
    disks: diskEncryption(scope, site),
    pool: at(loadBalancer.link.sites, region).pool,
    // What the writer needs, at either site: the same whoever writes, and enough where nobody refreshed the state.
    firstCapacity: Math.max(...[...fleets.values()].map((each) => each.min)),
    ready: [...networkReady, ...logCollection(scope, site, azure.images[region]), ...(certificate?.ready ?? [])],
  });
  const autoscale = scaling(scope, site, { scaleSet, size: { min, max }, steps, requestsPerInstance });
  const { memoryGiB } = machineTypes[size];
  return { scaleSet, autoscale, memoryGiB, max, certificate: certificate !== undefined };
}

/** A cache without users gives none, and nobody signs in there. */
function passwords({ user }: CacheAccess) {
  return [databaseToken, ...(user === undefined ? [] : [cacheToken])];
}

function promises(sites: readonly AzureSite[], { fleets }: AppTierSpec, azure: AzureSettings): Promises {
  const serving = standing(sites);
  const everywhere = (given: Readonly<Record<string, unknown>>) =>
    serving.every(({ region }) => Object.hasOwn(given, region));
  const tls = everywhere(azure.originCertificates);
  const sized = [...fleets.values()];
  const late = sized.flatMap(({ min, steps }) => leftOut(min, steps));
  return {
    zones: Math.min(...serving.map(({ zones }) => zones.length)),
    atRest: "customer-key",
    inTransit: tls ? "tls-required" : "tls-offered",
    exposure: "private",
    ...(serving.length > 1 && {
      recovery: {
        stands: "a quarter of the fleet, at least one instance in each zone",
        recoveryPointSeconds: 0,
        recoveryTimeSeconds: "not known",
        trigger: "scaling follows the load; the procedure raises the least number first",
      },
    }),
    serviceLevel: {
      percent: 99.99,
      source:
        "Azure Virtual Machine Scale Sets documentation, orchestration modes: flexible, instances spread across zones; https://learn.microsoft.com/azure/virtual-machine-scale-sets/virtual-machine-scale-sets-orchestration-modes",
      date: "2026-11-24",
    },
    caveats: [
      "an instance's log is sent from some minutes after its birth on: what it wrote before stays on its disk",
      "an instance stays until image or settings change: patches of the kernel come with the image's next version",
      ...(tls ? [] : ["instances without a certificate speak plain HTTP inside the private link; development only"]),
      ...(everywhere(azure.images)
        ? []
        : [
            "the newest Ubuntu is taken at each launch: instances may differ, and the platform patches and restarts them",
          ]),
      ...(sized.some(({ min, steps }) => underPeak(min, steps))
        ? ["a peak is under way: refresh the scale sets before `up`, or a change of their model sends an old size"]
        : []),
      ...(late.length === 0
        ? []
        : [`scaling takes 19 peaks at a time; run \`up\` again before these: ${[...new Set(late)].join(", ")}`]),
    ],
  };
}
