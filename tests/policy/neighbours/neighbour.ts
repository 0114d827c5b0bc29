/**
 * A well-built stack of another shape, in another style than the program of this project: the policy pack judges it too, and
 * has nothing mandatory to say about it.
 */
export interface Neighbour {
  /** Kebab-case; the file's name as well. */
  readonly name: string;
  readonly cloud: "aws" | "azure";
  /** The shape, in one sentence. */
  readonly what: string;
  readonly program: () => Promise<unknown>;
}
