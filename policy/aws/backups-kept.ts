import { each, ifSet, isAtLeast, isNoneOf, isOneOf, isTrue } from "../checks";
import type { Check, CloudRule } from "../rule";
import { at, unseen } from "../view";

const aWeek = 7;

/** The default is named where it would not do: one day for clusters, none for instances. */
const days = (property: string): Check =>
  isAtLeast(property, aWeek, `keep backups ${aWeek} days or more: set ${property}`);

/** One beside its source is backed up there; one in another region, named by an ARN, may have to stand alone. */
const instance: Check = (resource) => {
  const source = at(resource, "replicateSourceDb");
  const nearby = typeof source === "string" && !source.startsWith("arn:");
  return nearby ? [] : days("backupRetentionPeriod")(resource);
};

/** The second generation's versioning of buckets says the same. */
const versioned: Check = isOneOf(
  "versioningConfiguration.status",
  ["Enabled"],
  "keep versions: they are a bucket's backup",
);

/**
 * How long each kind of database can be brought back to what it was. Caches hold nothing that isn't elsewhere, and are not
 * listed; OpenSearch takes snapshots by itself. Source: @pulumi/aws 7.48.0, declarations of each type; 2026-11.
 */
export const backupsKept: CloudRule = {
  name: "backups-kept",
  resources: {
    "aws:rds/instance:Instance": instance,
    "aws:rds/cluster:Cluster": days("backupRetentionPeriod"),
    "aws:docdb/cluster:Cluster": days("backupRetentionPeriod"),
    "aws:neptune/cluster:Cluster": days("backupRetentionPeriod"),
    "aws:redshift/cluster:Cluster": days("automatedSnapshotRetentionPeriod"),
    "aws:memorydb/cluster:Cluster": days("snapshotRetentionLimit"),
    "aws:dynamodb/table:Table": (resource) =>
      at(resource, "restoreSourceName") === unseen ? [] : isTrue("pointInTimeRecovery.enabled")(resource),
    // Left out, it is seven days.
    "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication": ifSet(
      "retentionPeriod",
      days("retentionPeriod"),
    ),
    "aws:fsx/windowsFileSystem:WindowsFileSystem": ifSet(
      "automaticBackupRetentionDays",
      days("automaticBackupRetentionDays"),
    ),
    "aws:fsx/ontapFileSystem:OntapFileSystem": days("automaticBackupRetentionDays"),
    "aws:efs/backupPolicy:BackupPolicy": isOneOf("backupPolicy.status", ["ENABLED"]),
    "aws:backup/plan:Plan": each("rules", "lifecycle.deleteAfter", (property) => ifSet(property, days(property))),
    "aws:s3/bucketVersioning:BucketVersioning": versioned,
    "aws:s3/bucketVersioningV2:BucketVersioningV2": versioned,
    "aws:s3/bucket:Bucket": ifSet("versioning", isNoneOf("versioning.enabled", [false, "false"], "keep versions")),
  },
};
