import type { Cloud } from "../cloud";
import { refuse } from "../refusal";
import type { Request, Thing } from "../thing";
import { ready, textAt } from "./parts";

/** What is written into databases, and what of it is where: to say what a recovery loses. */

export const instanceType = "aws:rds/instance:Instance";
export const automatedBackupType = "aws:rds/instanceAutomatedBackup:InstanceAutomatedBackup";
export const snapshotType = "aws:rds/snapshot:Snapshot";

/** Transaction logs are uploaded every five minutes. Source: Amazon RDS user guide, "Restoring to a specified time"; 2026-11. */
export const backupLag = 300_000;

export interface Write {
  readonly at: number;
  readonly rows: number;
}

/** Writes rows into a database, as the shop does. A replica takes none, and a lost region answers nothing. */
export function write(cloud: Cloud, id: string, rows: number): void {
  const instance = instanceOf(cloud, id);
  if (cloud.lost.has(instance.region)) refuse("ServiceUnavailable", `${instance.region} does not answer`);
  if (instance.kept["role"] !== "writer")
    refuse("read_only_sql_transaction", `${id} is a replica: cannot execute INSERT in a read-only transaction`);
  instance.kept["writes"] = [...writesOf(instance), { at: cloud.now, rows }];
}

/** Rows that somebody sees who reads there now. */
export function rowsIn(cloud: Cloud, id: string): number {
  return sum(visible(instanceOf(cloud, id), cloud));
}

export interface Promotion {
  /** Rows that the source had and this one hadn't got. */
  readonly lost: number;
  /** Age of the oldest of them, ms: how far back the recovery point lies. */
  readonly behind: number;
}

/** A replica becomes a writer of its own: with what had reached it. */
export function promote(instance: Thing, cloud: Cloud): Promotion {
  if (instance.kept["role"] !== "replica")
    return refuse("InvalidDBInstanceState", `${instance.name} is not a read replica`);
  const source = sourceOf(instance, cloud);
  const had = source === undefined ? [] : writesOf(source);
  const got = visible(instance, cloud);
  const missing = had.filter((each) => !got.includes(each));
  instance.kept["writes"] = [...got];
  instance.kept["role"] = "writer";
  for (const key of ["source", "cutAt", "lag"]) Reflect.deleteProperty(instance.kept, key);
  const [oldest] = missing;
  const last = had.at(-1);
  return { lost: sum(missing), behind: oldest === undefined || last === undefined ? 0 : last.at - oldest.at };
}

/** As a person would: `aws rds promote-read-replica`. */
export function promoteReadReplica(cloud: Cloud, id: string): Promotion {
  const instance = instanceOf(cloud, id);
  if (cloud.lost.has(instance.region)) refuse("ServiceUnavailable", `${instance.region} does not answer`);
  return promote(instance, cloud);
}

/** A region stops answering: from this moment nothing leaves it. */
export function loseRegion(cloud: Cloud, region: string): void {
  cloud.lost.add(region);
  for (const thing of [...cloud.things.of(instanceType), ...cloud.things.of(automatedBackupType)]) {
    const source = sourceOf(thing, cloud);
    if (source?.region === region && thing.region !== region) thing.kept["cutAt"] = cloud.now;
  }
}

/** It answers again. A copy that was not promoted meanwhile goes on from where it was. */
export function regainRegion(cloud: Cloud, region: string): void {
  cloud.lost.delete(region);
  for (const thing of [...cloud.things.of(instanceType), ...cloud.things.of(automatedBackupType)])
    if (sourceOf(thing, cloud)?.region === region) Reflect.deleteProperty(thing.kept, "cutAt");
}

/** The latest moment to which copied backups of an instance can be restored. */
export function latestRestorable(backup: Thing, cloud: Cloud): number {
  const { cutAt, stopped } = backup.kept as { readonly cutAt?: number; readonly stopped?: number };
  return Math.min(cloud.now, cutAt ?? lastSigns(sourceOf(backup, cloud), cloud), stopped ?? Infinity) - backupLag;
}

/** Refuses a restore to a moment that the copied backups don't reach. */
export function checkRestore({ inputs }: Request, cloud: Cloud): void {
  const backup = backupOf(inputs, cloud);
  if (backup === undefined) return;
  const wanted = restoreTime(inputs);
  if (wanted !== undefined && wanted > latestRestorable(backup, cloud))
    refuse("InvalidRestoreFault", `${backup.id} reaches until ${latestRestorable(backup, cloud)}`);
}

/** What a new instance holds: nothing, or what the backups held that it was restored from. */
export function restored({ inputs }: Thing, cloud: Cloud): readonly Write[] {
  const backup = backupOf(inputs, cloud);
  const source = backup && sourceOf(backup, cloud);
  if (backup === undefined || source === undefined) return [];
  const until = Math.min(restoreTime(inputs) ?? Infinity, latestRestorable(backup, cloud));
  return writesOf(source).filter(({ at }) => at <= until);
}

/** Milliseconds of the cloud's clock, from an ISO time whose zero is the clock's own. */
function restoreTime(inputs: Request["inputs"]): number | undefined {
  const text = textAt(inputs, "restoreToPointInTime.restoreTime");
  return text === "" ? undefined : Date.parse(text);
}

function backupOf(inputs: Request["inputs"], cloud: Cloud): Thing | undefined {
  const arn = textAt(inputs, "restoreToPointInTime.sourceDbInstanceAutomatedBackupsArn");
  return arn === "" ? undefined : ready(cloud, automatedBackupType, "arn", arn);
}

function visible(instance: Thing, cloud: Cloud): readonly Write[] {
  const source = sourceOf(instance, cloud);
  if (instance.kept["role"] !== "replica" || source === undefined) return writesOf(instance);
  const until =
    Math.min(cloud.now, Number(instance.kept["cutAt"] ?? lastSigns(source, cloud))) - Number(instance.kept["lag"] ?? 0);
  return writesOf(source).filter(({ at }) => at <= until);
}

/** When the source was last heard of. Where nobody said when its region was lost: with its last write. */
function lastSigns(source: Thing | undefined, cloud: Cloud): number {
  if (source === undefined || !cloud.lost.has(source.region)) return cloud.now;
  return writesOf(source).at(-1)?.at ?? 0;
}

function sourceOf(thing: Thing, cloud: Cloud): Thing | undefined {
  const arn = textAt(thing.inputs, thing.type === instanceType ? "replicateSourceDb" : "sourceDbInstanceArn");
  if (thing.type === instanceType && thing.kept["role"] !== "replica") return undefined;
  return cloud.things.by(instanceType, "arn", arn)[0];
}

/** By its identifier, its ARN or its resource id. */
export function instanceOf(cloud: Cloud, id: string): Thing {
  const found = ["identifier", "arn", "id"].flatMap((property) => cloud.things.by(instanceType, property, id));
  return found[0] ?? refuse("DBInstanceNotFound", `there is no DB instance ${id}`);
}

function writesOf({ kept }: Thing): readonly Write[] {
  return (kept["writes"] ?? []) as readonly Write[];
}

function sum(writes: readonly Write[]): number {
  return writes.reduce((rows, each) => rows + each.rows, 0);
}
