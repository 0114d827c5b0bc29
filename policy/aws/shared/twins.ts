import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { maySameRegion } from "./regions";

/** What a twin in another region has, and this one lacks. */
export interface Lacking {
  readonly resource: ResourceView;
  readonly twin: ResourceView;
  readonly parts: readonly string[];
}

/** As much of what two have together makes them two of the same, and what is left a difference that nobody meant. */
const alike = 0.5;

/** One application in two regions is guarded alike in both; two that have little in common are two things. */
export function lackingBesideTwins(
  stack: StackView,
  all: readonly ResourceView[],
  partsOf: (resource: ResourceView) => readonly string[],
): readonly Lacking[] {
  const parts = new Map(all.map((resource) => [resource, new Set(partsOf(resource))]));
  return all.flatMap((resource) => {
    const own = parts.get(resource) ?? new Set<string>();
    const found = all.flatMap((twin): readonly Lacking[] => {
      if (twin === resource || maySameRegion(stack, twin, resource)) return [];
      const others = [...(parts.get(twin) ?? [])];
      const missing = others.filter((part) => !own.has(part));
      const union = new Set([...own, ...others]).size;
      const common = others.length - missing.length;
      return missing.length > 0 && common >= union * alike ? [{ resource, twin, parts: missing }] : [];
    });
    return found.slice(0, 1);
  });
}
