import type { Settings } from "../../config/settings";
import type { StackPlan } from "../../plan/stack-plan";
import type { Reading } from "./reading";

/** What a tier says of itself, as the stack's outputs have it. */
export type Claims = Readonly<Record<string, unknown>>;

export interface About<V> extends Reading<V> {
  readonly plan: StackPlan;
  readonly settings: Settings;
  /** Promises of the tier that the reading is about: of the site of its region, or of the tier. */
  readonly claims: Claims;
}

export interface Promised<V> {
  /** One sentence, as docs/parity.md prints it. */
  readonly says: string;
  /** Where it is kept: at least one reading for each of these. A site without a fleet is none that serves. */
  readonly per: "site" | "serving site" | "stack" | "store";
  /** Configs that are promised it; all without it. */
  readonly when?: (settings: Settings) => boolean;
  readonly holds: (value: V, about: About<V>) => boolean;
  /** The values are the same on every cloud, for the same shop. */
  readonly same?: true;
}

/** A row of a table of promises; the values' type is what readers are held to. */
export function promised<V>(row: Promised<V>): Promised<V> {
  return row;
}

/** Promised by saying yes: what a reader answers is already the whole question. */
export function kept(says: string, per: Promised<boolean>["per"], when?: Promised<boolean>["when"]): Promised<boolean> {
  return { says, per, holds: (value) => value, ...(when === undefined ? {} : { when }) };
}

export const production = ({ protect }: Settings) => protect;
export const twoRegions = ({ regions }: Settings) => regions.length === 2;
export const warm = ({ recovery }: Settings) => recovery === "warm";
export const clustered = ({ cache }: Settings) => cache.engine !== "memcached";

/** For each tier of a table of promises: how a cloud shows each. */
export type ReaderOf<T> = {
  readonly [Id in keyof T]: T[Id] extends Promised<infer V> ? (plan: StackPlan) => readonly Reading<V>[] : never;
};
