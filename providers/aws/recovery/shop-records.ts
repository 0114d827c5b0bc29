import type { LoadBalancer } from "@pulumi/aws/lb";
import { Record as DnsRecord } from "@pulumi/aws/route53";
import type * as pulumi from "@pulumi/pulumi";
import type { RecoverySpec, Scope } from "../../../components/contract";
import type { AwsSite } from "../options";
import { inSite } from "../options";

export interface Doorway {
  readonly site: AwsSite;
  readonly balancer: LoadBalancer;
}

/**
 * The shop's own name, once for each serving site. Which of two is primary follows the region's number for ever, because the
 * service refuses to swap the two; who gets the traffic is said by the gates alone.
 */
export function shopRecords(
  scope: Scope,
  doorways: readonly Doorway[],
  { domain, dnsZone }: RecoverySpec,
  gates: pulumi.Output<Readonly<Record<string, string>>> | undefined,
  lowest: string,
): readonly DnsRecord[] {
  return doorways.map(({ site, balancer }) => {
    const { region } = site;
    return new DnsRecord(
      `shop-${region}`,
      {
        zoneId: dnsZone,
        name: domain,
        type: "A",
        setIdentifier: region,
        failoverRoutingPolicies: [{ type: region === lowest ? "PRIMARY" : "SECONDARY" }],
        aliases: [
          {
            name: balancer.dnsName,
            zoneId: balancer.zoneId,
            // With gates it must not be asked: a site without healthy instances would send writers to the other's read-only
            // copy. Without gates there is no other site.
            evaluateTargetHealth: gates === undefined,
          },
        ],
        ...(gates !== undefined && { healthCheckId: gates.apply((byRegion) => byRegion[region] ?? missing(region)) }),
      },
      inSite(scope, site),
    );
  });
}

function missing(region: string): never {
  throw new Error(`the failover plan has no gate for ${region}`);
}
