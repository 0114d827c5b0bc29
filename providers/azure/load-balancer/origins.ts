import { AFDOrigin, AFDOriginGroup } from "@pulumi/azure-native/cdn";
import type { PrivateLinkService } from "@pulumi/azure-native/network";
import type { BySite, LoadBalancerSpec, Scope } from "../../../components/contract";
import { at, bySite } from "../../../components/contract";
import type { AzureSite } from "../options";
import { standing } from "../options";
import type { FrontDoor } from "./front-door";
import { partOf } from "./front-door";

/** Seconds between two questions of one edge location; of the last four answers three must be good. */
export const probe = { intervalSeconds: 30, samples: 4, good: 3 };

/** Words by which the request can be told from a stranger's before it is approved. */
export function requestMessage({ prefix }: Pick<Scope, "prefix">): string {
  return `${prefix} front door`;
}

export interface Origins {
  /** Of the shop: all serving sites. */
  readonly shop: AFDOriginGroup;
  readonly shopOrigins: BySite<AFDOrigin>;
  /** Of each site alone, behind its own name. */
  readonly own: BySite<{ readonly group: AFDOriginGroup; readonly origin: AFDOrigin }>;
}

/**
 * The site that writes takes all requests, and the other those of an edge location that finds it dead.
 *
 * Why not both at once: the other site runs a quarter of the fleet, its cache knows no session of this one, and each of its
 * writes crosses a continent. Why the priority follows `active`: were it the region's for ever, the edge would return after
 * a failover to the region that came back, which by then is the small one. So it is one of the few inputs that change with
 * `active`; the failover's steps set the same figures, and the program agrees with what it finds.
 *
 * Why the edge may turn before the database has: both applications write through the listener of the failover group, which
 * leads to the writer or to nobody. Until the copy is promoted the shop gives errors, as it would without turning; it never
 * writes to a copy that can't be written to.
 */
export function origins(
  scope: Scope,
  door: FrontDoor,
  serving: readonly AzureSite[],
  links: BySite<PrivateLinkService>,
  spec: LoadBalancerSpec,
  tls: boolean,
): Origins {
  const groupOf = (name: string, asked: boolean) => {
    const { name: originGroupName, under, opts } = partOf(scope, door, name);
    return new AFDOriginGroup(
      name,
      {
        originGroupName,
        ...under,
        // Sessions live in the cache.
        sessionAffinityState: "Disabled",
        loadBalancingSettings: {
          sampleSize: probe.samples,
          successfulSamplesRequired: probe.good,
          additionalLatencyInMilliseconds: 50,
        },
        ...(asked && {
          healthProbeSettings: {
            // Shallow: asked for its dependencies, each site would fail with the one writer. Then all are tried in turn, the
            // small fleet too, and nothing is won.
            probePath: spec.health.path,
            probeProtocol: tls ? "Https" : "Http",
            probeRequestType: "GET",
            probeIntervalInSeconds: probe.intervalSeconds,
          },
        }),
      },
      opts,
    );
  };
  const originOf = (
    name: string,
    site: AzureSite,
    group: AFDOriginGroup,
    { priority, enabled, after }: { priority: number; enabled: boolean; after: readonly AFDOrigin[] },
  ) => {
    const { name: originName, under, opts } = partOf(scope, door, name);
    return new AFDOrigin(
      name,
      {
        originName,
        originGroupName: group.name,
        ...under,
        // The name in the instances' certificate. It is looked up nowhere: the private link leads there. Without a host
        // header of its own the origin is asked for the name that the shopper asked for.
        hostName: at(spec.siteDomains, site.region),
        httpPort: 80,
        httpsPort: 443,
        priority,
        weight: 500,
        // Else it may come up disabled, and routes to a group without an origin are refused.
        enabledState: enabled ? "Enabled" : "Disabled",
        // With a private link it can't be turned off.
        enforceCertificateNameCheck: true,
        // The same link, place and name in both groups make one request, which is approved once.
        sharedPrivateLinkResource: {
          privateLink: { id: at(links, site.region).id },
          privateLinkLocation: site.region,
          requestMessage: requestMessage(scope),
        },
      },
      // The approval comes from outside, and a refresh finds it.
      { ...opts, ignoreChanges: ["sharedPrivateLinkResource.status"], dependsOn: [...after] },
    );
  };
  const shop = groupOf("app", true);
  const shopOrigin = (site: AzureSite, after: readonly AFDOrigin[]) =>
    originOf(`app-${site.region}`, site, shop, {
      priority: site.role === "active" ? 1 : 2,
      // It has a database of its own: were it the way out, two would write.
      enabled: site.role !== "former",
      after,
    });
  const first = bySite(standing(serving), (site) => shopOrigin(site, []));
  // A group must have one that is enabled at any time. Source: hashicorp/terraform-provider-azurerm issue 18333; 2026-11.
  const shopOrigins = bySite(serving, (site) => first.get(site.region) ?? shopOrigin(site, [...first.values()]));
  const own = bySite(serving, (site) => {
    const name = `site-${site.region}`;
    // One origin is always taken, so nobody needs to ask how it is.
    const group = groupOf(name, false);
    return { group, origin: originOf(name, site, group, { priority: 1, enabled: true, after: [] }) };
  });
  return { shop, shopOrigins, own };
}
