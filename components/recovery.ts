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

/** One step of the procedure, with the real name of what it acts on. */
export interface RecoveryStep {
  readonly title: string;
  readonly target: pulumi.Output<string>;
  /** What to run, and how to see that it worked. */
  readonly command: pulumi.Output<string>;
  readonly check: pulumi.Output<string>;
}

export interface RecoveryParts<L extends Links> extends Parts<L> {
  readonly link: L["recovery"];
  /** The failover, in order; empty with one region. */
  readonly steps: readonly RecoveryStep[];
}

export interface RecoveryArgs<L extends Links> {
  readonly provider: Provider<L>;
  readonly settings: Settings;
  readonly built: Omit<Built<L>, "recovery">;
}

/** What ties the sites together: the failover procedure and the shop's name, which follows it. */
export class Recovery<L extends Links> extends pulumi.ComponentResource implements RecoveryParts<L> {
  readonly link: L["recovery"];
  readonly steps: readonly RecoveryStep[];
  readonly promises: Promises;
  readonly signals: readonly Signal<L["signal"]>[];

  constructor(name: string, args: RecoveryArgs<L>, opts?: pulumi.ComponentResourceOptions) {
    super("commerce:index:Recovery", name, {}, opts);
    const { provider, settings, built } = args;
    const parts = provider.recovery(built, scopeOf(this, "recovery", settings), normalizeRecovery(settings));
    this.link = parts.link;
    this.steps = parts.steps;
    this.promises = parts.promises;
    this.signals = parts.signals;
    this.registerOutputs({ steps: this.steps.map(({ title, target }) => ({ title, target })) });
  }
}

/** Told to the cloud, which measures rehearsals against it. A month of 99.99 % has 4.3 minutes: docs/recovery.md says more. */
const timeObjectiveMinutes = 15;

export function normalizeRecovery({ recovery, domain, dnsZone }: Settings): RecoverySpec {
  return { mode: recovery, domain, dnsZone, health, timeObjectiveMinutes };
}
