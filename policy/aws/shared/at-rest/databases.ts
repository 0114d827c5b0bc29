import { isNoneOf, isOneOf, isTrue, never, unless } from "../../../checks";
import type { Check } from "../../../rule";
import { at } from "../../../view";

/** A copy, or what is restored, takes the encryption of its source, if it doesn't say that it has none. */
const ofSource =
  (sources: readonly string[], check: Check, property = "storageEncrypted"): Check =>
  (resource) =>
    sources.some((source) => at(resource, source) !== undefined)
      ? isNoneOf(property, [false, "false"], `leave ${property} out, or set it to true`)(resource)
      : check(resource);

/** On where it is left out for Valkey, off for Redis (declarations of @pulumi/aws 7.48.0). */
const cache: Check = (resource) =>
  at(resource, "engine") === "valkey"
    ? isNoneOf("atRestEncryptionEnabled", [false, "false"], "set atRestEncryptionEnabled to true")(resource)
    : isTrue("atRestEncryptionEnabled")(resource);

/**
 * What "encrypted at rest" means for each kind of database that isn't encrypted whatever one does.
 * Source: @pulumi/aws 7.48.0, declarations of each type; 2026-11.
 */
export const databasesAtRest: Readonly<Record<string, Check>> = {
  "aws:rds/instance:Instance": ofSource(
    ["replicateSourceDb", "snapshotIdentifier", "restoreToPointInTime"],
    isTrue("storageEncrypted"),
  ),
  "aws:rds/cluster:Cluster": ofSource(
    ["replicationSourceIdentifier", "snapshotIdentifier", "globalClusterIdentifier", "restoreToPointInTime"],
    isTrue("storageEncrypted"),
  ),
  "aws:rds/globalCluster:GlobalCluster": ofSource(["sourceDbClusterIdentifier"], isTrue("storageEncrypted")),
  "aws:docdb/cluster:Cluster": ofSource(
    ["snapshotIdentifier", "globalClusterIdentifier", "restoreToPointInTime"],
    isTrue("storageEncrypted"),
  ),
  "aws:docdb/globalCluster:GlobalCluster": ofSource(["sourceDbClusterIdentifier"], isTrue("storageEncrypted")),
  "aws:neptune/cluster:Cluster": ofSource(
    ["snapshotIdentifier", "globalClusterIdentifier", "replicationSourceIdentifier"],
    isTrue("storageEncrypted"),
  ),
  "aws:neptune/globalCluster:GlobalCluster": ofSource(["sourceDbClusterIdentifier"], isTrue("storageEncrypted")),
  "aws:redshift/cluster:Cluster": ofSource(["snapshotIdentifier", "snapshotArn"], isTrue("encrypted"), "encrypted"),
  "aws:elasticache/replicationGroup:ReplicationGroup": unless("globalReplicationGroupId", cache),
  "aws:elasticache/cluster:Cluster": unless(
    "replicationGroupId",
    never(
      "engine",
      "a kind of cache that can be encrypted at rest",
      "take a replication group or a serverless cache, or have it waived",
    ),
  ),
  "aws:dax/cluster:Cluster": isTrue("serverSideEncryption.enabled"),
  "aws:appsync/apiCache:ApiCache": isTrue("atRestEncryptionEnabled"),
  "aws:opensearch/domain:Domain": isTrue("encryptAtRest.enabled"),
  "aws:elasticsearch/domain:Domain": isTrue("encryptAtRest.enabled"),
  // One managed by SQS is on where nothing is said.
  "aws:sqs/queue:Queue": unless(
    "kmsMasterKeyId",
    isNoneOf("sqsManagedSseEnabled", [false, "false"], "leave sqsManagedSseEnabled out, or give it a key"),
  ),
  "aws:kinesis/stream:Stream": isOneOf("encryptionType", ["KMS"]),
  "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream": unless(
    "kinesisSourceConfiguration",
    unless("mskSourceConfiguration", isTrue("serverSideEncryption.enabled")),
  ),
};
