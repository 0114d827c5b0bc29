import { controls } from "../policy/controls";
import type { Rule } from "../policy/rule";
import type { Cloud, ControlEvidence, RuleEvidence, StackEvidence } from "./document";

/** Controls in the standard's order, each with the rules that are evidence for it. */
export function controlsOf(
  rules: readonly RuleEvidence[],
  known: readonly Rule[],
  disabled: readonly Rule[],
): readonly ControlEvidence[] {
  return controls.map(({ number, title, level, shows, remains }) => {
    const own = (rule: Rule) => rule.controls.includes(number);
    const names = new Set(known.filter(own).map(({ name }) => name));
    return {
      number,
      title,
      level,
      shows,
      remains,
      rules: [...rules.filter(({ rule }) => names.has(rule)), ...aboutControl(rules, number)],
      disabled: disabled.filter(own).map(({ name }) => name),
    };
  });
}

/** What is said of the control itself: that nothing shows it. */
function aboutControl(rules: readonly RuleEvidence[], number: string): readonly RuleEvidence[] {
  return rules.flatMap((rule) => {
    const lines = rule.lines.filter(({ type, name }) => type.startsWith("control:") && name === number);
    return lines.length === 0 ? [] : [{ ...rule, lines }];
  });
}

/** Rules that serve no requirement; what they say of a control itself stands there. */
export function othersOf(rules: readonly RuleEvidence[], known: readonly Rule[]): readonly RuleEvidence[] {
  const free = new Set(known.filter((rule) => rule.controls.length === 0).map(({ name }) => name));
  return rules
    .filter(({ rule }) => free.has(rule))
    .map((rule) => ({ ...rule, lines: rule.lines.filter(({ type }) => !type.startsWith("control:")) }))
    .filter(({ lines }) => lines.length > 0);
}

export function notApplicableOn(clouds: readonly Cloud[]): StackEvidence["notApplicable"] {
  return controls.flatMap(({ number, evidence }) =>
    clouds.flatMap((cloud) => {
      const here = evidence[cloud];
      return "notApplicable" in here ? [{ number, cloud, reason: here.notApplicable }] : [];
    }),
  );
}
