import * as pulumi from "@pulumi/pulumi";
import type { Built, LoadBalancerParts, LoadBalancerSpec, Scope } from "../../components/contract";
import { at, bySite, serves } from "../../components/contract";
import type { AzureSettings } from "../../config/settings";
import type { AzureLinks, Logged } from "./links";
import { edgeAlarms, siteAlarms } from "./load-balancer/alarms";
import { balancer as makeBalancer } from "./load-balancer/balancer";
import { domains as makeDomains } from "./load-balancer/domains";
import { dnsPlace, edgePlace } from "./load-balancer/edge";
import { firewall } from "./load-balancer/firewall";
import { frontDoor } from "./load-balancer/front-door";
import { origins as makeOrigins } from "./load-balancer/origins";
import { privateLink } from "./load-balancer/private-link";
import { promises } from "./load-balancer/promises";
import { routes as makeRoutes } from "./load-balancer/routes";
import { cacheRules, headerRules } from "./load-balancer/rule-sets";
import { bySlot, standing } from "./options";
import { homeOf } from "./regions";
import { record } from "./shared/dns-zone";
import type { Subscription } from "./site";

export interface EdgeArgs extends Subscription {
  readonly azure: Pick<AzureSettings, "originCertificates">;
}

/** One edge for all sites, and a balancer at each that only the edge reaches. */
export function loadBalancer(
  { sites }: Pick<Built<AzureLinks>, "sites" | "storage">,
  scope: Scope,
  spec: LoadBalancerSpec,
  args: EdgeArgs,
): LoadBalancerParts<AzureLinks> {
  const ordered = bySlot(sites);
  const [first] = ordered;
  if (first === undefined) throw new Error("there is no site");
  const serving = ordered.filter(serves);
  // One route speaks one protocol to all its origins: with a certificate missing anywhere, all speak HTTP.
  const tls = ordered.every(({ region }) => Object.hasOwn(args.azure.originCertificates, region));
  const edge = edgePlace(scope, spec, args, homeOf(first.region));
  const dns = dnsPlace(scope, spec, args, edge);
  const balancers = bySite(serving, (site) => makeBalancer(scope, site, spec, tls));
  const links = bySite(serving, (site) => privateLink(scope, site, at(balancers, site.region).frontend));
  const door = frontDoor(scope, edge, [...links.values()]);
  const origins = makeOrigins(scope, door, serving, links, spec, tls);
  const domains = makeDomains(scope, door, dns, serving, spec);
  const headers = headerRules(scope, door);
  const cache = cacheRules(scope, door);
  const routes = makeRoutes(scope, door, { domains, origins, headers, cache, serving, tls });
  const { association } = firewall(scope, door, domains.all, spec, routes);
  // A record of this form only: the edge renews a certificate by itself where it finds one that leads straight to it.
  const leads = (name: string, domain: string) =>
    record(
      scope.parent,
      dns,
      name,
      domain,
      { recordType: "CNAME", ttl: 300, cnameRecord: { cname: door.endpoint.hostName } },
      { dependsOn: [association] },
    );
  leads("static", spec.staticDomain);
  for (const { region } of serving) leads(`site-${region}`, at(spec.siteDomains, region));
  const logged: readonly Logged[] = [
    { name: `front-door-${first.region}`, kind: "front-door", id: door.profile.id, region: first.region },
    ...serving.map(({ region }): Logged => ({
      name: `balancer-${region}`,
      kind: "load-balancer",
      id: at(balancers, region).balancer.id,
      region,
    })),
  ];
  return {
    link: {
      edge,
      dns,
      profile: door.profile,
      endpoint: door.endpoint,
      originGroup: origins.shop,
      guarded: association,
      sites: bySite(serving, ({ region }) => ({
        balancer: at(balancers, region).balancer,
        pool: at(balancers, region).pool,
        privateLink: at(links, region),
        origin: at(origins.shopOrigins, region),
        originName: at(spec.siteDomains, region),
        tls,
      })),
      logged,
    },
    url: pulumi.output(`https://${spec.domain}`),
    staticUrl: pulumi.output(`https://${spec.staticDomain}`),
    siteUrls: bySite(serving, ({ region }) => pulumi.output(`https://${at(spec.siteDomains, region)}`)),
    promises: promises(standing(serving), spec, dns.zone, tls),
    signals: [
      ...serving.flatMap((site) =>
        siteAlarms(scope, site, at(balancers, site.region).balancer, at(links, site.region)),
      ),
      ...edgeAlarms(scope, { region: edge.location, link: edge }, door.profile),
    ],
  };
}
