import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { at, entries, read, unseen } from "../../view";

import { textsIn } from "../../view";

export const eventRuleType = "aws:cloudwatch/eventRule:EventRule";
export const eventTargetType = "aws:cloudwatch/eventTarget:EventTarget";

/** What a rule of EventBridge waits for. */
export interface Pattern {
  readonly rule: ResourceView;
  readonly sources: readonly string[];
  readonly detailTypes: readonly string[];
  readonly eventSources: readonly string[];
  readonly eventNames: readonly string[];
  readonly severities: unknown;
}

const known = new WeakMap<StackView, readonly Pattern[]>();

export function patternsOf(stack: StackView): readonly Pattern[] {
  const patterns =
    known.get(stack) ??
    stack.ofType(eventRuleType).flatMap((rule) => {
      const pattern = parsed(at(rule, "eventPattern"));
      return pattern === undefined ? [] : [patternOf(rule, pattern)];
    });
  known.set(stack, patterns);
  return patterns;
}

function patternOf(rule: ResourceView, pattern: unknown): Pattern {
  return {
    rule,
    sources: textsIn(read(pattern, "source")),
    detailTypes: textsIn(read(pattern, "detail-type")),
    eventSources: textsIn(read(pattern, "detail", "eventSource")),
    eventNames: textsIn(read(pattern, "detail", "eventName")),
    severities: read(pattern, "detail", "severity"),
  };
}

function parsed(value: unknown): unknown {
  if (value === unseen || value === undefined) return undefined;
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return undefined;
  }
}

/** The lowest severity that the pattern lets through; undefined where it can't be told. */
export function lowestSeverity({ severities }: Pattern): number | undefined {
  if (severities === undefined) return 0;
  const bounds = entries(severities).map((each) => {
    if (typeof each === "number") return each;
    const numeric = entries(read(each, "numeric"));
    const from = numeric.findIndex((word) => word === ">=" || word === ">" || word === "=");
    return from < 0 ? 0 : Number(numeric[from + 1]);
  });
  return bounds.length === 0 || bounds.some(Number.isNaN) ? undefined : Math.min(...bounds);
}

export function isDisabled(rule: ResourceView): boolean {
  return at(rule, "state") === "DISABLED" || at(rule, "isEnabled") === false;
}

export function targetsOf(stack: StackView, rule: ResourceView): readonly ResourceView[] {
  return stack.pointingAt(rule, eventTargetType, "rule");
}
