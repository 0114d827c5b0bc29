import * as pulumi from "@pulumi/pulumi";
import type { RecoveryMode, RestoreSettings, Settings, Size } from "../config/settings";
import type { Built, BySite, Links, Parts, Provider } from "./contract";
import type { Promises, Signal } from "./promises";
import { scopeOf } from "./scope";

export interface DatabaseSpec {
  readonly size: Size;
  readonly storageGiB: number;
  readonly maxStorageGiB: number;
  readonly backupDays: number;
  readonly logDays: number;
  /** Days that the record of what administrators did is kept. */
  readonly recordDays: number;
  readonly recovery: RecoveryMode;
  /** What the writer is born from, where it isn't born empty; once it stands this changes nothing. */
  readonly restore?: RestoreSettings;
  readonly credentialVersion: number;
  /** Name of the database, of its administrator and of the user as which the application logs in by token. */
  readonly databaseName: string;
  readonly adminUser: string;
  readonly appUser: string;
  /** Image that brings the schema: the application's own, run with another command. */
  readonly migratorImage: string;
}

/** How the application of one site reaches its database. No credential: it logs in with a short-lived token. */
export interface DatabaseAccess {
  readonly dialect: "postgresql" | "sqlserver";
  readonly host: pulumi.Output<string>;
  readonly port: number;
  readonly name: string;
  readonly user: string;
}

export interface DatabaseParts<L extends Links> extends Parts<L> {
  readonly link: L["database"];
  readonly access: BySite<DatabaseAccess>;
}

export interface DatabaseArgs<L extends Links> {
  readonly provider: Provider<L>;
  readonly settings: Settings;
  readonly built: Pick<Built<L>, "sites" | "storage">;
}

/** The writer, its standby in other zones, its copy in the other region, and the link between them. */
export class Database<L extends Links> extends pulumi.ComponentResource implements DatabaseParts<L> {
  readonly link: L["database"];
  readonly access: BySite<DatabaseAccess>;
  readonly promises: Promises;
  readonly signals: readonly Signal<L["signal"]>[];

  constructor(name: string, args: DatabaseArgs<L>, opts?: pulumi.ComponentResourceOptions) {
    super("commerce:index:Database", name, {}, opts);
    const { provider, settings, built } = args;
    const parts = provider.database(built, scopeOf(this, "database", settings), normalizeDatabase(settings));
    this.link = parts.link;
    this.access = parts.access;
    this.promises = parts.promises;
    this.signals = parts.signals;
    this.registerOutputs({ hosts: Object.fromEntries([...this.access].map(([region, { host }]) => [region, host])) });
  }
}

export function normalizeDatabase({ database, retention, recovery, restore, app }: Settings): DatabaseSpec {
  return {
    ...database,
    backupDays: retention.backupDays,
    logDays: retention.logDays,
    recordDays: retention.auditDays,
    recovery,
    ...(restore !== undefined && { restore }),
    databaseName: "commerce",
    // Reserved words of the engines ("admin", "postgres", "sa") are refused as an administrator's name.
    adminUser: "commerce_admin",
    appUser: "commerce_app",
    migratorImage: app.image,
  };
}
