import type { Settings } from "./settings";

/** Instances of one fleet. */
export interface FleetSize {
  /** Least number at this moment. */
  readonly min: number;
  readonly max: number;
}

/** From this moment on, at least so many instances. */
export interface Step {
  /** Lower-case words joined by hyphens; part of resource names. */
  readonly name: string;
  readonly at: Date;
  readonly min: number;
}

export function fleetSize(
  settings: Settings,
  role: "active" | "standby",
  zones: number,
): FleetSize & { steps: Step[] } {
  throw new Error(`not written yet: ${settings.prefix} ${role} ${zones}`);
}
