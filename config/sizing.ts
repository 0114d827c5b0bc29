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

/** From users to instances: each figure is made from those above it. */
export interface Demand {
  /** Pages that all shoppers open: concurrentUsers ÷ thinkSeconds. */
  readonly pagesPerSecond: number;
  /** pagesPerSecond × requestsPerPage. */
  readonly requestsPerSecond: number;
  /** What the edge doesn't answer: requestsPerSecond × (1 − cachedShare). */
  readonly dynamicRequestsPerSecond: number;
  /** dynamicRequestsPerSecond × headroom ÷ requestsPerInstance, rounded up: before the loss of a zone is thought of. */
  readonly neededInstances: number;
}

type Traffic = Pick<Settings, "concurrentUsers" | "workload">;
export type Sizing = Traffic & Pick<Settings, "peaks" | "now">;

/** Minutes by which capacity stands before a peak: instances boot, warm up and join within them, twice over. */
export const leadMinutes = 30;

/** Room above the largest least number, for the crowd that no one foresaw: half of it again. */
const surge = 1.5;

/** A standby serves a quarter of the load at once, until its failover has scaled it. */
const standbyShare = 1 / 4;

/** What everyday load, or `factor` times it, asks for. */
export function demand({ concurrentUsers, workload }: Traffic, factor = 1): Demand {
  const pagesPerSecond = (concurrentUsers * factor) / workload.thinkSeconds;
  const requestsPerSecond = pagesPerSecond * workload.requestsPerPage;
  const dynamicRequestsPerSecond = requestsPerSecond * (1 - workload.cachedShare);
  const neededInstances = ceil((dynamicRequestsPerSecond * workload.headroom) / workload.requestsPerInstance);
  return { pagesPerSecond, requestsPerSecond, dynamicRequestsPerSecond, neededInstances };
}

/**
 * Size of a region's fleet now, and its changes to come.
 *
 * - active, least number: needed instances spread so that all zones but one still hold them, the same number in each zone.
 * - standby, least number: a quarter of the active one's, at least one instance in each zone, the same number in each.
 * - largest number: half more than the active's greatest least number, of everyday and of every peak that isn't past. It is
 *   the same for both roles and all through a peak, so neither a failover nor a peak's beginning changes it.
 */
export function fleetSize(sizing: Sizing, role: "active" | "standby", zones: number): FleetSize & { steps: Step[] } {
  const least = (at: Date) => {
    const active = spread(demand(sizing, factorAt(sizing, at)).neededInstances, zones);
    return role === "active" ? active : wholeZones(active * standbyShare, zones);
  };
  const steps = changes(sizing).map(({ name, at }) => ({ name, at, min: least(at) }));
  return { min: least(sizing.now), max: largest(sizing, zones), steps };
}

/** The largest number of instances that either fleet may reach. */
export function largest(sizing: Sizing, zones: number): number {
  const factors = [1, ...sizing.peaks.filter(({ end }) => end > sizing.now).map(({ factor }) => factor)];
  const greatest = Math.max(...factors.map((factor) => spread(demand(sizing, factor).neededInstances, zones)));
  return wholeZones(greatest * surge, zones);
}

/** The number of which any one zone may be lost and `needed` are left. */
function spread(needed: number, zones: number): number {
  return ceil(needed / Math.max(1, zones - 1)) * zones;
}

/** At least one in each zone, and as many in each. */
function wholeZones(instances: number, zones: number): number {
  return Math.max(1, ceil(instances / zones)) * zones;
}

/** Load ÷ everyday load: a peak's from its lead time to its end, so that no run within it shrinks the fleet. */
function factorAt({ peaks }: Pick<Sizing, "peaks">, at: Date): number {
  const under = peaks.filter(({ start, end }) => ahead(start) <= at && at < end);
  return Math.max(1, ...under.map(({ factor }) => factor));
}

/**
 * Moments to come at which the least number changes. A scaling group takes one action at a time: where a peak's capacity
 * must stand at the very moment at which another ends, its beginning alone remains.
 */
function changes({ peaks, now }: Pick<Sizing, "peaks" | "now">): { name: string; at: Date }[] {
  const starts = peaks.map(({ name, start }) => ({ name: `${name}-start`, at: ahead(start) }));
  const begins = new Set(starts.map(({ at }) => at.getTime()));
  const ends = peaks
    .map(({ name, end }) => ({ name: `${name}-end`, at: end }))
    .filter(({ at }) => !begins.has(at.getTime()));
  return [...starts, ...ends].filter(({ at }) => at > now).sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** When capacity for a peak stands. */
export function ahead(start: Date): Date {
  return new Date(start.getTime() - leadMinutes * 60_000);
}

/** Rounds up what isn't whole but for the dust of binary fractions: 2000 × 1.2 ÷ 200 is 12, not 13. */
function ceil(value: number): number {
  return Math.ceil(Number(value.toPrecision(12)));
}
