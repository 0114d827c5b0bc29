import type { StackView } from "../../policy/stack-view";
import type { ResourceView } from "../../policy/view";
import { at, entries } from "../../policy/view";
import { byPlace } from "../places";
import type { Opening } from "./opening";
import { word } from "./opening";

const group = "azure-native:network:NetworkSecurityGroup";

/** Allowing rules of network security groups, inside the group or of their own. */
export function openingsOnAzure(stack: StackView): readonly Opening[] {
  const inline = stack
    .ofType(group)
    .flatMap((owner) =>
      entries(at(owner, "securityRules")).map((_, index) => opening(stack, owner, owner, `securityRules.${index}.`)),
    );
  const separate = stack.ofType("azure-native:network:SecurityRule").map((rule) => {
    const [owner] = stack.referred(rule, "networkSecurityGroupName", group);
    return opening(stack, owner ?? rule, rule, "");
  });
  return [...inline, ...separate].filter((each) => each !== undefined);
}

function opening(stack: StackView, owner: ResourceView, rule: ResourceView, below: string): Opening | undefined {
  const said = (property: string) => at(rule, `${below}${property}`);
  if (said("access") !== "Allow") return undefined;
  const inward = said("direction") === "Inbound";
  const { own, place } = byPlace(owner.name);
  const end = inward ? "source" : "destination";
  return {
    name: `${word(said("name")) || rule.name}${place === "" ? "" : `-${place}`}`,
    at: own,
    place,
    direction: inward ? "in" : "out",
    peer: peer(stack, [said(`${end}AddressPrefix`), said(`${end}AddressPrefixes`)]),
    protocol: word(said("protocol")).toLowerCase(),
    port: [said("destinationPortRange"), said("destinationPortRanges")].flatMap(listed).join(", "),
    description: word(said("description")),
  };
}

/** A range that is a subnet of the stack goes by the subnet's name. */
function peer(stack: StackView, values: readonly unknown[]): string {
  const subnets = stack.ofType("azure-native:network:Subnet");
  const named = (range: string) => {
    const subnet = subnets.find((each) => at(each, "addressPrefix") === range);
    return subnet === undefined ? range : byPlace(subnet.name).own;
  };
  return values.flatMap(listed).map(named).join(", ");
}

function listed(value: unknown): readonly string[] {
  return Array.isArray(value) ? entries(value).map(word) : value === undefined ? [] : [word(value)];
}
