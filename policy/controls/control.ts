/** One requirement of PCI DSS 4.0.1, as far as infrastructure is concerned. */
export interface Control {
  /** As in the standard: "10.2.1.1". */
  readonly number: string;
  /** What it asks for, in our own words. */
  readonly title: string;
  /** What a violation means where nothing else is configured. */
  readonly level: "mandatory" | "advisory";
  readonly severity: "low" | "medium" | "high" | "critical";
  /** What code can show of it. */
  readonly shows: string;
  /** What stays with the reader: documents, reviews, people. */
  readonly remains: string;
  /**
   * Where the evidence stands, per cloud: `module.Type.property`, as in the SDK's declarations (`rds.Instance.storageEncrypted`).
   * A cloud on which nothing can be shown says why instead.
   */
  readonly evidence: Readonly<Record<"aws" | "azure", readonly string[] | NotApplicable>>;
  /** Where the requirement's content was read, with the date. */
  readonly source: string;
}

export interface NotApplicable {
  readonly notApplicable: string;
}

/** A requirement that no infrastructure code can show. */
export interface ReadersWork {
  readonly number: string;
  readonly title: string;
  readonly why: string;
}
