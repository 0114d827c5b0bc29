import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { at, unseen } from "../../view";
import { linked, linkedByEach } from "./links";
import type { NetworkRule } from "./openings";
import { remembered } from "./remembered";
import { groupType, rulesOf, ruleType } from "./openings";
import type { Subnet } from "./subnets";
import { allSubnets, networkType, spread } from "./subnets";

/** A rule, and the resource in which it is written: the group, or one of its own. */
export interface PlacedRule extends NetworkRule {
  readonly resource: ResourceView;
}

/** Rules of a group in either style. `partly`: some can't be seen. */
export interface Group {
  readonly resource: ResourceView;
  readonly rules: readonly PlacedRule[];
  readonly partly: boolean;
  /** Subnets of this stack that it guards. */
  readonly subnets: readonly Subnet[];
}

export const groupsOf = remembered((stack: StackView): readonly Group[] => {
  const separate = stack
    .ofType(ruleType)
    .flatMap((rule) => linked(stack, rule, "networkSecurityGroupName", groupType).map((group) => ({ rule, group })));
  const guarded = allSubnets(stack).flatMap((subnet) => groupsAt(stack, subnet).map((group) => ({ subnet, group })));
  return stack.ofType(groupType).map((resource) => ({
    resource,
    rules: [resource, ...separate.filter(({ group }) => group === resource).map(({ rule }) => rule)].flatMap((from) =>
      rulesOf(from).map((rule) => ({ ...rule, resource: from })),
    ),
    partly: at(resource, "securityRules") === unseen,
    subnets: guarded.filter(({ group }) => group === resource).map(({ subnet }) => subnet),
  }));
});

/** The group of this stack that a subnet names. */
export function groupsAt(stack: StackView, { resource, path }: Subnet): readonly ResourceView[] {
  return linked(stack, resource, `${path}networkSecurityGroup.id`, groupType);
}

const interfaces: Readonly<Record<string, string>> = {
  "azure-native:network:NetworkInterface": "networkSecurityGroup.id",
  "azure-native:compute:VirtualMachineScaleSet":
    "virtualMachineProfile.networkProfile.networkInterfaceConfigurations.*.networkSecurityGroup.id",
  "azure-native:compute:VirtualMachine": "networkProfile.networkInterfaceConfigurations.*.networkSecurityGroup.id",
};

/** Groups that something in this stack stands behind. */
export function attachedGroups(stack: StackView): ReadonlySet<ResourceView> {
  const bySubnet = allSubnets(stack).flatMap((subnet) => groupsAt(stack, subnet));
  // While a whole list of subnets can't be seen, every group behind it counts.
  const hidden = stack
    .ofType(networkType)
    .filter((network) => at(network, "subnets") === unseen)
    .flatMap((network) => linkedByEach(stack, network, "subnets", "networkSecurityGroup.id", groupType));
  const byInterface = Object.entries(interfaces).flatMap(([type, pattern]) =>
    stack
      .ofType(type)
      .flatMap((resource) =>
        spread(resource, pattern).flatMap((property) => linked(stack, resource, property, groupType)),
      ),
  );
  return new Set([...bySubnet, ...hidden, ...byInterface]);
}
