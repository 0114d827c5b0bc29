import { all, cannotTell, holds, isNotTrue, violates } from "../checks";
import type { Check, CloudRule, Complaint } from "../rule";
import type { ResourceView } from "../view";
import { at, entries, unseen } from "../view";
import { isWorld } from "./shared/openings";
import { isShut, publicSides, standsInside } from "./shared/stores";

const wanted = "Disabled, or SecuredByPerimeter";
const mend = "close the public side, and let the application in by a private endpoint";

const isShutAt = (property: string): Check => holds(property, isShut, wanted, `${mend}: set ${property} to Disabled`);

/** A list of addresses that are let in: none may be a large part of the internet. */
const narrow =
  (list: string, below: string): Check =>
  (resource) =>
    entries(at(resource, list)).flatMap((_, index): readonly Complaint[] => {
      const property = `${list}.${index}${below === "" ? "" : `.${below}`}`;
      const address = at(resource, property);
      if (address === unseen) return cannotTell(property, "a few addresses");
      const length = Number(/\/(\d+)$/.exec(String(address))?.[1] ?? 32);
      return isWorld(String(address)) || length < 24
        ? violates(property, address, "a few addresses, no wide range", "name the addresses that are needed")
        : [];
    });

/** Open to nobody by default, and to networks or a few addresses that are named. */
function filters(resource: ResourceView, rules: string): boolean {
  return String(at(resource, `${rules}.defaultAction`)).toLowerCase() === "deny";
}

function admitsSomebody(resource: ResourceView, rules: string): boolean {
  return ["ipRules", "virtualNetworkRules"].some((list) => entries(at(resource, `${rules}.${list}`)).length > 0);
}

/** An account that takes deliveries from the platform's own services can't be shut, but must refuse everybody else. */
const storage: Check = all(
  (resource) => (filters(resource, "networkRuleSet") ? [] : isShutAt("publicNetworkAccess")(resource)),
  narrow("networkRuleSet.ipRules", "iPAddressOrRange"),
);

const vault: Check = all(
  (resource) =>
    filters(resource, "properties.networkAcls") && admitsSomebody(resource, "properties.networkAcls")
      ? []
      : isShutAt("properties.publicNetworkAccess")(resource),
  narrow("properties.networkAcls.ipRules", "value"),
);

const cosmos: Check = all(
  (resource) =>
    at(resource, "isVirtualNetworkFilterEnabled") === true && entries(at(resource, "virtualNetworkRules")).length > 0
      ? []
      : isShutAt("publicNetworkAccess")(resource),
  narrow("ipRules", "ipAddressOrRange"),
);

const server =
  (property: string): Check =>
  (resource) =>
    standsInside(resource) ? [] : isShutAt(property)(resource);

/** A rule of a server's own firewall opens its public side; 0.0.0.0 alone means every tenant of Azure. */
const addressRule: Check = (resource) => {
  const [first, last] = [
    at(resource, "startIpAddress") ?? at(resource, "startIP"),
    at(resource, "endIpAddress") ?? at(resource, "endIP"),
  ];
  if (first === unseen || last === unseen) return cannotTell("startIpAddress", "a few addresses");
  const size = number(String(last)) - number(String(first)) + 1;
  const everyTenant = String(first) === "0.0.0.0";
  return everyTenant || !(size <= 256)
    ? violates(
        at(resource, "startIP") === undefined ? "startIpAddress" : "startIP",
        `${String(first)} to ${String(last)}`,
        "a few addresses, and never 0.0.0.0",
        "remove the rule, and let the application in by a private endpoint",
      )
    : [];
};

function number(address: string): number {
  return address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
}

const special: Readonly<Record<string, Check>> = {
  "azure-native:storage:StorageAccount": storage,
  "azure-native:keyvault:Vault": vault,
  "azure-native:cosmosdb:DatabaseAccount": cosmos,
  "azure-native:redis:Redis": server("publicNetworkAccess"),
  "azure-native:dbforpostgresql:Server": server("network.publicNetworkAccess"),
  "azure-native:dbformysql:Server": server("network.publicNetworkAccess"),
  // Stands in a network; a public endpoint beside it is extra.
  "azure-native:sql:ManagedInstance": isNotTrue("publicDataEndpointEnabled", mend),
  "azure-native:sql:FirewallRule": addressRule,
  "azure-native:dbforpostgresql:FirewallRule": addressRule,
  "azure-native:dbformysql:FirewallRule": addressRule,
  "azure-native:redis:FirewallRule": addressRule,
};

/** Source: @pulumi/azure-native 3.28.0, declarations, and each service's documentation: all are open by default; 2026-11. */
export const noPublicStores: CloudRule = {
  name: "no-public-stores",
  resources: {
    ...Object.fromEntries(Object.entries(publicSides).map(([type, property]) => [type, isShutAt(property)])),
    ...special,
  },
};
