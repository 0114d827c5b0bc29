import * as pulumi from "@pulumi/pulumi";
import type { AccountGuards, Settings } from "../config/settings";
import type { Built, Links, Parts, Provider } from "./contract";
import type { Promises, Signal } from "./promises";
import { scopeOf } from "./scope";

export interface MonitoringSpec {
  /** Availability objective in percent over 30 days. */
  readonly objective: number;
  readonly guards: AccountGuards;
  readonly logDays: number;
  readonly auditDays: number;
  /** The alarms that the tiers made, by tier. */
  readonly signals: ReadonlyMap<string, readonly Signal<unknown>[]>;
}

export interface MonitoringParts<L extends Links> extends Parts<L> {
  readonly dashboards: readonly pulumi.Output<string>[];
}

export interface MonitoringArgs<L extends Links> {
  readonly provider: Provider<L>;
  readonly settings: Settings;
  readonly built: Built<L>;
}

/** What spans tiers: the objective's burn rate, alarms on failing controls, the dashboard, trails and flow logs. */
export class Monitoring<L extends Links> extends pulumi.ComponentResource implements MonitoringParts<L> {
  readonly dashboards: readonly pulumi.Output<string>[];
  readonly promises: Promises;
  readonly signals: readonly Signal<L["signal"]>[];

  constructor(name: string, args: MonitoringArgs<L>, opts?: pulumi.ComponentResourceOptions) {
    super("commerce:index:Monitoring", name, {}, opts);
    const { provider, settings, built } = args;
    const parts = provider.monitoring(
      built,
      scopeOf(this, "monitoring", settings),
      normalizeMonitoring(settings, built),
    );
    this.dashboards = parts.dashboards;
    this.promises = parts.promises;
    this.signals = parts.signals;
    this.registerOutputs({ dashboards: this.dashboards });
  }
}

/** Throws where a tier raises no alarm of its own: it could fail without anyone being told. */
export function normalizeMonitoring<L extends Links>(settings: Settings, built: Built<L>): MonitoringSpec {
  const { storage, loadBalancer, database, cache, appTier } = built;
  const tiers = Object.entries({ storage, "load-balancer": loadBalancer, database, cache, "app-tier": appTier });
  const silent = tiers.filter(([, { signals }]) => signals.length === 0).map(([tier]) => tier);
  if (silent.length > 0) throw new Error(`tiers without an alarm of their own: ${silent.join(", ")}`);
  return {
    objective: settings.objective,
    guards: settings.accountGuards,
    logDays: settings.retention.logDays,
    auditDays: settings.retention.auditDays,
    signals: new Map(tiers.map(([tier, { signals }]) => [tier, signals])),
  };
}
