import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { at, unseen } from "../../view";
import { dependedOn, ownName } from "./links";
import { spread } from "./subnets";

/** The name after a kind in an id: of ".../loadBalancers/front/frontendIPConfigurations/a" the "front", in lower case. */
export function partOf(id: unknown, kind: string): string | undefined {
  if (typeof id !== "string") return undefined;
  const steps = id.toLowerCase().split("/");
  const place = steps.indexOf(kind.toLowerCase());
  return place < 0 ? undefined : steps[place + 1];
}

export const balancerType = "azure-native:network:LoadBalancer";
const frontSubnets = "frontendIPConfigurations.*.subnet.id";

/** Balancers of this stack that ids of their parts name. */
export function balancersAt(stack: StackView, from: ResourceView, pattern: string): readonly ResourceView[] {
  const ids = spread(from, pattern).map((property) => at(from, property));
  const names = ids.flatMap((id) => partOf(id, "loadBalancers") ?? []);
  const hidden = ids.includes(unseen) ? dependedOn(stack, from, pattern, balancerType) : [];
  const named = stack.ofType(balancerType).filter((each) => names.includes(ownName(each)?.toLowerCase() ?? "no name"));
  return [...new Set([...named, ...hidden])];
}

/** Names of the networks in which ids of subnets lie, as far as they can be seen. */
export function networksAt(from: ResourceView, pattern: string): readonly string[] {
  return spread(from, pattern).flatMap((property) => partOf(at(from, property), "virtualNetworks") ?? []);
}

/** Paths at which it stands in another network than its balancer. */
export function besideBalancer(
  from: ResourceView,
  pattern: string,
  balancers: readonly ResourceView[],
): readonly string[] {
  const networks = balancers.flatMap((balancer) => networksAt(balancer, frontSubnets));
  if (networks.length === 0) return [];
  return spread(from, pattern).filter((property) => {
    const network = partOf(at(from, property), "virtualNetworks");
    return network !== undefined && !networks.includes(network);
  });
}
