/** One value as people get it wrong, put into a recorded resource of production. */
export interface Seed {
  /** What went wrong, in a line. */
  readonly what: string;
  /** Type token of the resource. */
  readonly type: string;
  /** Dotted, with indices as steps: `rules.0.action`. The first resource of the type that has its parent is taken. */
  readonly path: string;
  /** The wrong value; undefined takes the member away. */
  readonly value: unknown;
}
