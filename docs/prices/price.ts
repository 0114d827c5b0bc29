import type { RecordedResource } from "../../plan/recorded";

export interface Price {
  readonly what: string;
  readonly usd: number;
  readonly per: "hour" | "month";
  readonly source: string;
  readonly count: (resources: readonly RecordedResource[]) => number;
}

/** Prices of one cloud, and what stands without one. */
export interface PriceList {
  readonly prices: readonly Price[];
  readonly notKnown: readonly string[];
}

export function of(resources: readonly RecordedResource[], type: string): readonly RecordedResource[] {
  return resources.filter((resource) => resource.type === type);
}

export function sum(resources: readonly RecordedResource[], type: string, input: string): number {
  return of(resources, type).reduce((total, { inputs }) => total + Number(inputs[input] ?? 0), 0);
}
