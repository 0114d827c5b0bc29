import { cannotTell, isNotTrue, violates } from "../checks";
import type { Check, CloudRule, Complaint } from "../rule";
import { at, entries, read, unseen } from "../view";
import { readJson } from "./shared/json";

/** Groups of AWS that look for attacks on whatever stands behind: the others spare load, or know one platform. */
const broad: readonly string[] = ["AWSManagedRulesCommonRuleSet"];
/** More rules of a group than this are not an exception for one page, but a group that only counts. */
const exceptions = 5;

const groupWanted = "a broad managed rule group, or a list that refuses by default";
const groupMend = "add AWSManagedRulesCommonRuleSet, or the group of another vendor";

interface Written {
  readonly rule: unknown;
  /** Path in the inputs, or of the text that holds the rule. */
  readonly property: string;
  /** Names of the API, in a text, begin with a capital. */
  readonly key: (name: string) => string;
}

const plain = (name: string): string => name;
const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const get = ({ rule, key }: Written, ...path: readonly string[]): unknown => read(rule, ...path.map(key));

function judgeRule(written: Written): readonly Complaint[] {
  const { property } = written;
  const below = (name: string) => (written.key === plain ? `${property}.${name}` : property);
  const group = ["managedRuleGroupStatement", "ruleGroupReferenceStatement"].find(
    (name) => get(written, "statement", name) !== undefined,
  );
  const only = "block";
  if (group !== undefined) {
    const override = get(written, "overrideAction");
    if (override === unseen) return cannotTell(below("overrideAction"), only);
    if (read(override, written.key("count")) !== undefined) {
      return violates(below("overrideAction"), override, "none, so that the group blocks", "set it to { none: {} }");
    }
    return overrides(written, group, `${property}.statement.${group}`);
  }
  // A rule that counts to put a label on is half of one that blocks by the label.
  const labels = get(written, "ruleLabels");
  const action = get(written, "action");
  if (action === unseen) return cannotTell(below("action"), only);
  if (read(action, written.key("count")) === undefined || entries(labels).length > 0 || labels === unseen) return [];
  return violates(below("action"), action, "block, or a challenge", "set it to { block: {} }");
}

/** Single rules of a group that do something else than the group's vendor meant. */
function overrides(written: Written, group: string, path: string): readonly Complaint[] {
  const name = written.key === plain ? `${path}.ruleActionOverrides` : written.property;
  const value = get(written, "statement", group, "ruleActionOverrides");
  if (value === unseen) return cannotTell(name, "few exceptions");
  const kinds = entries(value).map((entry) => read(entry, written.key("actionToUse")));
  const has = (kind: string) => kinds.filter((action) => read(action, written.key(kind)) !== undefined).length;
  const counted = has("count") + entries(get(written, "statement", group, "excludedRules")).length;
  if (has("allow") > 0)
    return violates(name, "a rule that lets through what it finds", "no `allow`", "count or block instead");
  if (counted <= exceptions) return [];
  return violates(
    name,
    `${counted} rules that only count`,
    `${exceptions} or fewer exceptions`,
    "let the others block again",
  );
}

function isBroad(written: Written): boolean {
  const vendor = get(written, "statement", "managedRuleGroupStatement", "vendorName");
  const name = get(written, "statement", "managedRuleGroupStatement", "name");
  if (name === unseen || broad.includes(String(name))) return true;
  if (get(written, "statement", "ruleGroupReferenceStatement") !== undefined) return true;
  return vendor !== undefined && vendor !== "AWS";
}

const list: Check = (resource) => {
  const json = at(resource, "ruleJson");
  const rules = json === undefined ? at(resource, "rules") : readJson(json);
  const property = json === undefined ? "rules" : "ruleJson";
  if (rules === unseen) return cannotTell(property, groupWanted);
  const key = json === undefined ? plain : capital;
  const all = entries(rules).map((rule, index): Written => ({
    rule,
    key,
    property: json === undefined ? `rules.${index}` : "ruleJson",
  }));
  const found = all.flatMap(judgeRule);
  const refuses = at(resource, "defaultAction.block") !== undefined;
  // Rules may be written beside the list; then the list has to be told to leave them alone.
  const beside =
    resource.options.ignoreChanges === unseen || resource.options.ignoreChanges.some((name) => /^rules?\b/.test(name));
  if (refuses || beside || all.some(isBroad)) return found;
  const shown = all.length === 0 ? undefined : `${all.length} rules, no broad group`;
  return [...found, ...violates(property, shown, groupWanted, groupMend)];
};

/** One rule, written beside its list. */
const rule: Check = (resource) => judgeRule({ rule: resource.inputs, property: "", key: plain }).map(trimmed);

function trimmed(complaint: Complaint): Complaint {
  return { ...complaint, property: complaint.property.replace(/^\./, "") };
}

const association: Check = (resource) => {
  const action = at(resource, "overrideAction");
  return action === "count" ? violates("overrideAction", action, "none", "leave it out, so that the group blocks") : [];
};

const group: Check = (resource) =>
  entries(at(resource, "rules")).flatMap((entry, index) =>
    judgeRule({ rule: entry, property: `rules.${index}`, key: plain }),
  );

/** Of the first generation: an action is a word. */
const classic: Check = (resource) =>
  entries(at(resource, "rules")).flatMap((_, index) =>
    ["action.type", "overrideAction.type"].flatMap((name) => {
      const value = at(resource, `rules.${index}.${name}`);
      return value === "COUNT" ? violates(`rules.${index}.${name}`, value, "BLOCK or NONE", "let it block") : [];
    }),
  );

const failsClosed = isNotTrue("enableWafFailOpen", "turn it off, or requests pass unseen while the firewall is away");

export const wafBlocking: CloudRule = {
  name: "waf-blocking",
  resources: {
    "aws:wafv2/webAcl:WebAcl": list,
    "aws:wafv2/webAclRule:WebAclRule": rule,
    "aws:wafv2/webAclRuleGroupAssociation:WebAclRuleGroupAssociation": association,
    "aws:wafv2/ruleGroup:RuleGroup": group,
    "aws:waf/webAcl:WebAcl": classic,
    "aws:wafregional/webAcl:WebAcl": classic,
    "aws:lb/loadBalancer:LoadBalancer": failsClosed,
    "aws:alb/loadBalancer:LoadBalancer": failsClosed,
  },
};
