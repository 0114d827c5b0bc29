import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../config/settings";
import type { Built, BySite, Links, Parts, Provider } from "./contract";
import type { Flow } from "./flows";
import { flows } from "./flows";
import type { Promises, Signal } from "./promises";
import { scopeOf } from "./scope";

export type StorePurpose = "assets" | "backups" | "logs" | "audit";

export interface StorageSpec {
  /** Days that logs and the audit record are kept. */
  readonly auditDays: number;
  /** Days that logs stay in a class that is read at once. */
  readonly logDays: number;
  /** Days that exports of the database are kept. */
  readonly backupDays: number;
  readonly lock: Settings["lock"];
  /** Origin of the pages that upload to the assets store, to an address that the application signed. */
  readonly pages: string;
  /** The flows that end in a store: who writes and who reads it. */
  readonly flows: readonly Flow[];
}

export interface StorageParts<L extends Links> extends Parts<L> {
  readonly link: L["storage"];
  /** Name of the assets store of each site, as the application is told it. */
  readonly assets: BySite<pulumi.Output<string>>;
}

export interface StorageArgs<L extends Links> {
  readonly provider: Provider<L>;
  readonly settings: Settings;
  readonly built: Pick<Built<L>, "sites">;
}

/** The four stores of each site, each copied to the other site at all times. */
export class Storage<L extends Links> extends pulumi.ComponentResource implements StorageParts<L> {
  readonly link: L["storage"];
  readonly assets: BySite<pulumi.Output<string>>;
  readonly promises: Promises;
  readonly signals: readonly Signal<L["signal"]>[];

  constructor(name: string, args: StorageArgs<L>, opts?: pulumi.ComponentResourceOptions) {
    super("commerce:index:Storage", name, {}, opts);
    const { provider, settings, built } = args;
    const parts = provider.storage(built, scopeOf(this, "storage", settings), normalizeStorage(settings));
    this.link = parts.link;
    this.assets = parts.assets;
    this.promises = parts.promises;
    this.signals = parts.signals;
    this.registerOutputs({ assets: Object.fromEntries(this.assets) });
  }
}

export function normalizeStorage({ retention, lock, domain }: Settings): StorageSpec {
  return {
    auditDays: retention.auditDays,
    logDays: retention.logDays,
    backupDays: retention.backupDays,
    lock,
    pages: `https://${domain}`,
    flows: flows.filter((flow) => flow.to.startsWith("storage:")),
  };
}
