import type { Values } from "./schema";

/** Deeply read-only; a date stays a date. */
type Fixed<T> = T extends Date
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Fixed<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Fixed<T[Key]> }
      : T;

/**
 * What the program works with: every key checked, every default filled in, every placeholder settled. The keys, with their
 * meaning, are in the schema.
 */
export type Settings = Fixed<Omit<Values, "active">> & {
  /** The region that writes. */
  readonly active: string;
  /** Peaks that are past too: a lost site keeps what was made for them. */
  readonly allPeaks: readonly Peak[];
  /** `<project>-<stack>`: prefix of explicit physical names. */
  readonly prefix: string;
  /** Injected, so that no plan and no test depends on today's date. */
  readonly now: Date;
};

/** A region's number, for ever, and the zones that the shop uses there, in a fixed order. */
export interface RegionFacts {
  readonly slot: number;
  readonly zones: readonly string[];
  /** The one region to which the cloud itself copies what lies here, where the cloud and not the program picks it. */
  readonly pair?: string;
}

export type RecoveryMode = Settings["recovery"];
export type Size = Settings["app"]["size"];
export type RestoreSettings = NonNullable<Settings["restore"]>;
export type WorkloadSettings = Settings["workload"];
export type Peak = Fixed<Values["peaks"]>[number];
export type AppSettings = Settings["app"];
export type DatabaseSettings = Settings["database"];
export type CacheSettings = Settings["cache"];
export type Waiver = NonNullable<CacheSettings["waiver"]>;
export type NetworkSettings = Settings["network"];
export type RetentionSettings = Settings["retention"];
export type AlertSettings = Settings["alerts"];
export type AccountGuards = Settings["accountGuards"];
export type AwsSettings = Settings["aws"];
export type AzureSettings = Settings["azure"];
