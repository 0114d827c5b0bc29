import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { at, entries, unseen } from "../../view";
import { dependedOn, means, ownName } from "./links";
import { remembered } from "./remembered";

export const subnetType = "azure-native:network:Subnet";
export const networkType = "azure-native:network:VirtualNetwork";

/** A subnet, however it is written: a resource of its own, or an entry of its network. */
export interface Subnet {
  readonly resource: ResourceView;
  /** Path before its properties: "" or "subnets.0.". */
  readonly path: string;
  /** "" where it can't be seen. */
  readonly name: string;
  /** Name of its network; "" where it can't be seen. */
  readonly network: string;
}

export function subnetsOf(resource: ResourceView): readonly Subnet[] {
  if (resource.type === subnetType) {
    const given = ["subnetName", "name"].map((property) => at(resource, property)).find((value) => value !== undefined);
    return [{ resource, path: "", name: text(given), network: text(at(resource, "virtualNetworkName")) }];
  }
  if (resource.type !== networkType) return [];
  return entries(at(resource, "subnets")).map((_, index) => ({
    resource,
    path: `subnets.${index}.`,
    name: text(at(resource, `subnets.${index}.name`)),
    network: ownName(resource) ?? "",
  }));
}

export const allSubnets = remembered((stack: StackView): readonly Subnet[] =>
  stack.ofType(subnetType, networkType).flatMap(subnetsOf),
);

/** The subnets of this stack that a property names. Of a network with all its subnets inside, none while the id can't be seen. */
export function subnetsAt(stack: StackView, from: ResourceView, property: string): readonly Subnet[] {
  const value = at(from, property);
  if (value === undefined) return [];
  if (typeof value !== "string") return dependedOn(stack, from, property, subnetType).flatMap(subnetsOf);
  const steps = value.toLowerCase().split("/");
  return allSubnets(stack).filter(({ resource, name, network }) => {
    if (resource.type === subnetType && name !== "") return means(value, resource);
    return (
      name !== "" && steps.at(-1) === name.toLowerCase() && (network === "" || steps.includes(network.toLowerCase()))
    );
  });
}

/** Subnets that take no security group, or need none: the platform guards what stands there. Source: Azure documentation; 2026-11. */
const ownByPlatform = ["azurefirewallsubnet", "azurefirewallmanagementsubnet", "gatewaysubnet", "routeserversubnet"];
export const bastionSubnet = "azurebastionsubnet";

export function isPlatforms({ name }: Subnet): boolean {
  return [...ownByPlatform, bastionSubnet].includes(name.toLowerCase());
}

/** Where things stand: which property of which type names the subnet. Lists are spelt with `*`. */
const stands: Readonly<Record<string, readonly string[]>> = {
  "azure-native:network:PrivateEndpoint": ["subnet.id"],
  "azure-native:network:PrivateLinkService": ["ipConfigurations.*.subnet.id"],
  "azure-native:network:LoadBalancer": ["frontendIPConfigurations.*.subnet.id"],
  "azure-native:network:NetworkInterface": ["ipConfigurations.*.subnet.id"],
  "azure-native:network:ApplicationGateway": ["gatewayIPConfigurations.*.subnet.id"],
  "azure-native:network:BastionHost": ["ipConfigurations.*.subnet.id"],
  "azure-native:network:AzureFirewall": ["ipConfigurations.*.subnet.id"],
  "azure-native:compute:VirtualMachineScaleSet": [
    "virtualMachineProfile.networkProfile.networkInterfaceConfigurations.*.ipConfigurations.*.subnet.id",
  ],
  "azure-native:compute:VirtualMachine": [
    "networkProfile.networkInterfaceConfigurations.*.ipConfigurations.*.subnet.id",
  ],
  "azure-native:containerservice:ManagedCluster": ["agentPoolProfiles.*.vnetSubnetID"],
  "azure-native:containerservice:AgentPool": ["vnetSubnetID"],
  "azure-native:app:ManagedEnvironment": ["vnetConfiguration.infrastructureSubnetId"],
  "azure-native:apimanagement:ApiManagementService": ["virtualNetworkConfiguration.subnetResourceId"],
  "azure-native:web:AppServiceEnvironment": ["virtualNetwork.id"],
  "azure-native:dbforpostgresql:Server": ["network.delegatedSubnetResourceId"],
  "azure-native:dbformysql:Server": ["network.delegatedSubnetResourceId"],
  "azure-native:sql:ManagedInstance": ["subnetId"],
  "azure-native:redis:Redis": ["subnetId"],
};

export interface Standing {
  readonly resource: ResourceView;
  /** The property that names the subnet. */
  readonly property: string;
}

/** Everything of these types that stands in a subnet, with the property that says where. Default: of all types. */
export function standings(stack: StackView, ...types: readonly string[]): readonly Standing[] {
  const all = everything(stack);
  return types.length === 0 ? all : all.filter(({ resource }) => types.includes(resource.type));
}

const everything = remembered((stack: StackView): readonly Standing[] =>
  Object.entries(stands).flatMap(([type, properties]) =>
    stack
      .ofType(type)
      .flatMap((resource) =>
        properties.flatMap((pattern) => spread(resource, pattern).map((property) => ({ resource, property }))),
      ),
  ),
);

/** The paths that a pattern with `*` for each entry of a list stands for. */
export function spread(resource: ResourceView, pattern: string): readonly string[] {
  const star = pattern.indexOf(".*");
  if (star < 0) return at(resource, pattern) === undefined ? [] : [pattern];
  const list = at(resource, pattern.slice(0, star));
  if (list === unseen) return [pattern.slice(0, star)];
  return entries(list).flatMap((_, index) =>
    spread(resource, `${pattern.slice(0, star)}.${index}${pattern.slice(star + 2)}`),
  );
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
