import { cannotTell, violates } from "../checks";
import type { Check, CloudRule, Complaint } from "../rule";
import { at, entries, read, unseen } from "../view";
import { eachOpening, isAnyTenant, isWorld, portRange, some } from "./shared/openings";

const wanted = "the world only at 443, and at 80 where it redirects";
const mend = "name who may come in, or leave the way in to the gateway at the edge";

function isBeyondWeb(port: string): boolean {
  const { from, to } = portRange(port);
  return from !== to || (from !== 443 && from !== 80);
}

const groups = eachOpening("Inbound", wanted, ({ sources, ports }) => {
  const world = some(sources, (source) => isWorld(source) || isAnyTenant(source));
  const beyond = some(ports, isBeyondWeb);
  if (world === false || beyond === false) return [];
  if (world === unseen) return cannotTell(sources.property, wanted);
  if (beyond === unseen) return cannotTell(ports.property, wanted);
  return violates(sources.property, `${sources.values.join(", ")} at ${ports.values.join(", ")}`, wanted, mend);
});

/** A firewall that hands on what the world sends to one of its ports. */
const firewall: Check = (resource) =>
  ["natRuleCollections", "ruleCollections"].flatMap((list) =>
    entries(at(resource, list)).flatMap((_, index) => {
      const nat = list === "natRuleCollections" || at(resource, `${list}.${index}.action.type`) === "DNAT";
      return nat ? handedOn(resource, `${list}.${index}.rules`) : [];
    }),
  );

function handedOn(resource: Parameters<Check>[0], rules: string): readonly Complaint[] {
  return entries(at(resource, rules)).flatMap((_, index) => {
    const path = `${rules}.${index}`;
    const open = entries(at(resource, `${path}.sourceAddresses`)).some((each) => isWorld(String(each)));
    const ports = [...entries(at(resource, `${path}.destinationPorts`)), at(resource, `${path}.translatedPort`)];
    const beyond = ports.filter((port) => typeof port === "string" && isBeyondWeb(port));
    // A web server may listen at any port; what counts is what the world asks for.
    const asked =
      beyond.length > 0 && entries(at(resource, `${path}.destinationPorts`)).some((port) => beyond.includes(port));
    return open && asked ? violates(`${path}.sourceAddresses`, `the world at ${beyond.join(", ")}`, wanted, mend) : [];
  });
}

/** A workflow that starts on request answers whoever holds its address, unless callers are limited. */
const workflow: Check = (resource) => {
  const triggers = at(resource, "definition.triggers");
  if (triggers === unseen) return cannotTell("definition", "callers that are named");
  const onRequest = Object.values((triggers ?? {}) as Record<string, unknown>).some(
    (trigger) => read(trigger, "type") === "Request",
  );
  const policies = at(resource, "accessControl.triggers.openAuthenticationPolicies.policies");
  if (!onRequest || policies !== undefined) return [];
  const list = "accessControl.triggers.allowedCallerIpAddresses";
  const callers = at(resource, list);
  const limit = "limit the callers: by address, or by a policy for their tokens";
  if (callers === undefined) return violates("accessControl", callers, "callers that are named", limit);
  return entries(callers).flatMap((caller, index) => {
    const range = read(caller, "addressRange");
    const wide = typeof range === "string" && (isWorld(range) || /^0\.0\.0\.0\s*-\s*255\./.test(range));
    return wide ? violates(`${list}.${index}.addressRange`, range, "callers that are named", limit) : [];
  });
};

export const noWorldIngress: CloudRule = {
  name: "no-world-ingress",
  resources: {
    ...groups,
    "azure-native:logic:Workflow": workflow,
    "azure-native:network:AzureFirewall": firewall,
    "azure-native:network:FirewallPolicyRuleCollectionGroup": firewall,
  },
};
