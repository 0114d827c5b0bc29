import type { ResourceView, Unseen } from "../../view";
import { at, entries, unseen } from "../../view";

/** Who may pass: a range of addresses, a group, the members of the same group, or a list of ranges that AWS or somebody keeps. */
export interface Peer {
  readonly kind: "range" | "group" | "self" | "list";
  readonly value: unknown;
  /** Path in the inputs. */
  readonly property: string;
}

/** One entry of a group or a network list that lets traffic through, whichever way it is written. */
export interface Opening {
  readonly direction: "in" | "out";
  /** Of a network list: answers to one's own calls are let in by it, too, and it guards a whole subnet. */
  readonly stateless: boolean;
  /** Path of the entry: "" where the resource is one, "ingress.0" inside a group. */
  readonly property: string;
  /** Name of the property that holds the protocol. */
  readonly protocolProperty: string;
  /** In lower case: "tcp", "udp", "icmp", "icmpv6", "all", or a number. */
  readonly protocol: string | Unseen;
  /** From the first to the last port, both included. */
  readonly ports: readonly [number, number] | Unseen;
  readonly peers: readonly Peer[];
}

export const groupTypes = [
  "aws:ec2/securityGroup:SecurityGroup",
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
] as const;
export const groupRuleTypes = [
  "aws:ec2/securityGroupRule:SecurityGroupRule",
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
] as const;
export const listTypes = ["aws:ec2/networkAcl:NetworkAcl", "aws:ec2/networkAclRule:NetworkAclRule"] as const;

/** Every type that can open a network. The default group is judged by a demand of its own: it may open nothing. */
export const openingTypes: readonly string[] = ["aws:ec2/securityGroup:SecurityGroup", ...groupRuleTypes, ...listTypes];

type Reader = (resource: ResourceView) => readonly Opening[] | Unseen;

const readers: Readonly<Record<string, Reader>> = {
  [groupTypes[0]]: inline,
  [groupTypes[1]]: inline,
  [listTypes[0]]: inline,
  [groupRuleTypes[0]]: (resource) => {
    const type = at(resource, "type");
    if (type === unseen) return unseen;
    return [groupEntry(resource, "", type === "egress" ? "out" : "in")];
  },
  [groupRuleTypes[1]]: (resource) => [singleEntry(resource, "in")],
  [groupRuleTypes[2]]: (resource) => [singleEntry(resource, "out")],
  [listTypes[1]]: (resource) => {
    const egress = at(resource, "egress");
    if (egress === unseen) return unseen;
    return listEntry(resource, "", egress === true || egress === "true" ? "out" : "in", "ruleAction");
  },
};

/** What a resource opens; `unseen` where it can't be told at all. */
export function openingsOf(resource: ResourceView): readonly Opening[] | Unseen {
  return readers[resource.type]?.(resource) ?? [];
}

function inline(resource: ResourceView): readonly Opening[] | Unseen {
  const isList = resource.type === listTypes[0];
  const found: Opening[] = [];
  for (const [property, direction] of [["ingress", "in"] as const, ["egress", "out"] as const]) {
    const list = at(resource, property);
    if (list === unseen) return unseen;
    entries(list).forEach((_, index) => {
      const path = `${property}.${index}`;
      if (isList) found.push(...listEntry(resource, path, direction, "action"));
      else found.push(groupEntry(resource, path, direction));
    });
  }
  return found;
}

const below = (path: string, property: string): string => (path === "" ? property : `${path}.${property}`);

/** An inline entry of a group, or the older kind of rule beside it. */
function groupEntry(resource: ResourceView, property: string, direction: Opening["direction"]): Opening {
  const get = (name: string) => at(resource, below(property, name));
  const listed = (name: string, kind: Peer["kind"]): readonly Peer[] => {
    const path = below(property, name);
    const value = get(name);
    if (value === unseen) return [{ kind, value, property: path }];
    return entries(value).map((each, index) => ({ kind, value: each, property: `${path}.${index}` }));
  };
  const one = (name: string, kind: Peer["kind"]): readonly Peer[] => {
    const value = get(name);
    return value === undefined || value === false ? [] : [{ kind, value, property: below(property, name) }];
  };
  return {
    ...head(direction, false, property, "protocol", get),
    peers: [
      ...listed("cidrBlocks", "range"),
      ...listed("ipv6CidrBlocks", "range"),
      ...listed("prefixListIds", "list"),
      ...listed("securityGroups", "group"),
      ...one("sourceSecurityGroupId", "group"),
      ...one("self", "self"),
    ],
  };
}

