/** What a change does to what stands, from the mildest to the worst. */
export const effects = ["in place", "restart", "not known", "replacement", "loss of data"] as const;

export type Effect = (typeof effects)[number];

/** One type of resource, and what a change of each property does to it. Properties are separated by spaces. */
export interface TypeEffects {
  /** Type token. */
  readonly type: string;
  /** Only a new resource has the new value: the provider replaces it, or the service refuses the change. */
  readonly replaces: string;
  /** Changed where it stands, with an interruption or a failover of what it serves. */
  readonly restarts?: string;
  /** Changed where it stands; what the shorter time no longer covers is deleted. */
  readonly shortens?: string;
  /** Changed where it stands, without an interruption. "others": whatever is not named above. */
  readonly inPlace: string;
  /** Exceptions that depend on the values. */
  readonly unless?: readonly Exception[];
}

export interface Exception {
  readonly property: string;
  readonly when: (before: unknown, after: unknown) => boolean;
  readonly effect: Effect;
}

/** Rows that share what they are taken from. */
export interface EffectTable {
  /** Where it is documented, and when that was last seen. */
  readonly source: string;
  readonly rows: readonly TypeEffects[];
}

export function worst(found: readonly Effect[]): Effect {
  return effects[Math.max(0, ...found.map((effect) => effects.indexOf(effect)))] ?? "in place";
}

/** Words of a row. */
export function words(text: string | undefined): readonly string[] {
  return text === undefined ? [] : text.split(/\s+/).filter((word) => word !== "");
}
