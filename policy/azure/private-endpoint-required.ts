import { cannotTell, violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, entries, unseen } from "../view";
import { leftOver, unknownZones, unnamed, zonesGone } from "./shared/endpoint-names";
import { linked } from "./shared/links";
import { regionOf } from "./shared/log-flows";
import { connectionLists, endpointType, isShut, publicSides, standsInside, storesBehind } from "./shared/stores";

const originType = "azure-native:cdn:AFDOrigin";

/** By what a store is used from inside, other than an endpoint of one's own. */
function hasOtherWay(stack: StackView, store: ResourceView): boolean {
  const byEdge = stack
    .ofType(originType)
    .some((origin) => linked(stack, origin, "sharedPrivateLinkResource.privateLink.id", store.type).includes(store));
  // A vault whose keys only the platform's own services use needs none: they are let in by trust.
  const trusted =
    store.type === "azure-native:keyvault:Vault" &&
    [undefined, "AzureServices"].includes(at(store, "properties.networkAcls.bypass") as string | undefined);
  return byEdge || trusted || standsInside(store);
}

/** Lists of accounts into which the platform's services deliver, which they can't while the public side is shut. */
const deliveries: readonly (readonly [type: string, property: string])[] = [
  ["azure-native:monitor:DiagnosticSetting", "storageAccountId"],
  ["azure-native:monitor:SubscriptionDiagnosticSetting", "storageAccountId"],
  ["azure-native:network:FlowLog", "storageId"],
  ["azure-native:insights:DiagnosticSetting", "storageAccountId"],
];

function delivered(stack: StackView): ReadonlySet<ResourceView> {
  const type = "azure-native:storage:StorageAccount";
  return new Set(
    deliveries.flatMap(([from, property]) =>
      stack.ofType(from).flatMap((resource) => linked(stack, resource, property, type)),
    ),
  );
}

/** Nobody is named whom the public side would let in. */
function admitsNobody(store: ResourceView): boolean {
  const rules = ["networkRuleSet", "properties.networkAcls", "networkAcls"];
  const lists = ["ipRules", "virtualNetworkRules", "resourceAccessRules"];
  return !rules.some((set) => lists.some((list) => entries(at(store, `${set}.${list}`)).length > 0));
}

function judgeStore(
  stack: StackView,
  store: ResourceView,
  withEndpoint: ReadonlySet<ResourceView>,
  fed: ReadonlySet<ResourceView>,
): readonly Complaint[] {
  const property = publicSides[store.type] ?? "";
  const side = at(store, property);
  if (withEndpoint.has(store)) {
    if (side === unseen) return cannotTell(property, "Disabled");
    return isShut(side) || fed.has(store) || standsInside(store) || !admitsNobody(store)
      ? []
      : violates(property, side, "Disabled", "shut the public side: there is a private endpoint");
  }
  // What is guarded by a perimeter may be reached through it.
  if (!isShut(side) || /perimeter/i.test(String(side)) || hasOtherWay(stack, store)) return [];
  // Where nothing in its region is reached privately, nothing runs that would use it: the store of a reserve is simply shut.
  const here = regionOf(stack, store);
  if (here !== undefined && !stack.ofType(endpointType).some((endpoint) => regionOf(stack, endpoint) === here))
    return [];
  const mend = "add a private endpoint, with its name in a private zone";
  return violates("", "closed, without a private endpoint", "a private endpoint that leads to it", mend);
}

function judgeEndpoint(stack: StackView, endpoint: ResourceView): readonly Complaint[] {
  const [list, other] = connectionLists;
  const connections = [...entries(at(endpoint, list)), ...entries(at(endpoint, other))];
  if (at(endpoint, list) === unseen || at(endpoint, other) === unseen) return unnamed(stack, endpoint);
  if (connections.length === 0)
    return violates(list, at(endpoint, list), "what it leads to", "name the store that it leads to, or remove it");
  const incomplete = connectionLists.flatMap((each) =>
    entries(at(endpoint, each)).flatMap((_, index) => connection(endpoint, `${each}.${index}`)),
  );
  // To a service of one's own: no part of it to choose, and no zone that is known.
  const own = connections.every((_, index) => toService(at(endpoint, `${list}.${index}.privateLinkServiceId`)));
  return own ? incomplete : [...incomplete, ...unnamed(stack, endpoint)];
}

function toService(id: unknown): boolean {
  return typeof id === "string" && /privateLinkServices/i.test(id);
}

function connection(endpoint: ResourceView, path: string): readonly Complaint[] {
  const id = at(endpoint, `${path}.privateLinkServiceId`);
  const groups = at(endpoint, `${path}.groupIds`);
  if (id === undefined)
    return violates(`${path}.privateLinkServiceId`, id, "the id of the store", "name the store that it leads to");
  if (toService(id) || id === unseen || groups === unseen || entries(groups).length > 0) return [];
  return violates(`${path}.groupIds`, groups, "the part that is reached", "name it: blob, sqlServer, vault …");
}

export const privateEndpointRequired: CloudRule = {
  name: "private-endpoint-required",
  relation: (stack) => {
    const endpoints = stack.ofType(endpointType);
    const withEndpoint = new Set(endpoints.flatMap((endpoint) => storesBehind(stack, endpoint)));
    const fed = delivered(stack);
    const stores = stack.ofType(...Object.keys(publicSides));
    const judged = (resource: ResourceView, complaints: readonly Complaint[]): About => ({ resource, complaints });
    return [
      ...stores.map((store) => judged(store, judgeStore(stack, store, withEndpoint, fed))),
      ...endpoints.map((endpoint) => judged(endpoint, judgeEndpoint(stack, endpoint))),
      ...leftOver(stack),
      ...unknownZones(stack),
      ...zonesGone(stack),
    ];
  },
};
