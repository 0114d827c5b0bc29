/** The shape of evidence.json. A change that a reader of it would notice raises the version. */
export const version = 1;

export interface EvidenceDocument {
  readonly version: typeof version;
  readonly standard: "PCI DSS 4.0.1";
  /** What this is, and what it is not. */
  readonly note: readonly string[];
  /** As of when waivers were judged. */
  readonly judgedAsOf: string;
  readonly pack: { readonly name: string; readonly version: string; readonly rules: number };
  readonly stacks: readonly StackEvidence[];
}

export interface StackEvidence {
  readonly stack: string;
  readonly clouds: readonly Cloud[];
  /** "plan": what the program would register; "state": what a written state says. */
  readonly source: "plan" | "state";
  readonly resources: number;
  /** SHA-256 over everything that was judged, secrets left out: two documents with the same one are about the same. */
  readonly fingerprint: string;
  readonly violated: boolean;
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly badWaivers: readonly string[];
  readonly controls: readonly ControlEvidence[];
  /** Rules that serve no requirement, such as those about availability. */
  readonly others: readonly RuleEvidence[];
  readonly notApplicable: readonly { readonly number: string; readonly cloud: Cloud; readonly reason: string }[];
  readonly flows: FlowTable;
  readonly inventory: Inventory;
  readonly roles: readonly RoleEvidence[];
  readonly scope: ScopeTable;
}

export type Cloud = "aws" | "azure";

export type Verdict =
  /** The rule looked at the resource and says nothing against it. */
  | "conforms"
  | "finding"
  | "cannot tell"
  /** A finding that someone accepted for a time. */
  | "waived"
  /** Read by a rule that complains about another property of the same resource. */
  | "no complaint";

export interface ControlEvidence {
  readonly number: string;
  readonly title: string;
  readonly level: "mandatory" | "advisory";
  /** What code can show. */
  readonly shows: string;
  /** What stays with the reader. */
  readonly remains: string;
  readonly rules: readonly RuleEvidence[];
  /** Rules that the pack's configuration switches off. */
  readonly disabled: readonly string[];
}

export interface RuleEvidence {
  readonly rule: string;
  readonly title: string;
  readonly level: "mandatory" | "advisory";
  readonly lines: readonly Line[];
}

/** One property of one resource, as one rule saw it. */
export interface Line {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** Dotted path; "" for the resource as a whole. */
  readonly property: string;
  /** Shortened; secrets are masked. */
  readonly value: string;
  readonly verdict: Verdict;
  /** Of a complaint only. */
  readonly wanted?: string;
  readonly mend?: string;
  readonly waiver?: { readonly owner: string; readonly expires: string; readonly reason: string };
}

export interface FlowTable {
  readonly rows: readonly FlowRow[];
  /** Openings that no flow asks for, flows that nothing realises, and what else differs. */
  readonly differences: readonly string[];
}

export interface FlowRow {
  /** Of the flow; "" for an opening of a program whose flows are not known. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly port: string;
  readonly protocol: string;
  readonly why: string;
  /** What lets it through: names of rules, or the service that carries it. */
  readonly realisedBy: readonly string[];
}

export interface Inventory {
  readonly certificates: readonly CertificateRow[];
  readonly protocols: readonly ProtocolRow[];
  readonly keys: readonly KeyRow[];
}

export interface CertificateRow {
  readonly resource: string;
  readonly hosts: readonly string[];
  readonly algorithm: string;
  readonly renewal: string;
  readonly usedBy: readonly string[];
}

export interface ProtocolRow {
  readonly resource: string;
  readonly property: string;
  readonly value: string;
  /** What the value stands for, where it is the name of a set. */
  readonly meaning: string;
}

export interface KeyRow {
  readonly resource: string;
  readonly purpose: string;
  readonly kind: string;
  readonly rotation: string;
  readonly deletion: string;
  readonly usedBy: readonly string[];
}

export interface RoleEvidence {
  readonly resource: string;
  /** Who can act in it, or whom it is given to. */
  readonly who: string;
  readonly grants: readonly Grant[];
}

export interface Grant {
  /** The resource that gives it. */
  readonly by: string;
  readonly effect: "allow" | "deny";
  readonly what: string;
  readonly on: string;
  readonly condition: string;
}

export interface ScopeTable {
  readonly components: readonly { readonly component: string; readonly scope: Scope; readonly resources: number }[];
  readonly resources: readonly ScopeRow[];
}

/** PCI DSS 12.5.1: in the cardholder data environment, connected to it, out of scope; or nothing says which. */
export type Scope = "cde" | "connected" | "out" | "not said";

export interface ScopeRow {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly scope: Scope;
  readonly derivedFrom: string;
}
