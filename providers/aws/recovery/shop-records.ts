import type { LoadBalancer } from "@pulumi/aws/lb";
import { Record as DnsRecord } from "@pulumi/aws/route53";
import type * as pulumi from "@pulumi/pulumi";
import type { RecoverySpec, Scope } from "../../../components/contract";
import { thaw } from "../../../components/frozen";
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
  const writing = doorways.find(({ site }) => site.role === "active");
  return doorways.map(({ site, balancer: own }) => {
    const { region } = site;
    // Without gates a region that came back would draw shoppers, and their writes, to the database of yesterday: both names
    // lead to the writer until the old one is let go of. DNS is global, so this record changes though its region is lost.
    const former = site.role === "former";
    const balancer = former ? (writing?.balancer ?? own) : own;
    if (former) thaw(site.link.provider, `shop-${region}`);
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
