import type { StackPlan } from "../../plan/stack-plan";
import type { Claims } from "./promised";
import type { Reader, Row } from "./promises";
import type { Reading } from "./reading";
import { regionOf, servingRegions } from "./reading";

export const purposes = ["assets", "backups", "logs", "audit"];

/** Whether this config is promised it at all. */
export function isPromised({ promise }: Row, { settings }: StackPlan): boolean {
  return promise.when?.(settings) ?? true;
}

/** Where a promise isn't kept, and by which inputs; empty where it is. */
export function faults(row: Row, reader: Reader, plan: StackPlan): readonly string[] {
  const { promise, read } = row;
  const readings = read(reader)(plan);
  const broken = readings
    .filter(
      (reading) =>
        !promise.holds(reading.value, {
          ...reading,
          plan,
          settings: plan.settings,
          claims: claims(row, plan, reading),
        }),
    )
    .map(({ resource, paths, value }) => `${resource.name} (${paths.join(", ")}) says ${JSON.stringify(value)}`);
  return [
    ...broken,
    ...places(row, plan)
      .filter((place) => !readings.some((reading) => isAt(reading, place)))
      .map((place) => `nothing shows it${place === "" ? "" : ` for ${place}`}`),
  ];
}

/** Texts that the name of a resource carries: of each of them one must keep the promise. */
function places({ promise }: Row, plan: StackPlan): readonly string[] {
  const { settings } = plan;
  switch (promise.per) {
    case "stack":
      return [""];
    case "site":
      return settings.regions;
    case "serving site":
      return servingRegions(plan);
    case "store":
      return settings.regions.flatMap((region) => purposes.map((purpose) => `${purpose}-${region}`));
  }
}

function isAt({ resource }: Reading<unknown>, place: string): boolean {
  return resource.name.includes(place);
}

function claims({ tier }: Row, plan: StackPlan, { resource }: Reading<unknown>): Claims {
  const all = plan.outputs["promises"] as Readonly<Record<string, Claims>>;
  const region = regionOf(plan, resource) ?? plan.settings.active;
  return all[tier === "site" ? `site ${region}` : tier] ?? {};
}