/** The newer kind of rule: one peer each. A rule that names its own group is for its members. */
function singleEntry(resource: ResourceView, direction: Opening["direction"]): Opening {
  const get = (name: string) => at(resource, name);
  const own = get("securityGroupId");
  const one = (name: string, kind: Peer["kind"]): readonly Peer[] => {
    const value = get(name);
    if (value === undefined) return [];
    const same = kind === "group" && (value === own ? value !== unseen : false);
    const sameUnseen = kind === "group" && value === unseen && refersToOwn(resource);
    return [{ kind: same || sameUnseen ? "self" : kind, value, property: name }];
  };
  return {
    ...head(direction, false, "", "ipProtocol", get),
    peers: [
      ...one("cidrIpv4", "range"),
      ...one("cidrIpv6", "range"),
      ...one("prefixListId", "list"),
      ...one("referencedSecurityGroupId", "group"),
    ],
  };
}

function refersToOwn({ propertyDependencies: on }: ResourceView): boolean {
  const own = on["securityGroupId"] ?? [];
  return own.length > 0 && own.every((urn) => (on["referencedSecurityGroupId"] ?? []).includes(urn));
}

/** An entry of a network list; one that refuses opens nothing. */
function listEntry(
  resource: ResourceView,
  property: string,
  direction: Opening["direction"],
  action: string,
): readonly Opening[] {
  const get = (name: string) => at(resource, below(property, name));
  const does = get(action);
  if (typeof does === "string" && does.toLowerCase() === "deny") return [];
  const peers = ["cidrBlock", "ipv6CidrBlock"].flatMap((name): readonly Peer[] => {
    const value = get(name);
    return value === undefined || value === "" ? [] : [{ kind: "range", value, property: below(property, name) }];
  });
  return [{ ...head(direction, true, property, "protocol", get), peers }];
}

/** Numbers of IANA for those protocols that have a name here. */
const protocols: Readonly<Record<string, string>> = {
  "-1": "all",
  "6": "tcp",
  "17": "udp",
  "1": "icmp",
  "58": "icmpv6",
};

function head(
  direction: Opening["direction"],
  stateless: boolean,
  property: string,
  protocolProperty: string,
  get: (name: string) => unknown,
): Omit<Opening, "peers"> {
  const given = get(protocolProperty);
  const text = given === unseen ? unseen : String(given ?? "all").toLowerCase();
  const protocol = text === unseen ? unseen : (protocols[text] ?? text);
  return { direction, stateless, property, protocolProperty, protocol, ports: portsOf(protocol, get) };
}

function portsOf(protocol: string | Unseen, get: (name: string) => unknown): Opening["ports"] {
  if (protocol === "all") return [0, 65_535];
  const [from, to] = [get("fromPort"), get("toPort")];
  if (from === unseen || to === unseen) return unseen;
  if (from === undefined && to === undefined) return [0, 65_535];
  const [first, last] = [Number(from ?? to), Number(to ?? from)];
  // -1 is every type of ICMP.
  return first === -1 ? [0, 65_535] : [first, last];
}

/** Property of the ports, where a complaint is about them. */
export function portsProperty({ property, protocol, protocolProperty }: Opening): string {
  return below(property, protocol === "all" ? protocolProperty : "fromPort");
}

/** `tcp 443 from 0.0.0.0/0`, for people. */
export function describe({ direction, protocol, ports }: Opening, { kind, value }: Peer): string {
  const what = protocol === unseen ? "traffic" : protocol === "all" ? "every protocol" : protocol;
  const which =
    ports === unseen || protocol === "all" ? "" : ports[0] === ports[1] ? ` ${ports[0]}` : ` ${ports.join("-")}`;
  const who =
    kind === "self"
      ? "its own members"
      : typeof value === "string"
        ? value
        : kind === "range"
          ? "a range"
          : `a ${kind}`;
  return `${what}${which} ${direction === "in" ? "from" : "to"} ${who}`;
}
