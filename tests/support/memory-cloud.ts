import * as pulumi from "@pulumi/pulumi";
import type { BuiltSite, Links, Promises, Provider, Scope, Signal } from "../../components/contract";
import { bySite, serves } from "../../components/contract";

/** A third cloud with nothing behind it: shows that the contract asks for nothing that only two clouds have. */
export interface MemoryLinks extends Links {
  site: { readonly shelf: string };
  storage: Thing;
  loadBalancer: Thing;
  database: ReadonlyMap<string, Thing>;
  cache: Thing;
  appTier: Thing;
  recovery: Thing;
  signal: string;
}

export class Thing extends pulumi.ComponentResource {
  constructor(name: string, args: pulumi.Inputs, { parent }: Scope) {
    super("memory:index:Thing", name, args, { parent });
    this.registerOutputs({});
  }
}

const promises: Promises = { zones: 3, atRest: "customer-key", inTransit: "tls-required", exposure: "private" };

/** `silent`: the tier that raises no alarm of its own. */
export function openMemory(silent?: string): Provider<MemoryLinks> {
  const signals = (tier: string, sites: readonly BuiltSite<MemoryLinks>[]): Signal<string>[] =>
    tier === silent
      ? []
      : sites.map(({ region }) => ({
          name: `${tier}-${region}`,
          region,
          severity: "page",
          meaning: "Broken.",
          handle: tier,
        }));
  const parts = (tier: string, sites: readonly BuiltSite<MemoryLinks>[]) => ({
    promises,
    signals: signals(tier, sites),
  });
  const text = (value: string) => pulumi.output(value);

  return {
    cloud: "memory",
    regions: {
      north: { slot: 1, zones: ["north-1", "north-2", "north-3"] },
      south: { slot: 2, zones: ["south-1", "south-2", "south-3"] },
    },
    site: (scope, spec) => {
      new Thing(`network-${spec.region}`, { cidr: spec.cidr, role: spec.role }, scope);
      return { link: { shelf: spec.region }, promises, signals: [] };
    },
    storage: ({ sites }, scope) => ({
      ...parts("storage", sites),
      link: new Thing("stores", {}, scope),
      assets: bySite(sites, ({ region }) => text(`assets-${region}`)),
    }),
    loadBalancer: ({ sites }, scope, { domain, siteDomains }) => ({
      ...parts("load-balancer", sites),
      link: new Thing("balancers", { domain }, scope),
      url: text(`https://${domain}`),
      staticUrl: text(`https://static.${domain}`),
      siteUrls: bySite(sites, ({ region }) => text(`https://${siteDomains.get(region) ?? ""}`)),
    }),
    database: ({ sites }, scope, { databaseName: name, appUser: user }) => ({
      ...parts("database", sites),
      link: bySite(sites.filter(serves), ({ region }) => new Thing(`database-${region}`, {}, scope)),
      access: bySite(sites.filter(serves), ({ region }) => ({
        dialect: "postgresql",
        host: text(`database.${region}`),
        port: 5432,
        name,
        user,
      })),
    }),
    cache: ({ sites }, scope, { keyPrefix }) => ({
      ...parts("cache", sites),
      link: new Thing("caches", {}, scope),
      access: bySite(sites.filter(serves), ({ region }) => ({
        protocol: "redis",
        host: text(`cache.${region}`),
        port: 6379,
        clustered: true,
        keyPrefix,
      })),
    }),
    appTier: ({ sites }, scope, { fleets }) => {
      for (const [region, { min, max, workload }] of fleets) {
        new Thing(`fleet-${region}`, { min, max, environment: workload.environment }, scope);
      }
      return { ...parts("app-tier", sites), link: new Thing("fleets", {}, scope) };
    },
    recovery: ({ sites }, scope) => ({
      ...parts("recovery", sites),
      link: new Thing("procedure", {}, scope),
      procedures: {},
    }),
    monitoring: ({ sites }, scope) => {
      new Thing("dashboard", {}, scope);
      return { ...parts("monitoring", sites), dashboards: [] };
    },
  };
}
