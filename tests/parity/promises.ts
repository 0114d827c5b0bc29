import type { StackPlan } from "../../plan/stack-plan";
import type { Promised, ReaderOf } from "./promised";
import { appTier } from "./promises/app-tier";
import { cache } from "./promises/cache";
import { database } from "./promises/database";
import { loadBalancer } from "./promises/load-balancer";
import { monitoring, recovery } from "./promises/operation";
import { site } from "./promises/site";
import { storage } from "./promises/storage";
import type { Reading } from "./reading";

/** What each tier promises, on every cloud. */
export const promises = {
  site,
  storage,
  "load balancer": loadBalancer,
  database,
  cache,
  "app tier": appTier,
  recovery,
  monitoring,
};

/** How one cloud shows each promise: from recorded inputs alone. */
export type Reader = { readonly [Tier in keyof typeof promises]: ReaderOf<(typeof promises)[Tier]> };

export type TierName = keyof typeof promises;

/** A promise with its name, and how to read it; the type of its values is settled where tables and readers are written. */
export interface Row {
  readonly tier: TierName;
  /** Such as `database: backup days`. */
  readonly id: string;
  readonly promise: Promised<unknown>;
  readonly read: (reader: Reader) => (plan: StackPlan) => readonly Reading<unknown>[];
}

export const rows: readonly Row[] = Object.entries(promises).flatMap(([tier, table]) =>
  Object.entries(table).map(([name, promise]): Row => ({
    tier: tier as TierName,
    id: `${tier}: ${name}`,
    promise: promise as Promised<unknown>,
    read: (reader) =>
      (reader[tier as TierName] as Readonly<Record<string, (plan: StackPlan) => readonly Reading<unknown>[]>>)[name] ??
      (() => []),
  })),
);
