import type { Hands } from "../hands/hands";
import type { Shop } from "../shop";

/** What a scenario came to, for people: a sentence's end each, with its figure. */
export interface Figure {
  /** What failed. */
  readonly failed: string;
  /** What was left. */
  readonly left: string;
  /** What the next run did. */
  readonly next: string;
  /** What was lost; "nothing" is proved, not assumed. */
  readonly lost: string;
}

/** From which state a scenario starts. "empty": initialised, nothing made. "standing": everything made by one `up`. */
export type Start = "empty" | "standing";

export interface Scenario {
  readonly title: string;
  readonly stack: "dev" | "prod";
  readonly start: Start;
  /** Default: both. */
  readonly clouds?: readonly ("aws" | "azure")[];
  readonly run: (stage: Stage) => Promise<Figure>;
}

export interface Stage {
  readonly shop: Shop;
  readonly hands: Hands;
  /** True where everything is to be run, not a selection. */
  readonly whole: boolean;
  /** Number of resources of the cloud that the program makes. */
  readonly planned: number;
}
