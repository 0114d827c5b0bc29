import { cannotTell, isNoneOf, violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, unseen } from "../view";
import { unguarded } from "./shared/by-region";
import { detectorType } from "./shared/detectors";
import type { Pattern } from "./shared/event-patterns";
import { eventTargetType, isDisabled, lowestSeverity, patternsOf, targetsOf } from "./shared/event-patterns";
import { alarmOn, filterType } from "./shared/metric-filters";
import { maySameRegion, regionOf } from "./shared/regions";
import { silencedBy } from "./shared/topics";

const hubType = "aws:securityhub/account:Account";
const standardType = "aws:securityhub/standardsSubscription:StandardsSubscription";
/** From here on GuardDuty calls a finding high. Source: GuardDuty, "Findings severity levels"; 2026-11. */
const high = 7;

/** Machines look for what is wrong: detectors and standards are on, and what they find is heard. */
function relation(stack: StackView): readonly About[] {
  const hubs = stack.ofType(hubType);
  const detectors = stack.ofType(detectorType);
  return [
    ...hubs.map((hub) => ({ resource: hub, complaints: ofHub(stack, hub) })),
    ...unguarded(stack, hubs, "Security Hub", (region) => `add it in ${region}`),
    ...detectors.map((detector) => ({
      resource: detector,
      complaints: isNoneOf("enable", [false, "false"], "enable it")(detector),
    })),
    ...unguarded(
      stack,
      patternsOf(stack)
        .filter(({ sources }) => isAbout(sources, "aws.guardduty"))
        .map(({ rule }) => rule),
      "rule that hears of threats",
      (region) => `add a rule of events in ${region}`,
    ),
    ...patternsOf(stack).flatMap((pattern) => ofFindings(stack, pattern)),
    ...stack
      .ofType(filterType)
      .filter((filter) => alarmOn(stack, filter))
      .map((filter) => ({ resource: filter, complaints: [] })),
  ];
}

/** A hub without standards judges nothing; each region is judged by the same. */
function ofHub(stack: StackView, hub: ResourceView): readonly Complaint[] {
  const property = "enableDefaultStandards";
  const wanted = "default standards, or a subscription to some";
  const own = standardsIn(stack, hub);
  if (own === unseen) return [];
  if (own.length === 0) {
    if (at(hub, property) === unseen) return cannotTell(property, wanted);
    const off = at(hub, property) === false || at(hub, property) === "false";
    return off ? violates(property, false, wanted, "subscribe to standards") : [];
  }
  const all = stack.ofType(hubType).map((other) => standardsIn(stack, other));
  const lacking = all
    .flatMap((standards) => (standards === unseen ? [] : standards))
    .filter((each) => !own.includes(each));
  return [...new Set(lacking)].slice(0, 1).flatMap((standard) =>
    violates("", undefined, `${standard}, by which the other regions are judged`, "subscribe to it here too").map(
      (each) => ({
        ...each,
        found: `no subscription to ${standard}`,
      }),
    ),
  );
}

/** Names of the standards in the region of a hub: "pci-dss". */
function standardsIn(stack: StackView, hub: ResourceView): readonly string[] | typeof unseen {
  const arns = stack
    .ofType(standardType)
    .filter((each) => maySameRegion(stack, each, hub) && regionOf(stack, each) !== unseen)
    .map((each) => at(each, "standardsArn"));
  if (arns.includes(unseen)) return unseen;
  return arns.map((arn) => /(?:standards|ruleset)\/([^/]+)/.exec(String(arn))?.[1] ?? String(arn));
}

const isAbout = (words: readonly string[], word: string) => words.some((each) => each.startsWith(word));

/** A rule that waits for findings of GuardDuty: right in both words, not above what is high, and with somebody behind it. */
function ofFindings(stack: StackView, pattern: Pattern): readonly About[] {
  const { rule, sources, detailTypes } = pattern;
  const [bySource, byType] = [isAbout(sources, "aws.guardduty"), isAbout(detailTypes, "GuardDuty Finding")];
  if (!bySource && !byType) return [];
  const wanted = 'source "aws.guardduty" and detail-type "GuardDuty Finding"';
  const contrary =
    (bySource && detailTypes.length > 0 && !byType) || (byType && sources.length > 0 && !bySource)
      ? violates("eventPattern", [...sources, ...detailTypes].join(", "), wanted, "name both, or no finding fits")
      : [];
  const lowest = lowestSeverity(pattern);
  const deaf =
    lowest !== undefined && lowest > high
      ? violates(
          "eventPattern",
          `severity from ${lowest}`,
          `severity from ${high} or less`,
          "let high findings through",
        )
      : [];
  const asleep = isDisabled(rule) ? violates("state", "DISABLED", "ENABLED", "enable it") : [];
  const targets = targetsOf(stack, rule);
  const unheard =
    targets.length === 0 && !stack.ofType(eventTargetType).some((target) => stack.untraceable(target, "rule"))
      ? violates("", undefined, "a target that reaches people", "add an EventTarget").map((each) => ({
          ...each,
          found: "no target of the rule is there",
        }))
      : [];
  return [
    { resource: rule, complaints: [...contrary, ...deaf, ...asleep, ...unheard] },
    ...targets.map((target) => ({
      resource: target,
      complaints: silencedBy(stack, target, "arn", "events.amazonaws.com"),
    })),
  ];
}

export const automatedLogReview: CloudRule = { name: "automated-log-review", relation };
