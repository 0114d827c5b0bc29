import { violates } from "../../checks";
import type { About, Complaint } from "../../rule";
import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { at, entries, unseen } from "../../view";
import { partOf } from "./ids";
import { dangles, dependedOn, linked, ownName } from "./links";
import { connectionLists, endpointType, zonesOfGroups } from "./stores";
import { networkType, subnetsAt } from "./subnets";

export const zoneGroupType = "azure-native:network:PrivateDnsZoneGroup";
const zoneTypes = ["azure-native:privatedns:PrivateZone", "azure-native:network:PrivateZone"];
const linkTypes = ["azure-native:privatedns:VirtualNetworkLink", "azure-native:network:VirtualNetworkLink"];
const recordTypes = ["azure-native:privatedns:PrivateRecordSet", "azure-native:network:PrivateRecordSet"];

/** What an endpoint is connected to, in lower case: "sqlserver", "blob". */
export function groupIdsOf(endpoint: ResourceView): readonly string[] {
  return connectionLists.flatMap((list) =>
    entries(at(endpoint, list)).flatMap((_, index) =>
      entries(at(endpoint, `${list}.${index}.groupIds`)).map((id) => String(id).toLowerCase()),
    ),
  );
}

/** Has an endpoint a name that leads to it, and not to the public address? */
export function unnamed(stack: StackView, endpoint: ResourceView): readonly Complaint[] {
  const groups = stack
    .ofType(zoneGroupType)
    .filter((group) => linked(stack, group, "privateEndpointName", endpointType).includes(endpoint));
  if (groups.length > 0) return groups.flatMap((group) => wrongZones(endpoint, group));
  const bySet = stack.ofType(...recordTypes).some(({ dependencies }) => dependencies.includes(endpoint.urn));
  if (bySet) return [];
  return violates(
    "",
    "no zone group",
    "a zone in which its name is found",
    "add a PrivateDnsZoneGroup: without it the name leads to the public address",
  );
}

function wrongZones(endpoint: ResourceView, group: ResourceView): readonly Complaint[] {
  const configs = at(group, "privateDnsZoneConfigs");
  if (configs === unseen) return [];
  const zones = entries(configs).map((_, index) => at(group, `privateDnsZoneConfigs.${index}.privateDnsZoneId`));
  if (zones.includes(unseen)) return [];
  const names = zones.flatMap((zone) =>
    typeof zone === "string" ? [zone.split("/").at(-1)?.toLowerCase() ?? ""] : [],
  );
  return groupIdsOf(endpoint).flatMap((id) => {
    const wanted = zonesOfGroups[id];
    if (wanted === undefined || names.some((name) => isOneOf(name, wanted))) return [];
    const mend = "lead the zone group to the zone of what the endpoint is connected to";
    return violates(
      "privateLinkServiceConnections",
      `${id}, named in ${names.join(", ") || "no zone"}`,
      `${wanted.join("… or ")}…`,
      mend,
    );
  });
}

function isOneOf(name: string, beginnings: readonly string[]): boolean {
  return beginnings.some((beginning) => name.startsWith(beginning));
}

/** A zone group belongs to an endpoint; one that names none of this stack's is left over, where the stack has any. */
export function leftOver(stack: StackView): readonly About[] {
  if (stack.ofType(endpointType).length === 0) return [];
  return stack.ofType(zoneGroupType).map((resource) => {
    const value = at(resource, "privateEndpointName");
    const behind = dependedOn(stack, resource, "privateEndpointName", endpointType);
    const found = linked(stack, resource, "privateEndpointName", endpointType).length > 0 || behind.some(isUnnamed);
    const complaints =
      found || value === unseen
        ? []
        : violates(
            "privateEndpointName",
            value,
            "an endpoint that is there",
            "name the endpoint, or remove the group with it",
          );
    return { resource, complaints };
  });
}

/** What belongs to a zone that is no longer there leads nobody to an endpoint. */
export function zonesGone(stack: StackView): readonly About[] {
  const places = [
    ...stack.ofType(zoneGroupType).map((resource) => ({ resource, property: "privateDnsZoneConfigs" })),
    ...stack.ofType(...linkTypes).map((resource) => ({ resource, property: "privateZoneName" })),
  ];
  return places
    .filter(({ resource, property }) => zoneTypes.some((type) => dangles(stack, resource, property, type)))
    .map(({ resource, property }) => ({
      resource,
      complaints: violates(
        property,
        at(resource, property),
        "a zone that is there",
        "name a zone of this stack, or one of another project by its id",
      ),
    }));
}

