import type { RecordedResource } from "../../recorded";

/** Region of each provider, by URN. */
export function regionsOf(resources: readonly RecordedResource[]): ReadonlyMap<string, string> {
  const providers = resources.filter(({ type }) => type === "pulumi:providers:aws");
  return new Map(providers.map(({ urn, inputs }) => [urn, String(inputs["region"])]));
}

/** Regions by what is said of them; those of which the same is said stand together. */
export function sameRegions<T>(
  regions: readonly string[],
  say: (region: string) => T,
): readonly { readonly regions: readonly string[]; readonly value: T }[] {
  const values = [...new Set(regions.map(say))];
  return values.map((value) => ({ value, regions: regions.filter((region) => say(region) === value) }));
}

export function among(regions: readonly string[]): string {
  return regions.length > 1 ? `each of ${regions.join(" and ")}` : (regions[0] ?? "");
}
