import type { LoadBalancerSpec, Promises } from "../../../components/contract";
import type { AzureSite } from "../options";
import type { DnsZone } from "../shared/dns-zone";
import { probe } from "./origins";

/** Bad answers after which an edge location leaves a site, and one interval before the first of them. */
const seconds = probe.intervalSeconds * (probe.samples - probe.good + 2);

export function promises(
  serving: readonly AzureSite[],
  spec: Pick<LoadBalancerSpec, "domain">,
  zone: DnsZone,
  tls: boolean,
): Promises {
  return {
    zones: Math.min(...serving.map(({ zones }) => zones.length)),
    atRest: "stores-nothing",
    inTransit: tls ? "tls-required" : "tls-offered",
    exposure: "public",
    ...(serving.length > 1 && {
      recovery: {
        stands: "an origin, private link and balancer of its own, answering under the site's own name",
        recoveryPointSeconds: 0,
        recoveryTimeSeconds: seconds,
        trigger:
          "none: each edge location turns by itself when fewer than three of its last four questions were answered well",
      },
    }),
    serviceLevel: {
      // 99.99 % each, in a row, rounded down.
      percent: 99.97,
      source:
        "Front Door, Private Link and Standard Load Balancer, 99.99 % each, one behind the other; Service Level Agreements for Microsoft Online Services, seen second-hand in Azure/modern-web-app-pattern-java, slo-calculation.md",
      date: "2026-11-23",
    },
    caveats: [
      "Nothing reaches a site before a person has approved the edge's private link there: a printed step.",
      "The edge is one control plane for the world: on 2025-10-29 a change of its maker's took it down in all regions for hours, and no second site helps against that.",
      "Static files reach the edge by way of the instances and are kept there: it can't read a private store as an identity.",
      "When the edge turns by itself, the other site's small fleet has all the load until it has grown, and its cache knows no session.",
      "Rate limits are counted by each edge location and not over all of them, and the firewall reads the first 128 KB of a body.",
      "The edge's logs lie in one region's workspace: while that region is lost, they are lost too.",
      ...(tls
        ? []
        : [
            "Without certificates the edge speaks plain HTTP to the instances, inside the private link: development only.",
          ]),
      ...(spec.domain === zone.name
        ? [
            "The shop's name is the zone's own, so its certificate is not renewed by itself: each time the name must be proven anew, by hand.",
          ]
        : []),
    ],
  };
}
