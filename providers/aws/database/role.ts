import type { InstanceArgs } from "@pulumi/aws/rds";
import type * as pulumi from "@pulumi/pulumi";
import type { DatabaseSpec } from "../../../components/contract";
import type { RestoreSettings } from "../../../config/settings";
import type { Credential } from "./credential";

/**
 * What differs between writer and replica: these inputs, and no other. Roles swap outside the program (the failover plan
 * promotes the replica), so none of them may undo that, replace an instance, or ask RDS for what it refuses.
 *
 * | input                             | writer          | replica      | what becomes of it when `active` follows a failover      |
 * |-----------------------------------|-----------------|--------------|----------------------------------------------------------|
 * | replicateSourceDb                 | -               | writer's ARN | ignored on both: removing it promotes, setting it fails  |
 * |                                   |                 |              | ("cannot elect new source database for replication")     |
 * | dbName, username                  | given           | -            | ignored on both: refused beside replicateSourceDb, which |
 * |                                   |                 |              | the state of a promoted replica still has; both replace  |
 * | engineLifecycleSupport            | given           | given        | ignored on both: no call changes it, and a replica takes |
 * |                                   |                 |              | its source's, so a difference could never be removed     |
 * | restoreToPointInTime              | in a restore    | -            | ignored on both: it tells of a birth, and both its       |
 * |                                   |                 |              | coming and its going would replace                       |
 * | passwordWo, passwordWoVersion     | given           | -            | the promoted one is given the password that it has; the  |
 * |                                   |                 |              | old writer keeps it (a replica refuses one)              |
 * | skipFinalSnapshot, …Identifier    | false, given    | true, -      | state only, used at deletion: the promoted one now gets  |
 * |                                   |                 |              | a final snapshot, the old writer keeps its own           |
 *
 * Behind every ignored input stands the value that is right for `active`: a re-creation uses it.
 */
export interface RoleInputs {
  readonly inputs: Pick<
    InstanceArgs,
    | "replicateSourceDb"
    | "dbName"
    | "username"
    | "restoreToPointInTime"
    | "manageMasterUserPassword"
    | "masterUserSecretKmsKeyId"
    | "passwordWo"
    | "passwordWoVersion"
    | "skipFinalSnapshot"
    | "finalSnapshotIdentifier"
  >;
  readonly ignoreChanges: string[];
  /** What replaces the instance, though its own service would only refuse it. */
  readonly replaceOnChanges?: string[];
}

const fixedAtBirth = ["replicateSourceDb", "dbName", "username", "engineLifecycleSupport", "restoreToPointInTime"];

/**
 * Made empty, or from copied backups: then it has name and administrator of what it is made from. A restore doesn't take all
 * settings (backups, windows, insights): the next `up` sends those. Source: terraform-provider-aws, rds/instance.go; 2026-11.
 */
export function writer(
  { databaseName, adminUser, restore }: Pick<DatabaseSpec, "databaseName" | "adminUser" | "restore">,
  credential: Credential,
  finalSnapshot: pulumi.Input<string> | undefined,
): RoleInputs {
  return {
    inputs: {
      ...(restore === undefined
        ? { dbName: databaseName, username: adminUser }
        : { restoreToPointInTime: pointInTime(restore) }),
      ...credential.forWriter,
      skipFinalSnapshot: finalSnapshot === undefined,
      ...(finalSnapshot !== undefined && { finalSnapshotIdentifier: finalSnapshot }),
    },
    ignoreChanges: fixedAtBirth,
  };
}

/**
 * An instance that the program takes for a replica may in truth be the writer of yesterday, or stand in a region that is
 * gone: what it was given as a writer is left alone, so that naming the new `active` makes no call there.
 */
export function replica(source: pulumi.Input<string>): RoleInputs {
  return {
    // A final snapshot of a replica is refused.
    inputs: { replicateSourceDb: source, skipFinalSnapshot: true },
    ignoreChanges: [...fixedAtBirth, "passwordWo", "passwordWoVersion", "skipFinalSnapshot", "finalSnapshotIdentifier"],
  };
}

/**
 * A replica in the place of the writer that came back. Nothing of its role is ignored, so it differs from what stands; the
 * service knows no way from writer to replica ("cannot elect new source database for replication"), so it is replaced: first
 * deleted, as its name is taken, with a last snapshot, whose name the state still has.
 */
export function rebuilt(source: pulumi.Input<string>): RoleInputs {
  return {
    inputs: { replicateSourceDb: source, skipFinalSnapshot: true },
    ignoreChanges: ["engineLifecycleSupport"],
    replaceOnChanges: ["replicateSourceDb"],
  };
}

/** The copy in another region has an ARN of its own; its source's id finds it only at home. */
function pointInTime({ at, from }: RestoreSettings): InstanceArgs["restoreToPointInTime"] {
  const source = from !== undefined && { sourceDbInstanceAutomatedBackupsArn: from };
  if (at === "latest") return { ...source, useLatestRestorableTime: true };
  // To the second, in UTC.
  return { ...source, restoreTime: new Date(at).toISOString().replace(/\.\d+Z$/, "Z") };
}
