/** A well-built stack in a shape and a style that are not this program's: no mandatory rule may complain of it. */
export interface Neighbour {
  readonly name: string;
  readonly cloud: "aws" | "azure";
  /** In one sentence. */
  readonly what: string;
  readonly program: () => Promise<unknown>;
}