function isUnnamed(resource: ResourceView): boolean {
  return ownName(resource) === undefined;
}

/** Zones of this stack that its endpoints' groups name: is each known in the network where the endpoint stands? */
export function unknownZones(stack: StackView): readonly About[] {
  const links = stack.ofType(...linkTypes).map((link) => ({
    zones: linked(stack, link, "privateZoneName", ...zoneTypes),
    networks: linked(stack, link, "virtualNetwork.id", networkType),
    given: at(link, "virtualNetwork.id"),
  }));
  const groups = stack.ofType(zoneGroupType).map((group) => ({
    zones: dependedOn(stack, group, "privateDnsZoneConfigs", ...zoneTypes),
    texts: entries(at(group, "privateDnsZoneConfigs")).map((_, index) =>
      at(group, `privateDnsZoneConfigs.${index}.privateDnsZoneId`),
    ),
    endpoints: linked(stack, group, "privateEndpointName", endpointType),
  }));
  return stack.ofType(...zoneTypes).flatMap((resource): readonly About[] => {
    const users = groups.filter(
      ({ zones, texts }) => zones.includes(resource) || texts.some((text) => isZone(text, resource)),
    );
    // Made for an endpoint that another stack, or a later day, brings: known in some network it should be in any case.
    const meant = stack.ofType(endpointType).length > 0 && (ownName(resource) ?? "").startsWith("privatelink.");
    if (users.length === 0 && !meant) return [];
    const named = users.flatMap(({ texts }) => texts).filter((text) => typeof text === "string");
    const own = ownName(resource);
    if (own !== undefined && named.length > 0 && !named.some((text) => isZone(text, resource)))
      return [{ resource, complaints: misnamed(own, named) }];
    const mine = links.filter(({ zones, given }) => zones.includes(resource) && given !== undefined);
    if (mine.length === 0)
      return [
        {
          resource,
          complaints: violates(
            "",
            "no link to a network",
            "a link to the network of its endpoints",
            "add a VirtualNetworkLink: until then nobody finds the name",
          ),
        },
      ];
    const networks = users.flatMap(({ endpoints }) => endpoints.flatMap((endpoint) => networksOf(stack, endpoint)));
    // A reserve has zones and no endpoints yet; those of the other region have zones of their own.
    const reserve = !stack.ofType(endpointType).some((endpoint) => sameGroup(stack, endpoint, resource));
    const known =
      networks.length === 0 || reserve || mine.some((link) => link.networks.some((each) => networks.includes(each)));
    const hidden = mine.some(({ given, networks: found }) => given === unseen && found.length === 0);
    // A network that asks a server of its own may have its names from there.
    const asksElsewhere = networks.some((each) => entries(at(each, "dhcpOptions.dnsServers")).length > 0);
    return [{ resource, complaints: known || hidden || asksElsewhere ? [] : elsewhere() }];
  });
}

function sameGroup(stack: StackView, one: ResourceView, other: ResourceView): boolean {
  const [mine, its] = [one, other].map((resource) => dependedOn(stack, resource, "resourceGroupName"));
  if (mine?.length && its?.length) return mine.some((group) => its.includes(group));
  const [here, there] = [at(one, "resourceGroupName"), at(other, "resourceGroupName")];
  return typeof here !== "string" || typeof there !== "string" || here.toLowerCase() === there.toLowerCase();
}

function misnamed(own: string, named: readonly unknown[]): readonly Complaint[] {
  return violates(
    "privateZoneName",
    own,
    named.map(String).join(", "),
    "call the zone what its endpoints' groups name",
  );
}

function elsewhere(): readonly Complaint[] {
  return violates(
    "",
    "no link to the network where its endpoints stand",
    "a link to that network",
    "link the zone to the network of the endpoints",
  );
}

function isZone(text: unknown, zone: ResourceView): boolean {
  return typeof text === "string" && text.split("/").at(-1)?.toLowerCase() === ownName(zone)?.toLowerCase();
}

function networksOf(stack: StackView, endpoint: ResourceView): readonly ResourceView[] {
  const subnets = subnetsAt(stack, endpoint, "subnet.id").map(({ resource }) => resource);
  const separate = subnets
    .filter(({ type }) => type !== networkType)
    .flatMap((subnet) => linked(stack, subnet, "virtualNetworkName", networkType));
  const inline = subnets.filter(({ type }) => type === networkType);
  const text = partOf(at(endpoint, "subnet.id"), "virtualNetworks");
  const named = stack.ofType(networkType).filter((network) => ownName(network)?.toLowerCase() === text);
  return [...separate, ...inline, ...named];
}
