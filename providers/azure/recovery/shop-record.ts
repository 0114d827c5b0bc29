import type { RecordSet } from "@pulumi/azure-native/dns";
import type { RecoverySpec, Scope } from "../../../components/contract";
import type { LoadBalancerLink } from "../links";
import { record, relativeName } from "../shared/dns-zone";

/**
 * The shop's own name, which leads to the edge for ever: which site answers is decided there, so a failover touches no record.
 * At the top of a zone no CNAME can stand; the zone's own way to say the same stands there, for both kinds of addresses.
 */
export function shopRecord(
  scope: Scope,
  { dns, endpoint, guarded }: Pick<LoadBalancerLink, "dns" | "endpoint" | "guarded">,
  { domain }: Pick<RecoverySpec, "domain">,
): readonly RecordSet[] {
  const after = { dependsOn: [guarded], protect: scope.protect };
  if (relativeName(domain, dns.zone) !== "@") {
    const cnameRecord = { cname: endpoint.hostName };
    return [record(scope.parent, dns, "shop", domain, { recordType: "CNAME", ttl: 300, cnameRecord }, after)];
  }
  return (["A", "AAAA"] as const).map((recordType) =>
    record(
      scope.parent,
      dns,
      `shop-${recordType.toLowerCase()}`,
      domain,
      { recordType, ttl: 300, targetResource: { id: endpoint.id } },
      after,
    ),
  );
}
