import { violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at } from "../view";
import { unguarded } from "./shared/by-region";
import { controls, endingCalls } from "./shared/endings";
import type { Pattern } from "./shared/event-patterns";
import { eventTargetType, isDisabled, patternsOf, targetsOf } from "./shared/event-patterns";
import { alarmOn, filterType } from "./shared/metric-filters";

import { textsIn } from "../view";
import { maySameRegion } from "./shared/regions";
import { silencedBy } from "./shared/topics";
import { watchedAlike } from "./shared/watched-controls";

/** A rule with so many different controls in it is the watch over all of them; one with fewer is about those. */
const many = 3;
const viaTrail = "AWS API Call via CloudTrail";

/** Rules of events, and filters of a trail's log, that wait for a control's end: awake, right, complete, and heard. */
function relation(stack: StackView): readonly About[] {
  const watches = patternsOf(stack).filter(({ eventNames }) => eventNames.some((name) => endingCalls.has(name)));
  return [
    ...watches.map((pattern) => ({
      resource: pattern.rule,
      complaints: [...awake(stack, pattern.rule), ...right(pattern), ...complete(stack, pattern)],
    })),
    ...watches.flatMap(({ rule }) =>
      targetsOf(stack, rule).map((target) => ({
        resource: target,
        complaints: silencedBy(stack, target, "arn", "events.amazonaws.com"),
      })),
    ),
    ...unguarded(
      stack,
      watches.filter(isWatch).map(({ rule }) => rule),
      "watch over calls that end a control",
      (region) => `add a rule of events in ${region}`,
    ),
    ...watchedAlike(stack),
    ...stack.ofType(filterType).flatMap((filter) => ofFilter(stack, filter)),
  ];
}

function isWatch({ eventNames, eventSources }: Pattern): boolean {
  const meant = controls.filter(
    ({ service, calls }) => eventSources.includes(service) || calls.some((call) => eventNames.includes(call)),
  );
  return new Set(meant.map(({ service }) => service)).size >= many;
}

function awake(stack: StackView, rule: ResourceView): readonly Complaint[] {
  if (isDisabled(rule)) return violates("state", "DISABLED", "ENABLED", "enable the rule, or nobody hears of it");
  if (targetsOf(stack, rule).length > 0) return [];
  if (stack.ofType(eventTargetType).some((target) => stack.untraceable(target, "rule"))) return [];
  return violates("", undefined, "a target that reaches people", "add an EventTarget for it").map((each) => ({
    ...each,
    found: "no target of the rule is there",
  }));
}

/** A call is only met under the service's own name, and as what the trail sends. */
function right({ detailTypes, eventSources, eventNames }: Pattern): readonly Complaint[] {
  const type =
    detailTypes.length === 0 || detailTypes.some((each) => viaTrail.startsWith(each) || each === viaTrail)
      ? []
      : violates("eventPattern", detailTypes.join(", "), `detail-type ${viaTrail}`, "name that type, or nothing fits");
  if (eventSources.length === 0) return type;
  const lost = controls.filter(
    ({ service, calls }) =>
      !eventSources.includes(service) && calls.some((call) => only(call, eventNames, eventSources)),
  );
  return [
    ...type,
    ...lost.slice(0, 1).flatMap(({ service, calls }) => {
      const mend = `add ${service} to eventSource`;
      return violates("eventPattern", `${calls.join(", ")} without its service`, service, mend);
    }),
  ];
}

/** The call is listed, and no service that is listed has one of this name. */
function only(call: string, names: readonly string[], sources: readonly string[]): boolean {
  const owners = controls.filter(({ calls }) => calls.includes(call)).map(({ service }) => service);
  return names.includes(call) && !owners.some((service) => sources.includes(service));
}

/** Of what a rule watches, all ends; and a watch over many controls leaves out none that the stack has in that region. */
function complete(stack: StackView, pattern: Pattern): readonly Complaint[] {
  const { rule, eventNames, eventSources } = pattern;
  const touched = controls.filter(({ calls }) => calls.some((call) => eventNames.includes(call)));
  const watch = isWatch(pattern);
  const others = new Set(
    patternsOf(stack)
      .filter((other) => other.rule !== rule && maySameRegion(stack, other.rule, rule))
      .flatMap((other) => other.eventNames),
  );
  const wanted = controls.filter((control) => {
    const listed = watch && eventSources.includes(control.service);
    const here = stack.ofType(...control.types).some((each) => maySameRegion(stack, each, rule));
    return here && (listed || (touched.includes(control) && control.calls.length > 1));
  });
  const lacking = wanted.flatMap(({ name, calls }) =>
    calls.filter((call) => !eventNames.includes(call) && !others.has(call)).map((call) => ({ name, call })),
  );
  const unique = [...new Map(lacking.map((each) => [each.call, each])).values()];
  return unique.flatMap(({ name, call }) =>
    violates("eventPattern", `no ${call}`, `every call that ends ${name}`, `add ${call} to eventName`),
  );
}

/** A filter for such calls is of use only with an alarm on what it counts. */
function ofFilter(stack: StackView, filter: ResourceView): readonly About[] {
  const pattern = textsIn(at(filter, "pattern")).join(" ");
  if (![...endingCalls].some((call) => pattern.includes(call))) return [];
  const complaints = alarmOn(stack, filter)
    ? []
    : violates(
        "metricTransformation",
        at(filter, "metricTransformation"),
        "an alarm on it",
        "add a MetricAlarm on the metric",
      );
  return [{ resource: filter, complaints }];
}

export const controlFailureAlarms: CloudRule = { name: "control-failure-alarms", relation };
