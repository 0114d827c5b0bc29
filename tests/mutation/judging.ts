import { viewOf } from "../../plan/judge";
import type { RecordedResource } from "../../plan/recorded";
import type { StackPlan } from "../../plan/stack-plan";
import { catalogue, checkFor } from "../../policy/catalogue";
import type { Rule } from "../../policy/rule";
import type { ResourceView } from "../../policy/view";

/** What a rule says against a stack. */
export interface Violation {
  readonly rule: string;
  /** Requirements; "availability" for a rule that is evidence for none. */
  readonly controls: readonly string[];
  /** The same for the same finding, whichever run made it. */
  readonly identity: string;
}

/** Judges a stack in which one resource is another, without judging again what can't have changed. */
export class StackJudge {
  private readonly views: ReadonlyMap<string, ResourceView>;
  private readonly known: ReadonlySet<string>;

  constructor({ resources }: Pick<StackPlan, "resources">) {
    this.views = new Map(resources.filter(({ custom }) => custom).map((each) => [each.urn, viewOf(each)]));
    const all = [...this.views.values()].flatMap((view) => catalogue.flatMap((rule) => ofResource(rule, view)));
    this.known = new Set(all.map(({ identity }) => identity));
  }

  /** What is said against the changed stack and not against the untouched one: the cheap first, then what is about these controls. */
  *judge(_urn: string, changed: RecordedResource | undefined, _controls: readonly string[]): Generator<Violation> {
    if (changed?.custom) {
      const view = viewOf(changed);
      for (const rule of catalogue) yield* this.fresh(ofResource(rule, view));
    }
  }

  private fresh(violations: readonly Violation[]): readonly Violation[] {
    return violations.filter(({ identity }) => !this.known.has(identity));
  }
}

function ofResource(rule: Rule, view: ResourceView): readonly Violation[] {
  const complaints = checkFor(rule, view.type)?.(view) ?? [];
  return complaints
    .filter(({ verdict }) => verdict === "violates")
    .map(({ property, message }) => ({
      rule: rule.name,
      controls: rule.controls.length > 0 ? rule.controls : ["availability"],
      identity: [rule.name, view.urn, property, message].join("\n"),
    }));
}
