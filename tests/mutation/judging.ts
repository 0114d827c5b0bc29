import { packConfig, viewOf } from "../../plan/judge";
import type { RecordedResource } from "../../plan/recorded";
import type { StackPlan } from "../../plan/stack-plan";
import { catalogue, checkFor } from "../../policy/catalogue";
import { coverage } from "../../policy/coverage";
import { findingOf } from "../../policy/findings";
import type { PackConfig } from "../../policy/pack-config";
import { levelOf } from "../../policy/pack-config";
import type { About, Rule } from "../../policy/rule";
import { StackView } from "../../policy/stack-view";
import type { ResourceView } from "../../policy/view";

/** What a rule says against a stack. */
export interface Violation {
  readonly rule: string;
  /** Requirements; "availability" for a rule that is evidence for none. */
  readonly controls: readonly string[];
  /** The same for the same finding, whichever run made it. */
  readonly identity: string;
}

interface Judged {
  readonly rule: Rule;
  readonly about: readonly About[];
}

/**
 * Judges a stack in which one resource is another, without judging again what can't have changed: what a rule says of a resource
 * by itself hangs on that resource alone.
 */
export class StackJudge {
  private readonly views: readonly ResourceView[];
  private readonly config: PackConfig;
  private readonly rules: readonly Rule[];
  /** What the rules say of each resource by itself in the untouched stack. */
  private readonly single: readonly Judged[];
  private readonly known: ReadonlySet<string>;

  constructor({ resources, settings }: Pick<StackPlan, "resources" | "settings">) {
    this.views = resources.filter(({ custom }) => custom).map(viewOf);
    this.config = packConfig(settings);
    this.rules = catalogue.filter((rule) => levelOf(rule, this.config) !== "disabled");
    this.single = this.rules.map((rule) => ({ rule, about: this.views.flatMap((view) => ofResource(rule, view)) }));
    const stack = new StackView(this.views);
    const related = this.rules.map((rule) => ({ rule, about: ofRelations(rule, stack) }));
    const all = [...this.single, ...related, ...this.covered(stack, [...this.single, ...related])];
    this.known = new Set(all.flatMap(violations).map(({ identity }) => identity));
  }

  /**
   * What is said against the changed stack and not against the untouched one. Only as far as it is asked for: what costs little
   * comes first, and before other relations those of the controls that the change weakens.
   */
  *judge(urn: string, changed: RecordedResource | undefined, controls: readonly string[]): Generator<Violation> {
    const view = changed?.custom ? viewOf(changed) : undefined;
    const single = view === undefined ? [] : this.rules.map((rule) => ({ rule, about: ofResource(rule, view) }));
    yield* this.fresh(single);

    const replacement = view === undefined ? [] : [view];
    const stack = new StackView(this.views.flatMap((each) => (each.urn === urn ? replacement : [each])));
    const own = (rule: Rule) => controlsOf(rule).some((control) => controls.includes(control));
    const ordered = [...this.rules.filter(own), ...this.rules.filter((rule) => !own(rule))];
    const related: Judged[] = [];
    for (const rule of ordered) {
      const judged = { rule, about: ofRelations(rule, stack) };
      related.push(judged);
      yield* this.fresh([judged]);
    }

    const others = this.single.map(({ rule, about }) => ({
      rule,
      about: about.filter(({ resource }) => resource.urn !== urn),
    }));
    yield* this.fresh(this.covered(stack, [...others, ...single, ...related]));
  }

  /** Whether each control is shown by anything. A rule of its own says so, but what is missing is the control that it names. */
  private covered(stack: StackView, judged: readonly Judged[]): readonly Judged[] {
    return Object.entries(coverage(stack, judged, this.config)).flatMap(([name, about]) => {
      const rule = this.rules.find((each) => each.name === name);
      if (rule === undefined) return [];
      return about.map((each) => ({ rule: { ...rule, controls: [each.resource.name] }, about: [each] }));
    });
  }

  private fresh(judged: readonly Judged[]): readonly Violation[] {
    return judged.flatMap(violations).filter(({ identity }) => !this.known.has(identity));
  }
}

function ofResource(rule: Rule, resource: ResourceView): readonly About[] {
  const check = checkFor(rule, resource.type);
  return check === undefined ? [] : [{ resource, complaints: check(resource) }];
}

function ofRelations({ relations }: Rule, stack: StackView): readonly About[] {
  return relations.flatMap((relation) => relation(stack));
}

function violations({ rule, about }: Judged): readonly Violation[] {
  return about.flatMap(({ resource, complaints }) =>
    complaints
      .filter(({ verdict }) => verdict === "violates")
      .map((complaint) => {
        const { urn, type, name, property, message } = findingOf(rule, rule.level, resource, complaint);
        const identity = [rule.name, urn, type, name, property, message].join("\n");
        return { rule: rule.name, controls: controlsOf(rule), identity };
      }),
  );
}

function controlsOf({ controls }: Pick<Rule, "controls">): readonly string[] {
  return controls.length > 0 ? controls : ["availability"];
}
