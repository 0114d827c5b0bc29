import { cannotTell, violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, unseen } from "../view";
import { attachedGroups } from "./shared/groups";
import { balancersAt, besideBalancer } from "./shared/ids";
import { dangles } from "./shared/links";
import { groupType } from "./shared/openings";
import type { Subnet } from "./shared/subnets";
import { isPlatforms, networkType, subnetsOf, subnetType } from "./shared/subnets";

const wanted = "a network security group";

function unguarded(stack: StackView, { resource, path }: Subnet): readonly Complaint[] {
  const property = `${path}networkSecurityGroup`;
  const mend = "give the subnet a group; one for each tier says most";
  const group = at(resource, `${property}.id`) ?? at(resource, property);
  if (typeof group === "object" || group === undefined) return violates(property, group, wanted, mend);
  const gone = path === "" && dangles(stack, resource, property, groupType);
  return gone ? violates(property, "a group that is not there", wanted, mend) : [];
}

function network(stack: StackView, resource: ResourceView): About {
  if (at(resource, "subnets") === unseen) return { resource, complaints: cannotTell("subnets", wanted) };
  const subnets = subnetsOf(resource).filter((subnet) => !isPlatforms(subnet));
  return { resource, complaints: subnets.flatMap((subnet) => unguarded(stack, subnet)) };
}

/** What a balancer sends on stands in the balancer's network, where the groups are that were made for it. */
const besides: readonly (readonly [type: string, balancer: string, subnet: string])[] = [
  [
    "azure-native:network:PrivateLinkService",
    "loadBalancerFrontendIpConfigurations.*.id",
    "ipConfigurations.*.subnet.id",
  ],
  [
    "azure-native:compute:VirtualMachineScaleSet",
    "virtualMachineProfile.networkProfile.networkInterfaceConfigurations.*.ipConfigurations.*.loadBalancerBackendAddressPools.*.id",
    "virtualMachineProfile.networkProfile.networkInterfaceConfigurations.*.ipConfigurations.*.subnet.id",
  ],
];

function besideGuard(stack: StackView): readonly About[] {
  return besides.flatMap(([type, balancer, subnet]) =>
    stack.ofType(type).flatMap((resource): readonly About[] => {
      const places = besideBalancer(resource, subnet, balancersAt(stack, resource, balancer));
      if (places.length === 0) return [];
      const complaints = places.flatMap((property) =>
        violates(
          property,
          at(resource, property),
          "a subnet in the network of its balancer",
          "name the subnet whose group was made for it",
        ),
      );
      return [{ resource, complaints }];
    }),
  );
}

export const subnetGuarded: CloudRule = {
  name: "subnet-guarded",
  relation: (stack) => {
    const networks = stack.ofType(networkType, subnetType).map((resource) => network(stack, resource));
    const attached = attachedGroups(stack);
    const idle = networks.length === 0 ? [] : stack.ofType(groupType).filter((group) => !attached.has(group));
    return [
      ...networks,
      ...besideGuard(stack),
      ...idle.map((resource) => ({
        resource,
        complaints: violates(
          "",
          "no subnet or interface behind it",
          "a subnet that it guards",
          "attach the group to the subnet that it was made for, or remove it",
        ),
      })),
    ];
  },
};
