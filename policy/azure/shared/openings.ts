import { cannotTell } from "../../checks";
import type { Check, Complaint } from "../../rule";
import type { ResourceView } from "../../view";
import { at, entries, unseen } from "../../view";

/** One end of a rule: addresses or ports, from one property or from a list. */
export interface Ends {
  /** Path of the property that says it. */
  readonly property: string;
  readonly values: readonly string[];
  /** Some of it can't be seen. */
  readonly partly: boolean;
}

/** A rule of a firewall, in whatever style it is written. */
export interface NetworkRule {
  /** Path before its properties: "securityRules.2." in a group, "" in a resource of its own. */
  readonly path: string;
  readonly name: string;
  readonly access: unknown;
  readonly direction: unknown;
  readonly protocol: unknown;
  readonly description: unknown;
  readonly sources: Ends;
  readonly sourcePorts: Ends;
  readonly destinations: Ends;
  readonly ports: Ends;
}

export const groupType = "azure-native:network:NetworkSecurityGroup";
export const ruleType = "azure-native:network:SecurityRule";
/** Of a network manager: it goes before the groups. */
const adminRuleType = "azure-native:network:AdminRule";

const ruleTypes = [groupType, ruleType, adminRuleType];

export function rulesOf(resource: ResourceView): readonly NetworkRule[] {
  if (resource.type !== groupType) return [ruleAt(resource, "")];
  return entries(at(resource, "securityRules")).map((_, index) => ruleAt(resource, `securityRules.${index}.`));
}

function ruleAt(resource: ResourceView, path: string): NetworkRule {
  const own = (property: string) => at(resource, `${path}${property}`);
  const admin = resource.type === adminRuleType;
  const addresses = (end: string) =>
    admin
      ? listAt(resource, `${path}${end}s`, "addressPrefix")
      : endsAt(resource, path, `${end}AddressPrefix`, `${end}AddressPrefixes`);
  const ports = (end: string) => endsAt(resource, path, `${end}PortRange`, `${end}PortRanges`);
  const name = [own("name"), own("securityRuleName"), own("ruleName")].find((value) => typeof value === "string");
  return {
    path,
    name: typeof name === "string" ? name : "",
    access: own("access"),
    direction: own("direction"),
    protocol: own("protocol"),
    description: own("description"),
    sources: addresses("source"),
    sourcePorts: ports("source"),
    destinations: addresses("destination"),
    ports: ports("destination"),
  };
}

function endsAt(resource: ResourceView, path: string, one: string, many: string): Ends {
  const list = at(resource, `${path}${many}`);
  if (list === unseen || entries(list).length > 0) return listAt(resource, `${path}${many}`);
  const value = at(resource, `${path}${one}`);
  const property = `${path}${one}`;
  if (value === unseen) return { property, values: [], partly: true };
  return { property, values: value === undefined ? [] : String(value).split(","), partly: false };
}

function listAt(resource: ResourceView, property: string, below = ""): Ends {
  const list = at(resource, property);
  if (list === unseen) return { property, values: [], partly: true };
  const all = entries(list).map((_, index) => at(resource, `${property}.${index}${below === "" ? "" : `.${below}`}`));
  return {
    property,
    values: all.filter((value) => value !== unseen && value !== undefined).map(String),
    partly: all.includes(unseen),
  };
}

/** A check of each rule that lets traffic through in this direction, for every type that holds rules. */
export function eachOpening(
  direction: "Inbound" | "Outbound",
  wanted: string,
  judge: (rule: NetworkRule) => readonly Complaint[],
): Readonly<Record<string, Check>> {
  return eachRule(wanted, (rule) => {
    if (!mayBe(rule.direction, direction) || !(mayBe(rule.access, "Allow") || mayBe(rule.access, "AlwaysAllow")))
      return [];
    const complaints = judge(rule);
    if (complaints.length === 0) return [];
    if (rule.access === unseen) return cannotTell(`${rule.path}access`, wanted);
    return rule.direction === unseen ? cannotTell(`${rule.path}direction`, wanted) : complaints;
  });
}

export function eachRule(
  wanted: string,
  judge: (rule: NetworkRule) => readonly Complaint[],
): Readonly<Record<string, Check>> {
  const check: Check = (resource) => {
    if (resource.type === groupType && at(resource, "securityRules") === unseen)
      return cannotTell("securityRules", wanted);
    return rulesOf(resource).flatMap(judge);
  };
  return Object.fromEntries(ruleTypes.map((type) => [type, check]));
}

export function is(value: unknown, word: string): boolean {
  return typeof value === "string" && value.toLowerCase() === word.toLowerCase();
}

export function mayBe(value: unknown, word: string): boolean {
  return value === unseen || is(value, word);
}

export function isOpening(rule: NetworkRule, direction: "Inbound" | "Outbound"): boolean {
  return is(rule.direction, direction) && (is(rule.access, "Allow") || is(rule.access, "AlwaysAllow"));
}

/** Refuses everything, from and to everywhere, in this direction. */
export function refusesAll(rule: NetworkRule, direction: "Inbound" | "Outbound"): boolean {
  const everything = ({ values }: Ends) => values.some((value) => isWorld(value) || value === "0-65535");
  return (
    is(rule.access, "Deny") &&
    is(rule.direction, direction) &&
    is(rule.protocol, "*") &&
    [rule.sources, rule.sourcePorts, rule.destinations, rule.ports].every(everything)
  );
}

/** The whole internet, or so much of it that it makes no difference. */
export function isWorld(prefix: string): boolean {
  const value = prefix.trim().toLowerCase();
  if (["*", "any", "internet", "0.0.0.0", "::"].includes(value)) return true;
  const length = /\/(\d+)$/.exec(value)?.[1];
  return length !== undefined && !/[a-z]/.test(value.replace(/:.*$/, "")) && Number(length) < 8;
}

/** Everybody who rents a machine from Azure. */
export function isAnyTenant(prefix: string): boolean {
  return /^azurecloud(\.|$)/i.test(prefix.trim());
}

/** True, false, or `unseen` where what can be seen doesn't decide. */
export function some(ends: Ends, test: (value: string) => boolean): boolean | typeof unseen {
  if (ends.values.some(test)) return true;
  return ends.partly ? unseen : false;
}

export interface PortRange {
  readonly from: number;
  readonly to: number;
}

/** "*", "443" or "1000-2000". */
export function portRange(text: string): PortRange {
  if (text.trim() === "*") return { from: 0, to: 65_535 };
  const [from = "", to = from] = text.split("-");
  return { from: Number(from), to: Number(to) };
}

export function isEveryPort(text: string): boolean {
  const { from, to } = portRange(text);
  return from <= 1 && to >= 65_535;
}
