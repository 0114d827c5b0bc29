import type { VirtualMachineScaleSet } from "@pulumi/azure-native/compute";
import { AutoscaleSetting } from "@pulumi/azure-native/monitor";
import type { FleetSize, Step } from "../../../config/sizing";
import type { Scope } from "../../../components/contract";
import type { AzureSite } from "../options";
import { inSite } from "../options";
import { azureName } from "../shared/names";
import { rules } from "./scaling-rules";

export interface ScalingArgs {
  readonly scaleSet: VirtualMachineScaleSet;
  readonly size: FleetSize;
  readonly steps: readonly Step[];
  readonly requestsPerInstance: number;
}

/** A time with a least number of its own. */
interface Peak {
  readonly name: string;
  readonly start: string;
  readonly end: string;
  readonly min: number;
}

/** Source: Azure Monitor REST reference, autoscale settings ("a maximum of 20 profiles can be specified"); 2026-11. */
const mostProfiles = 20;

/** Begin of a peak that has begun already; when it was doesn't matter any more, and a run must not depend on its own time. */
const before = new Date("2026-01-01T00:00:00Z");

/** By flows and processor, and by the calendar: each peak has its own least number, and all rules. */
export function scaling(scope: Scope, site: AzureSite, args: ScalingArgs): AutoscaleSetting {
  const { scaleSet, size, steps, requestsPerInstance } = args;
  const { account, group } = site.link;
  const name = azureName("autoscale", { prefix: scope.prefix, account }, "app", site.region);
  const all = rules(scaleSet.id, site.region, requestsPerInstance);
  // Numbers are words here.
  const capacity = (min: number) => ({ minimum: String(min), maximum: String(size.max), default: String(min) });
  return new AutoscaleSetting(
    `app-${site.region}`,
    {
      autoscaleSettingName: name,
      name,
      resourceGroupName: group.name,
      location: site.region,
      // The service's own default is off.
      enabled: true,
      targetResourceUri: scaleSet.id,
      targetResourceLocation: site.region,
      profiles: [
        ...scheduled(size.min, steps).map((peak) => ({
          name: peak.name,
          capacity: capacity(peak.min),
          rules: all,
          // A name of Windows, without summer time.
          fixedDate: { timeZone: "UTC", start: peak.start, end: peak.end },
        })),
        { name: "everyday", capacity: capacity(everyday(size.min, steps)), rules: all },
      ],
      tags: scope.tags,
    },
    inSite(scope, site),
  );
}

/** True while a peak, or the half hour before it, is under way. */
export function underPeak(min: number, steps: readonly Step[]): boolean {
  return min > everyday(min, steps);
}

/** Peaks that find no place beside those before them; they do as time goes by. */
export function leftOut(min: number, steps: readonly Step[]): readonly string[] {
  return peaks(min, steps)
    .slice(mostProfiles - 1)
    .map(({ name }) => name);
}

function scheduled(min: number, steps: readonly Step[]): readonly Peak[] {
  return peaks(min, steps).slice(0, mostProfiles - 1);
}

/** The last change ends the last peak. */
function everyday(min: number, steps: readonly Step[]): number {
  return steps.at(-1)?.min ?? min;
}

/** From each change to the next, where more is wanted than on other days; `min` is wanted now. */
function peaks(min: number, steps: readonly Step[]): readonly Peak[] {
  const usual = everyday(min, steps);
  const ends = steps.map(({ name, at }) => ({ name, at }));
  const starts = [{ name: (steps[0]?.name ?? "").replace(/-end$/, "-start"), at: before, min }, ...steps];
  return starts.flatMap((start, index): Peak[] => {
    const end = ends[index];
    if (end === undefined || start.min <= usual) return [];
    const name = start.name.replace(/-start$/, "");
    return [{ name, start: toTheSecond(start.at), end: toTheSecond(end.at), min: start.min }];
  });
}

function toTheSecond(time: Date): string {
  return time.toISOString().replace(/\.\d+Z$/, "Z");
}
