import * as pulumi from "@pulumi/pulumi";
import type { RecoveryMode, Settings } from "../config/settings";
import type { Built, Links, Parts, Provider } from "./contract";
import type { Promises, Signal } from "./promises";
import { scopeOf } from "./scope";
import type { Health } from "./workload";
import { health } from "./workload";

export interface RecoverySpec {
  readonly mode: RecoveryMode;
  readonly domain: string;
  readonly dnsZone: string;
  readonly health: Health;
  /** Minutes within which the shop should serve again from the other region. */
  readonly timeObjectiveMinutes: number;
}

/**
 * What is done when a region is lost, in order: `failover` with a warm standby, `restore` with a cold one; both for the loss of
 * the region that is active. `return` brings the other one back, once it answers again.
 */
export type Procedure = "failover" | "restore" | "return";

export type Procedures = Readonly<Partial<Record<Procedure, readonly RecoveryStep[]>>>;

/** Who takes a step. */
export type Actor = "whoever decides" | "whoever is on call" | "whoever deploys";

/** A call of the cloud's own. */
export interface CloudCall {
  readonly kind: "call";
  readonly call: string;
  readonly args: Readonly<Record<string, pulumi.Input<string>>>;
  /** Name of what it finds, for the steps after it. */
  readonly gives?: string;
}

/** What a step does, for whoever rehearses it without a person. */
export type StepAction =
  /** It only looks. */
  | { readonly kind: "look" }
  /** Opens the state from where it is left. */
  | { readonly kind: "open-state"; readonly region: string }
  /** Values by key, paths as `pulumi config set --path` takes them; `<name>` stands for what a call before it gave. */
  | { readonly kind: "config"; readonly set?: Readonly<Record<string, string>>; readonly remove?: readonly string[] }
  /** Replaces those whose URN ends so, if any are given, whether or not they differ. */
  | { readonly kind: "up"; readonly replace?: readonly string[] }
  /** Names of the resources whose truth is looked up again. */
  | { readonly kind: "refresh"; readonly names: readonly string[] }
  | CloudCall;

/** One step of a procedure, with the real name of what it acts on. */
export interface RecoveryStep {
  readonly title: string;
  readonly by: Actor;
  readonly target: pulumi.Output<string>;
  /** What to run, and how to see that it worked. */
  readonly command: pulumi.Output<string>;
  readonly check: pulumi.Output<string>;
  /** How long it takes, with its source; "not known" where no source says it. */
  readonly takes: string;
  /** Why no two regions write after it, where it could come to that. */
  readonly guard?: string;
  readonly action: StepAction;
}

export interface RecoveryParts<L extends Links> extends Parts<L> {
  readonly link: L["recovery"];
  /** None with one region. */
  readonly procedures: Procedures;
}

export interface RecoveryArgs<L extends Links> {
  readonly provider: Provider<L>;
  readonly settings: Settings;
  readonly built: Omit<Built<L>, "recovery">;
}

/** What ties the sites together: the failover procedure and the shop's name, which follows it. */
export class Recovery<L extends Links> extends pulumi.ComponentResource implements RecoveryParts<L> {
  readonly link: L["recovery"];
  readonly procedures: Procedures;
  readonly promises: Promises;
  readonly signals: readonly Signal<L["signal"]>[];

  constructor(name: string, args: RecoveryArgs<L>, opts?: pulumi.ComponentResourceOptions) {
    super("commerce:index:Recovery", name, {}, opts);
    const { provider, settings, built } = args;
    const parts = provider.recovery(built, scopeOf(this, "recovery", settings), normalizeRecovery(settings));
    this.link = parts.link;
    this.procedures = parts.procedures;
    this.promises = parts.promises;
    this.signals = parts.signals;
    this.registerOutputs({ procedures: Object.keys(this.procedures) });
  }
}

/** Told to the cloud, which measures rehearsals against it. A month of 99.99 % has 4.3 minutes: docs/recovery.md says more. */
const timeObjectiveMinutes = 15;

export function normalizeRecovery({ recovery, domain, dnsZone }: Settings): RecoverySpec {
  return { mode: recovery, domain, dnsZone, health, timeObjectiveMinutes };
}
