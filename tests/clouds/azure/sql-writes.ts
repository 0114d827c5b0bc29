import type { Cloud } from "../cloud";
import { refuse } from "../refusal";
import type { Thing } from "../thing";
import { textOf, where, withId } from "./arm";

export const databaseType = "azure-native:sql:Database";

export type Role = "writer" | "copy";

/** Something that an application was told is kept. */
export interface Written {
  readonly at: number;
  readonly text: string;
}

/**
 * How far a copy is behind, ms. Source: Azure SQL documentation, "overview of business continuity": recovery point of active
 * geo-replication and failover groups, five seconds; 2026-11.
 */
export const lag = 5_000;

/** How old the newest backup in the other region may be, ms. Same page: geo-restore, one hour; 2026-11. */
export const backupLag = 3_600_000;

export function roleOf(database: Thing): Role {
  return database.kept["role"] === "copy" ? "copy" : "writer";
}

export function writtenIn(database: Thing): readonly Written[] {
  return (database.kept["written"] as readonly Written[] | undefined) ?? [];
}

/** Writes as an application does; refuses where the database takes no writes or doesn't answer. */
export function write(cloud: Cloud, databaseId: string, text: string): void {
  const database = withId(cloud, databaseType, databaseId);
  if (database === undefined || database.state !== "ready") refuse("40615", `there is no ${databaseId}`);
  if (cloud.lost.has(cloud.regionOf(database))) refuse("40613", `${databaseId} is not available`);
  if (roleOf(database) === "copy") refuse("3906", `${databaseId} can only be read`);
  // What is older has had its time to arrive.
  replicate(cloud, database, cloud.now - lag);
  database.kept["written"] = [...writtenIn(database), { at: cloud.now, text }];
}

/** What was written until then has reached the copy. */
export function replicate(cloud: Cloud, writer: Thing, until: number): void {
  const copy = partnerOf(cloud, writer);
  if (copy === undefined || roleOf(copy) !== "copy") return;
  copy.kept["written"] = writtenIn(writer).filter(({ at }) => at <= until);
}

/** The other database of a pair. */
export function partnerOf(cloud: Cloud, database: Thing): Thing | undefined {
  const id = database.kept["partner"];
  return typeof id === "string" ? withId(cloud, databaseType, id) : undefined;
}

export function pairUp(writer: Thing, copy: Thing): void {
  Object.assign(writer.kept, { role: "writer", partner: copy.id });
  Object.assign(copy.kept, { role: "copy", partner: writer.id, written: writtenIn(writer) });
}

export function databaseOn(cloud: Cloud, server: string, name: string): Thing | undefined {
  return where(cloud, databaseType, "serverName", server).find(({ inputs }) => inputs["databaseName"] === name);
}

/** The region answers nothing from now on: copies elsewhere have what had reached them. */
export function loseRegion(cloud: Cloud, region: string): void {
  for (const database of cloud.things.of(databaseType)) {
    if (cloud.regionOf(database) !== region) continue;
    if (roleOf(database) === "writer") replicate(cloud, database, cloud.now - lag);
    database.kept["lostAt"] = cloud.now;
  }
  cloud.lost.add(region);
}

/** The region is back: a writer whose copy was promoted meanwhile is filled anew from it, and what only it had is gone. */
export function regainRegion(cloud: Cloud, region: string): readonly Written[] {
  cloud.lost.delete(region);
  const gone: Written[] = [];
  for (const database of cloud.things.of(databaseType)) {
    if (cloud.regionOf(database) !== region) continue;
    delete database.kept["lostAt"];
    const writer = partnerOf(cloud, database);
    if (writer === undefined || roleOf(database) !== "copy") continue;
    gone.push(...missing(writtenIn(database), writtenIn(writer)));
    database.kept["written"] = writtenIn(writer);
  }
  return gone;
}

/** What a restore in another region brings back: the newest backup that had been copied there; undefined before the first. */
export function recoverable(cloud: Cloud, database: Thing): readonly Written[] | undefined {
  const redundancy = textOf(database.inputs, "requestedBackupStorageRedundancy");
  const until = Number(database.kept["lostAt"] ?? cloud.now) - backupLag;
  if (!["Geo", "GeoZone", ""].includes(redundancy) || until < database.ready) return undefined;
  return writtenIn(database).filter(({ at }) => at <= until);
}

export function missing(all: readonly Written[], there: readonly Written[]): readonly Written[] {
  const known = new Set(there.map(({ at, text }) => `${at} ${text}`));
  return all.filter(({ at, text }) => !known.has(`${at} ${text}`));
}
