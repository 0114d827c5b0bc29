import type { StackView } from "./stack-view";
import type { ResourceView } from "./view";

/** What is wrong with one property, or what can't be told about it. */
export interface Complaint {
  readonly verdict: "violates" | "cannot tell";
  /** Path of the property, as in the resource's inputs; "" for the resource as a whole. */
  readonly property: string;
  /** As a person reads it: `false`, `"TLS1_0"`, `not set`. */
  readonly found: string;
  readonly wanted: string;
  /** What to do, in one sentence. */
  readonly mend: string;
}

/** Looks at one resource; says nothing where it conforms. */
export type Check = (resource: ResourceView) => readonly Complaint[];

/** What a relation says about one resource: nothing where it conforms. */
export interface About {
  readonly resource: ResourceView;
  readonly complaints: readonly Complaint[];
}

/** Looks at how resources hang together; one entry for each resource that it has something to say about. */
export type Relation = (stack: StackView) => readonly About[];

/** How one demand is judged on one cloud: each resource by itself, or all of them together. One file each. */
export type CloudRule = { readonly name: string } & (
  | {
      /** By type token. Prevents: the engine asks before the resource is made. */
      readonly resources: Readonly<Record<string, Check>>;
      /** For types that are in no table. */
      readonly otherwise?: (type: string) => Check | undefined;
    }
  | {
      /** Sees relations: the engine asks at the end of a preview, and after an `up`. */
      readonly relation: Relation;
    }
);

export type Level = "advisory" | "mandatory" | "disabled";
export type Severity = "low" | "medium" | "high" | "critical";

/** What is demanded, on whichever cloud. */
export interface Demand {
  /** Name of the policy, kebab-case. */
  readonly name: string;
  readonly title: string;
  /** One sentence: what must hold. */
  readonly description: string;
  /** Requirements of PCI DSS 4.0.1 that it is evidence for; empty for one about availability. */
  readonly controls: readonly string[];
  /** Where no configuration says otherwise. */
  readonly level: Exclude<Level, "disabled">;
  readonly severity: Severity;
}

export interface Rule extends Demand {
  readonly checks: Readonly<Record<string, Check>>;
  readonly otherwise: readonly ((type: string) => Check | undefined)[];
  readonly relations: readonly Relation[];
}

export interface Finding extends Complaint {
  readonly rule: string;
  readonly controls: readonly string[];
  readonly level: Exclude<Level, "disabled">;
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** All of it in one line. */
  readonly message: string;
}

/** A deviation that someone accepted, until a moment. */
export interface Waiver {
  /** Number of a requirement, or the name of a rule. */
  readonly control: string;
  /** `type::name`, with `*` for any text. */
  readonly resource: string;
  readonly reason: string;
  readonly owner: string;
  /** ISO date, or date and time. */
  readonly expires: string;
  /** Name of the stacks that it is about, with `*` for any text. Default: all. */
  readonly stack?: string;
}
