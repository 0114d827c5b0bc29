import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { at, entries, unseen } from "../../view";
import { remembered } from "./remembered";

/** Inputs by which a resource is called in the cloud: the first that is given. */
const naming = [
  "networkSecurityGroupName",
  "subnetName",
  "virtualNetworkName",
  "privateEndpointName",
  "privateZoneName",
  "loadBalancerName",
  "applicationGatewayName",
  "routeTableName",
  "natGatewayName",
  "serviceName",
  "customDomainName",
  "endpointName",
  "originGroupName",
  "ruleSetName",
  "policyName",
  "profileName",
  "vmScaleSetName",
  "accountName",
  "vaultName",
  "clusterName",
  "registryName",
  "namespaceName",
  "searchServiceName",
  "configStoreName",
  "managedInstanceName",
  "serverName",
  "environmentName",
  "containerAppName",
  "workspaceName",
  "storageAccountName",
  "name",
] as const;

/** What these types lie in, and by which input they say so. */
const within: Readonly<Record<string, string>> = {
  "azure-native:network:Subnet": "virtualNetworkName",
  "azure-native:cdn:AFDEndpoint": "profileName",
  "azure-native:cdn:AFDCustomDomain": "profileName",
  "azure-native:cdn:AFDOriginGroup": "profileName",
  "azure-native:cdn:RuleSet": "profileName",
};

/** Its name in the cloud; undefined where the engine will choose one, or it can't be seen. */
export const ownName = remembered((resource: ResourceView): string | undefined => {
  const parent = within[resource.type];
  for (const property of naming) {
    const value = property === parent ? undefined : at(resource, property);
    if (value !== undefined) return typeof value === "string" ? value : undefined;
  }
  return undefined;
});

const last = (id: string): string => id.slice(id.lastIndexOf("/") + 1).toLowerCase();

type Named = ReadonlyMap<string, readonly ResourceView[]>;

const indexes = remembered((_: StackView) => new Map<string, Named>());

/** Provider namespaces by module, as they stand in ids: names are unique only within one. */
const namespaces: Readonly<Record<string, string>> = {
  sql: "microsoft.sql",
  storage: "microsoft.storage",
  redis: "microsoft.cache",
  redisenterprise: "microsoft.cache",
  keyvault: "microsoft.keyvault",
  cosmosdb: "microsoft.documentdb",
  dbforpostgresql: "microsoft.dbforpostgresql",
  dbformysql: "microsoft.dbformysql",
  servicebus: "microsoft.servicebus",
  eventhub: "microsoft.eventhub",
  cdn: "microsoft.cdn",
  web: "microsoft.web",
  app: "microsoft.app",
};

/** Resources of a type by their names in lower case. */
function byName(stack: StackView, type: string): Named {
  const known = indexes(stack).get(type);
  if (known !== undefined) return known;
  const found = new Map<string, ResourceView[]>();
  for (const resource of stack.ofType(type)) {
    const name = ownName(resource)?.toLowerCase() ?? "";
    found.set(name, [...(found.get(name) ?? []), resource]);
  }
  indexes(stack).set(type, found);
  return found;
}

/**
 * Does this text, a name or an id, mean the resource? Azure's ids mean the same in either case. The names of the resource group
 * and of what it lies in must agree, where both are written down.
 */
export function means(text: string, resource: ResourceView): boolean {
  const name = ownName(resource)?.toLowerCase();
  if (name === undefined) return false;
  const steps = text.toLowerCase().split("/");
  if (steps.at(-1) !== name) return false;
  if (steps.length === 1) return true;
  const namespace = namespaces[resource.type.split(":")[1] ?? ""];
  if (namespace !== undefined && steps.includes("providers") && !steps.includes(namespace)) return false;
  const group = at(resource, "resourceGroupName");
  const groupAt = steps.indexOf("resourcegroups");
  if (typeof group === "string" && groupAt >= 0 && steps[groupAt + 1] !== group.toLowerCase()) return false;
  const parent = at(resource, within[resource.type] ?? "resourceGroupName");
  return typeof parent !== "string" || groupAt < 0 || steps.includes(parent.toLowerCase());
}

/**
 * Resources of these types that one value (a text, not a list) names. What can be read decides; outputs that a resource depends
 * on decide only where nothing can be read, or where the engine has yet to choose the name.
 */
export function linked(
  stack: StackView,
  from: ResourceView,
  property: string,
  ...types: readonly string[]
): readonly ResourceView[] {
  const value = at(from, property);
  if (value === undefined) return [];
  const behind = dependedOn(stack, from, property, ...types);
  if (typeof value !== "string") return behind;
  const named = types
    .flatMap((type) => byName(stack, type).get(last(value)) ?? [])
    .filter((candidate) => means(value, candidate) && (value.includes("/") || isBeside(from, candidate)));
  return named.length > 0 ? named : behind.filter((candidate) => isChosen(value, candidate));
}

/** A bare name is that of something in the same resource group. */
function isBeside(from: ResourceView, other: ResourceView): boolean {
  const [one, two] = [from, other].map((each) => at(each, "resourceGroupName"));
  return typeof one !== "string" || typeof two !== "string" || one.toLowerCase() === two.toLowerCase();
}

/** The engine chose the name: the one that the resource has in the program, and something random. */
function isChosen(text: string, candidate: ResourceView): boolean {
  return ownName(candidate) === undefined || last(text).startsWith(candidate.name.toLowerCase());
}

/** Resources of these types whose outputs are somewhere in the property at the top. */
export function dependedOn(
  stack: StackView,
  from: ResourceView,
  property: string,
  ...types: readonly string[]
): readonly ResourceView[] {
  const [top = ""] = property.split(".");
  return (from.propertyDependencies[top] ?? [])
    .flatMap((urn) => stack.get(urn) ?? [])
    .filter(({ type }) => types.includes(type));
}

/** True where the property holds an output of a resource of the type that is no longer there. */
export function dangles(stack: StackView, from: ResourceView, property: string, type: string): boolean {
  const [top = ""] = property.split(".");
  return (from.propertyDependencies[top] ?? []).some(
    (urn) => urn.includes(`${type}::`) && stack.get(urn) === undefined,
  );
}

/** All resources that any entry of a list names. `below` leads from an entry to the text. */
export function linkedByEach(
  stack: StackView,
  from: ResourceView,
  list: string,
  below: string,
  ...types: readonly string[]
): readonly ResourceView[] {
  const value = at(from, list);
  if (value === unseen) return dependedOn(stack, from, list, ...types);
  const step = below === "" ? "" : `.${below}`;
  return entries(value).flatMap((_, index) => linked(stack, from, `${list}.${index}${step}`, ...types));
}
