import type { StackView } from "../../policy/stack-view";
import type { ResourceView } from "../../policy/view";
import { at, entries } from "../../policy/view";
import { byPlace } from "../places";
import type { Opening } from "./opening";
import { ports, word } from "./opening";

const group = "aws:ec2/securityGroup:SecurityGroup";
const separate = [
  ["aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "in"],
  ["aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", "out"],
] as const;

/** Openings of security groups, however they are written: as rules of their own, of the older kind, or inside the group. */
export function openingsOnAws(stack: StackView): readonly Opening[] {
  const rules = separate.flatMap(([type, direction]) =>
    stack.ofType(type).map((rule) => ({
      ...common(stack, rule, "securityGroupId", direction),
      peer: peerOf(stack, rule, ["referencedSecurityGroupId", "cidrIpv4", "cidrIpv6", "prefixListId"]),
    })),
  );
  const older = stack.ofType("aws:ec2/securityGroupRule:SecurityGroupRule").map((rule) => ({
    ...common(stack, rule, "securityGroupId", at(rule, "type") === "egress" ? ("out" as const) : ("in" as const)),
    peer: peerOf(stack, rule, ["sourceSecurityGroupId", "cidrBlocks", "ipv6CidrBlocks", "prefixListIds", "self"]),
  }));
  const inline = stack.ofType(group, "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup").flatMap((owner) =>
    (["ingress", "egress"] as const).flatMap((list) =>
      entries(at(owner, list)).map((_, index): Opening => {
        const path = `${list}.${index}`;
        const lists = ["securityGroups", "cidrBlocks", "ipv6CidrBlocks", "prefixListIds", "self"];
        return {
          name: `${owner.name} ${path}`,
          ...where(owner),
          direction: list === "ingress" ? "in" : "out",
          peer: peerOf(stack, owner, lists, `${path}.`),
          protocol: word(at(owner, `${path}.protocol`)),
          port: ports(at(owner, `${path}.fromPort`), at(owner, `${path}.toPort`)),
          description: word(at(owner, `${path}.description`)),
        };
      }),
    ),
  );
  return [...rules, ...older, ...inline];
}

function common(stack: StackView, rule: ResourceView, owner: string, direction: "in" | "out") {
  const [of] = stack.referred(rule, owner, group);
  return {
    name: rule.name,
    ...(of === undefined ? { at: word(at(rule, owner)), place: "" } : where(of)),
    direction,
    protocol: word(at(rule, "ipProtocol") ?? at(rule, "protocol")),
    port: ports(at(rule, "fromPort"), at(rule, "toPort")),
    description: word(at(rule, "description")),
  };
}

function where({ name }: ResourceView) {
  const { own, place } = byPlace(name);
  return { at: own, place };
}

/** Groups by their name, addresses as they are. */
function peerOf(stack: StackView, rule: ResourceView, properties: readonly string[], below = ""): string {
  const said = properties.flatMap((property) => {
    const value = at(rule, `${below}${property}`);
    if (value === undefined || value === false) return [];
    if (property === "prefixListId" || property === "prefixListIds") return ["prefix list"];
    if (value === true) return ["itself"];
    const groups = below === "" && /Group/.test(property) ? stack.referred(rule, property, group) : [];
    if (groups.length > 0) return groups.map(({ name }) => byPlace(name).own);
    return Array.isArray(value) ? entries(value).map(word) : [word(value)];
  });
  return said.join(", ");
}
