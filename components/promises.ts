/** What a tier claims about itself: printed by the plan, compared across clouds, judged by tests. */
export interface Promises {
  /** Zones that the tier stands in at each serving site. */
  readonly zones: number;
  readonly atRest: "customer-key" | "provider-key" | "stores-nothing" | "not-encrypted";
  readonly inTransit: "tls-required" | "tls-offered" | "not-applicable";
  readonly exposure: "public" | "private";
  /** Days to which the tier can be set back; undefined where it stores nothing. */
  readonly backupDays?: number;
  /** What the other region holds, and what its use costs. Undefined with one region. */
  readonly recovery?: RecoveryPromise;
  /** Published service level of this configuration in one region. */
  readonly serviceLevel?: ServiceLevel;
  /** What a reader would otherwise assume wrongly. */
  readonly caveats?: readonly string[];
}

export interface RecoveryPromise {
  readonly stands: string;
  /** Seconds of writes that may be lost; "not known" where no source says so. */
  readonly recoveryPointSeconds: number | "not known";
  /** Seconds until the tier serves again in the other region. */
  readonly recoveryTimeSeconds: number | "not known";
  readonly trigger: string;
}

export interface ServiceLevel {
  /** Monthly uptime commitment, in percent. */
  readonly percent: number;
  readonly source: string;
  /** When the source was last seen, ISO date. */
  readonly date: string;
}

/** An alarm that a tier made itself, and that reaches people. */
export interface Signal<Handle> {
  readonly name: string;
  readonly region: string;
  /** "page" wakes someone up; "ticket" waits for the morning. */
  readonly severity: "page" | "ticket";
  /** What it means to the person who is woken, in one sentence. */
  readonly meaning: string;
  readonly handle: Handle;
}
