import type { Promises } from "../components/promises";
import type { StackPlan } from "./stack-plan";

/** What the stack claims: each tier, and what follows from the published service levels. */
export interface PlanPromises {
  readonly tiers: Readonly<Record<string, Promises>>;
  /** Percent over 30 days, from the config. */
  readonly objective: number;
  /** Product of the published levels in one region, in percent. */
  readonly contractFloor: number;
  readonly weakest: { readonly tier: string; readonly percent: number };
}

export function promisesOf({ settings, outputs }: Pick<StackPlan, "settings" | "outputs">): PlanPromises {
  // The program's own stack output; its shape is that of `Promises`, by tier.
  const tiers = outputs["promises"] as PlanPromises["tiers"];
  const levels = Object.entries(tiers).flatMap(([tier, { serviceLevel }]) =>
    serviceLevel === undefined ? [] : [{ tier, percent: serviceLevel.percent }],
  );
  return {
    tiers,
    objective: settings.objective,
    contractFloor: levels.reduce((product, { percent }) => product * (percent / 100), 1) * 100,
    weakest: levels.reduce((a, b) => (b.percent < a.percent ? b : a), levels[0] ?? { tier: "", percent: 100 }),
  };
}
