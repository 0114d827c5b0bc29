import { RecordSet } from "@pulumi/azure-native/dns";
import type { RecordSetArgs } from "@pulumi/azure-native/dns";
import type * as pulumi from "@pulumi/pulumi";

/** The public zone that holds the shop's name. It belongs to bootstrap, and may lie in a subscription of its own. */
export interface DnsZone {
  readonly account: string;
  readonly group: string;
  readonly name: string;
}

export interface DnsPlace {
  readonly provider: pulumi.ProviderResource;
  readonly zone: DnsZone;
}

/** Parts of a zone's resource id. */
export function dnsZone(id: string): DnsZone {
  const found =
    /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.Network\/dnsZones\/([^/]+)$/i.exec(id);
  const [, account, group, name] = found ?? [];
  if (account === undefined || group === undefined || name === undefined)
    throw new Error(`${id} is not the resource id of a public DNS zone`);
  return { account: account.toLowerCase(), group, name: name.toLowerCase() };
}

/** A name as the zone knows it; "@" is the zone's own. */
export function relativeName(domain: string, { name }: Pick<DnsZone, "name">): string {
  if (domain === name) return "@";
  if (domain.endsWith(`.${name}`)) return domain.slice(0, -name.length - 1);
  throw new Error(`the zone ${name} can't hold ${domain}: set dnsZone to the zone that does`);
}

/** A record set of the zone. */
export function record(
  parent: pulumi.Resource,
  { provider, zone }: DnsPlace,
  name: string,
  domain: string,
  args: Omit<RecordSetArgs, "resourceGroupName" | "zoneName" | "relativeRecordSetName">,
  extra: pulumi.CustomResourceOptions = {},
): RecordSet {
  return new RecordSet(
    name,
    {
      relativeRecordSetName: relativeName(domain, zone),
      zoneName: zone.name,
      resourceGroupName: zone.group,
      ...args,
    },
    { parent, provider, ...extra },
  );
}
