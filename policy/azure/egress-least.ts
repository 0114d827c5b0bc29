import { cannotTell, violates } from "../checks";
import type { Check, CloudRule, Complaint } from "../rule";
import type { ResourceView } from "../view";
import { at, entries, unseen } from "../view";
import { eachOpening, groupType, is, isWorld, mayBe, portRange, refusesAll, rulesOf, some } from "./shared/openings";

const wanted = "a named destination; the internet (by its tag) at most at 443, 80 and 123";
const mend = "name the service, the range or the tag that is called";
const common: readonly number[] = [443, 80, 123];

function isBeyond(port: string): boolean {
  const { from, to } = portRange(port);
  return from !== to || !common.includes(from);
}

const openings = eachOpening("Outbound", wanted, ({ destinations, ports }) => {
  // "*" is more than the internet: every network that is peered, too.
  const everything = some(destinations, (to) => isWorld(to) && !is(to, "Internet"));
  const world = some(destinations, isWorld);
  const beyond = some(ports, isBeyond);
  if (everything === true || (world === true && beyond === true))
    return violates(
      destinations.property,
      `${destinations.values.join(", ")} at ${ports.values.join(", ")}`,
      wanted,
      mend,
    );
  if (world === false || (everything === false && beyond === false)) return [];
  return cannotTell(destinations.property, wanted);
});

/** Without a last rule that refuses the rest, the service's own lets everything out to the internet. */
const refusesRest: Check = (resource) => {
  const rules = rulesOf(resource);
  // Rules of their own, beside the group, are not seen from here; a gateway must reach the platform.
  if (rules.length === 0 || rules.some((rule) => rule.sources.values.some((source) => is(source, "GatewayManager"))))
    return [];
  if (rules.some((rule) => refusesAll(rule, "Outbound"))) return [];
  const last = "a last outbound rule that denies everything";
  if (rules.some(({ access, direction }) => mayBe(access, "Deny") && direction === unseen))
    return cannotTell("securityRules", last);
  return violates("securityRules", "no such rule", last, "end the group with a rule that denies all that goes out");
};

/** The same, through a firewall: its rules go out. */
const firewall: Check = (resource) =>
  ["networkRuleCollections", "applicationRuleCollections", "ruleCollections"].flatMap((list) =>
    entries(at(resource, list)).flatMap((_, index) =>
      at(resource, `${list}.${index}.action.type`) === "Allow" ? letOut(resource, `${list}.${index}.rules`) : [],
    ),
  );

function letOut(resource: ResourceView, rules: string): readonly Complaint[] {
  return entries(at(resource, rules)).flatMap((_, index) => {
    const path = `${rules}.${index}`;
    const list = (property: string) => entries(at(resource, `${path}.${property}`)).map(String);
    const anywhere = list("destinationAddresses").some(isWorld) && list("destinationPorts").some(isBeyond);
    if (anywhere) return violates(`${path}.destinationAddresses`, "everywhere", wanted, mend);
    return list("targetFqdns").includes("*") ? violates(`${path}.targetFqdns`, "*", "named hosts", mend) : [];
  });
}

const group = openings[groupType];

export const egressLeast: CloudRule = {
  name: "egress-least",
  resources: {
    ...openings,
    [groupType]: (resource) => [...(group?.(resource) ?? []), ...refusesRest(resource)],
    "azure-native:network:AzureFirewall": firewall,
    "azure-native:network:FirewallPolicyRuleCollectionGroup": firewall,
  },
};
