import { isNoneOf, isGiven, notEmpty, violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, unseen } from "../view";
import { eventTargetType } from "./shared/event-patterns";
import { alarmType } from "./shared/metric-filters";
import { oddOnesOut, silencedBy, topicType } from "./shared/topics";

const compositeType = "aws:cloudwatch/compositeAlarm:CompositeAlarm";
/** Shows an alarm to whoever looks. */
const dashboardType = "aws:cloudwatch/dashboard:Dashboard";
const subscriptionType = "aws:sns/topicSubscription:TopicSubscription";

/** Who speaks to topics, by which property, and as whom it has to be let in. */
const speakers: readonly (readonly [type: string, property: string, service: string])[] = [
  [alarmType, "alarmActions", "cloudwatch.amazonaws.com"],
  [compositeType, "alarmActions", "cloudwatch.amazonaws.com"],
  [eventTargetType, "arn", "events.amazonaws.com"],
  ["aws:rds/eventSubscription:EventSubscription", "snsTopic", "events.rds.amazonaws.com"],
];

/** An alarm does something, or another thing listens to it; where it speaks to a topic, that lets it and has listeners. */
function relation(stack: StackView): readonly About[] {
  const heard = listenedTo(stack);
  const odd = oddOnesOut(stack, speakers);
  const said = speakers.flatMap(([type, property, service]) =>
    stack.ofType(type).map((from) => ({
      resource: from,
      complaints: [...silencedBy(stack, from, property, service), ...astray(property, odd.get(from))],
    })),
  );
  return [
    ...stack.ofType(alarmType, compositeType).map((alarm) => ({ resource: alarm, complaints: acts(alarm, heard) })),
    // What speaks to no topic is not about alarms.
    ...said.filter(({ complaints }) => complaints.length > 0),
    ...topics(stack),
    ...stack.ofType(subscriptionType).map((subscription) => ({
      resource: subscription,
      complaints: isGiven("endpoint", "an address", "name who is told")(subscription),
    })),
  ];
}

/** URNs of everything that something else looks at, and all texts of composite alarms. */
function listenedTo(stack: StackView): (alarm: ResourceView) => boolean {
  const listeners = stack.resources.filter(({ type }) => type !== dashboardType);
  const urns = new Set(listeners.flatMap(({ propertyDependencies }) => Object.values(propertyDependencies).flat()));
  const texts = stack.ofType(compositeType).map((composite) => String(readable(at(composite, "alarmRule"))));
  return (alarm) => {
    const name = at(alarm, alarm.type === compositeType ? "alarmName" : "name");
    return urns.has(alarm.urn) || (typeof name === "string" && texts.some((text) => text.includes(name)));
  };
}

function readable(value: unknown): unknown {
  return value === unseen ? "" : value;
}

function acts(alarm: ResourceView, heard: (alarm: ResourceView) => boolean): readonly Complaint[] {
  const off = isNoneOf("actionsEnabled", [false, "false"], "enable its actions, or it is silent")(alarm);
  if (heard(alarm)) return off;
  return [...off, ...notEmpty("alarmActions", "name a topic, or feed a composite alarm with it")(alarm)];
}

function astray(property: string, text: string | undefined): readonly Complaint[] {
  if (text === undefined) return [];
  const mend = "send it where the others go, or let a second one go there too";
  return violates(property, text, "a topic of the stack, as all others have", mend);
}

/** Where the stack subscribes somebody to one of its topics for alarms, it does to each. */
function topics(stack: StackView): readonly About[] {
  const subscriptions = stack.ofType(subscriptionType);
  const spokenTo = new Set(
    stack.ofType(alarmType, compositeType).flatMap((alarm) => stack.referred(alarm, "alarmActions", topicType)),
  );
  const subscribed = new Set(subscriptions.flatMap((subscription) => stack.referred(subscription, "topic", topicType)));
  const none = ![...spokenTo].some((topic) => subscribed.has(topic));
  return [...spokenTo].flatMap((topic) => {
    if (subscribed.has(topic)) return [{ resource: topic, complaints: [] }];
    // Whoever listens may subscribe in a stack of their own.
    if (none || subscriptions.some((each) => stack.untraceable(each, "topic"))) return [];
    const mend = `subscribe people to ${topic.name}`;
    const complaints = violates("", undefined, "a subscription, as the other topics have", mend);
    return [{ resource: topic, complaints: complaints.map((each) => ({ ...each, found: "nobody listens" })) }];
  });
}

export const alarmHasAction: CloudRule = { name: "alarm-has-action", relation };
