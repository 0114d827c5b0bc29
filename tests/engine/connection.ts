import type { Place } from "../../plan/made-up";

/** What is set between the engine and a cloud, by whoever runs a scenario. */
export interface Weather {
  /** Virtual milliseconds that go by in a real one. */
  readonly speed: number;
  /** Longest time that a creation takes, in real milliseconds. */
  slowest: number;
  /** True once the credentials that the engine holds are no longer taken. */
  expired: boolean;
}

/** One explicit provider of the program. Each has a connection of its own. */
export interface Connection extends Place {
  /** Region that is asked who the caller is; only AWS asks at the start. */
  readonly signsInAt: string;
}
