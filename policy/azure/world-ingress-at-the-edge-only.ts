import { violates } from "../checks";
import type { CloudRule } from "../rule";
import type { StackView } from "../stack-view";
import { at, entries } from "../view";
import { groupsOf } from "./shared/groups";
import { balancersAt, balancerType } from "./shared/ids";
import { is, isAnyTenant, isOpening, isWorld } from "./shared/openings";
import type { Standing, Subnet } from "./shared/subnets";
import { bastionSubnet, isPlatforms, standings, subnetsAt } from "./shared/subnets";

/** Made to face the public. */
const edges = [
  "azure-native:network:ApplicationGateway",
  "azure-native:network:BastionHost",
  "azure-native:network:AzureFirewall",
  "azure-native:apimanagement:ApiManagementService",
  "azure-native:app:ManagedEnvironment",
  "azure-native:web:AppServiceEnvironment",
  // Its balancer is made by the cluster.
  "azure-native:containerservice:ManagedCluster",
  "azure-native:containerservice:AgentPool",
];

function isPublic(stack: StackView, { resource }: Standing): boolean {
  if (edges.includes(resource.type)) return true;
  const pools =
    "virtualMachineProfile.networkProfile.networkInterfaceConfigurations.*.ipConfigurations.*.loadBalancerBackendAddressPools.*.id";
  const balancers =
    resource.type === balancerType
      ? [resource]
      : resource.type.endsWith(":VirtualMachineScaleSet")
        ? balancersAt(stack, resource, pools)
        : balancersAt(stack, resource, "ipConfigurations.*.loadBalancerBackendAddressPools.*.id");
  return balancers.some((balancer) =>
    entries(at(balancer, "frontendIPConfigurations")).some(
      (_, index) => at(balancer, `frontendIPConfigurations.${index}.publicIPAddress`) !== undefined,
    ),
  );
}

/** What stands in a subnet may be another stack's: only one with something in it, none of which is an edge, is wrong. */
export const worldIngressAtTheEdgeOnly: CloudRule = {
  name: "world-ingress-at-the-edge-only",
  relation: (stack) => {
    const all = standings(stack).map((standing) => ({
      standing,
      subnets: subnetsAt(stack, standing.resource, standing.property),
    }));
    const inSubnet = (subnet: Subnet) =>
      all
        .filter(({ subnets }) => subnets.some((each) => each.resource === subnet.resource && each.path === subnet.path))
        .map(({ standing }) => standing);
    const isInner = (subnet: Subnet) => {
      if (isPlatforms(subnet) || subnet.name.toLowerCase() === bastionSubnet) return false;
      const there = inSubnet(subnet);
      return there.length > 0 && !there.some((standing) => isPublic(stack, standing));
    };
    return groupsOf(stack).flatMap(({ rules, subnets }) => {
      const open = rules.filter(
        (rule) =>
          isOpening(rule, "Inbound") && rule.sources.values.some((source) => isWorld(source) || isAnyTenant(source)),
      );
      if (open.length === 0 || subnets.length === 0) return [];
      // A gateway that the platform runs is told by the rule that lets the platform in.
      const gateway = rules.some((rule) => rule.sources.values.some((source) => is(source, "GatewayManager")));
      const inner = gateway ? [] : subnets.filter(isInner);
      return open.map(({ resource, sources }) => ({
        resource,
        complaints: inner.flatMap(({ name }) =>
          violates(
            sources.property,
            `${sources.values.join(", ")} into ${name}`,
            "the world only before a gateway, a public balancer or an edge",
            "name the edge's addresses or its tag as the source",
          ),
        ),
      }));
    });
  },
};
