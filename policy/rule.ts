import type { ResourceView } from "./view";

/** What is wrong with one property, or what can't be told about it. */
export interface Complaint {
  readonly verdict: "violates" | "cannot tell";
  /** Path of the property, as in the resource's inputs. */
  readonly property: string;
  readonly message: string;
}

/** Looks at one resource; says nothing where it conforms. */
export type Check = (resource: ResourceView) => readonly Complaint[];

export interface Rule {
  /** Name of the policy, kebab-case. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Requirements of PCI DSS 4.0.1 that it is evidence for; empty for a rule about availability. */
  readonly controls: readonly string[];
  /** By type token. */
  readonly checks: Readonly<Record<string, Check>>;
}

export interface Finding extends Complaint {
  readonly rule: string;
  readonly urn: string;
  readonly type: string;
  readonly name: string;
}

/** A deviation that someone accepted, until a moment. */
export interface Waiver {
  readonly rule: string;
  readonly type: string;
  readonly reason: string;
  /** ISO date and time. */
  readonly expires: string;
}
