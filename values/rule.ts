import type { RecordedResource } from "../plan/recorded";

/** What no model says, of one type: limits in prose, relations between properties, products that are no longer sold. */
export interface ValueRule {
  /** Short and stable, kebab-case: `rds-iops-under-400`. */
  readonly name: string;
  /** Type tokens that it reads. */
  readonly types: readonly string[];
  /** Top-level inputs that it judges, so that they count as checked. */
  readonly reads: readonly string[];
  /** Document and date; "from memory" where nothing was looked up. */
  readonly source: string;
  /** Numbers of the traps that it covers. */
  readonly traps?: readonly string[];
  broken(resource: RecordedResource, whole: Whole): readonly Broken[];
}

export interface Broken {
  readonly path: string;
  readonly given: unknown;
  readonly allowed: string;
}

/** The stack that a resource is part of. */
export interface Whole {
  readonly stack: string;
  readonly resources: readonly RecordedResource[];
  /** Where the resource's provider acts: region (AWS), account or subscription. */
  placeOf(resource: RecordedResource): { readonly region: string; readonly account: string };
}
