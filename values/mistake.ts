/** One value that the cloud would refuse. */
export interface Mistake {
  readonly stack: string;
  readonly type: string;
  readonly name: string;
  /** Path in the inputs, as `rules[0].action`; "" for the resource as a whole. */
  readonly path: string;
  readonly given: unknown;
  /** What is allowed, as a sentence's end: "one of a, b". */
  readonly allowed: string;
  /** The model (package and version), or the rule and its source. */
  readonly source: string;
}
