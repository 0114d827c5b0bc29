import { cannotTell, violates } from "../../checks";
import type { Complaint } from "../../rule";
import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { at, entries, unseen } from "../../view";
import { allowsAction, statementsIn } from "./resource-access";

export const topicType = "aws:sns/topic:Topic";
const policyType = "aws:sns/topicPolicy:TopicPolicy";

interface Document {
  readonly value: unknown;
}

function policiesOf(stack: StackView, topic: ResourceView): readonly Document[] {
  const own = at(topic, "policy") === undefined ? [] : [{ value: at(topic, "policy") }];
  return [...own, ...stack.pointingAt(topic, policyType, "arn").map((policy) => ({ value: at(policy, "policy") }))];
}

/** Where a policy is given, it is the whole of it; the default one lets the account's own alarms in, and no other service. */
function letsIn(stack: StackView, topic: ResourceView, service: string): boolean | typeof unseen {
  const policies = policiesOf(stack, topic);
  if (policies.some(({ value }) => value === unseen)) return unseen;
  if (policies.length === 0) return service === "cloudwatch.amazonaws.com";
  return policies.some(({ value }) =>
    statementsIn(value).some(
      (each) =>
        each.effect === "Allow" &&
        allowsAction(each, "sns:Publish") &&
        each.principals.some((who) => fits(who, service)),
    ),
  );
}

/** Alarms publish as the account, too; the others only by their own name. */
function fits(principal: string, service: string): boolean {
  if (principal === "*" || principal === `Service:${service}`) return true;
  return service === "cloudwatch.amazonaws.com" && /^AWS:(\d{12}|arn:aws[\w-]*:iam::\d{12}:root)$/.test(principal);
}

/** Complains where the property leads to a topic of the stack that doesn't let the service publish. */
export function silencedBy(
  stack: StackView,
  from: ResourceView,
  property: string,
  service: string,
): readonly Complaint[] {
  return stack.referred(from, property, topicType).flatMap((topic) => {
    const wanted = `a topic that lets ${service} publish`;
    const may = letsIn(stack, topic, service);
    if (may === true) return [];
    if (may === unseen) return cannotTell(property, wanted);
    return violates(property, topic.name, wanted, `let ${service} publish in the policy of ${topic.name}`);
  });
}

/** A destination that nobody else of the stack uses, in the account and region of topics of its own that most others use. */
export function oddOnesOut(
  stack: StackView,
  speakers: readonly (readonly [type: string, property: string, ...unknown[]])[],
): ReadonlyMap<ResourceView, string> {
  const users = speakers.flatMap(([type, property]) =>
    stack.ofType(type).map((from) => ({ from, named: namedIn(stack, from, property) })),
  );
  const times = new Map<string, number>();
  for (const { named } of users) for (const text of named.foreign) times.set(text, (times.get(text) ?? 0) + 1);
  const homes = new Map<string, number>();
  for (const { named } of users) for (const text of named.own) homes.set(home(text), (homes.get(home(text)) ?? 0) + 1);
  return new Map(
    users.flatMap(({ from, named }) => {
      const [text] = named.foreign;
      if (text === undefined || named.own.length > 0 || times.get(text) !== 1) return [];
      return (homes.get(home(text)) ?? 0) >= 2 ? [[from, text] as const] : [];
    }),
  );
}

interface Named {
  readonly own: readonly string[];
  readonly foreign: readonly string[];
}

function namedIn(stack: StackView, from: ResourceView, property: string): Named {
  const value = at(from, property);
  const texts = (Array.isArray(value) ? entries(value) : [value]).filter(
    (text): text is string => typeof text === "string" && text.includes(":sns:"),
  );
  const mine = stack.referred(from, property, topicType).length;
  return mine > 0 ? { own: texts, foreign: [] } : { own: [], foreign: texts };
}

/** "arn:aws:sns:REGION:ACCOUNT" */
function home(arn: string): string {
  return arn.split(":").slice(0, 5).join(":");
}
