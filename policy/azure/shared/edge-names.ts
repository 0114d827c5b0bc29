import { violates } from "../../checks";
import type { About } from "../../rule";
import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { at, unseen } from "../../view";
import { afdEndpointType, domainType } from "./edge";
import { ownName } from "./links";

const recordTypes = ["azure-native:dns:RecordSet", "azure-native:network:RecordSet"];

function fullName(record: ResourceView): string {
  const [own, zone] = ["relativeRecordSetName", "zoneName"].map((property) => String(at(record, property)));
  return (own === "@" ? String(zone) : `${own}.${zone}`).toLowerCase();
}

/** The host of an endpoint begins with its name; the rest is the service's. */
function isEdge(target: string, endpoints: readonly ResourceView[]): boolean {
  if (/\/afdEndpoints\//i.test(target)) return true;
  if (!/\.azurefd\.(net|us|cn)\.?$/i.test(target)) return false;
  const names = endpoints.map((endpoint) => ownName(endpoint)?.toLowerCase());
  return names.includes(undefined) || names.some((name) => name !== undefined && target.toLowerCase().startsWith(name));
}

/** A public name of the edge that leads somewhere else leads past its firewall. */
export function namesPastTheEdge(stack: StackView): readonly About[] {
  const hosts = new Set(stack.ofType(domainType).map((domain) => String(at(domain, "hostName")).toLowerCase()));
  const endpoints = stack.ofType(afdEndpointType);
  return stack.ofType(...recordTypes).flatMap((resource): readonly About[] => {
    if (at(resource, "recordType") !== "CNAME" || !hosts.has(fullName(resource))) return [];
    const target = at(resource, "cnameRecord.cname") ?? at(resource, "targetResource.id");
    const toEdge = typeof target === "string" && isEdge(target, endpoints);
    const behind = Object.values(resource.propertyDependencies)
      .flat()
      .some((urn) => stack.get(urn)?.type === afdEndpointType);
    const complaints =
      toEdge ||
      (target === unseen && behind) ||
      (target === unseen && Object.keys(resource.propertyDependencies).length === 0)
        ? []
        : violates(
            "cnameRecord.cname",
            target,
            "the host name of the edge's endpoint",
            "lead the name to the endpoint, so that its requests pass the firewall",
          );
    return [{ resource, complaints }];
  });
}
