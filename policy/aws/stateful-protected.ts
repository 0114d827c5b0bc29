import { all, holds, isNoneOf, isNotTrue, isTrue } from "../checks";
import type { Check, CloudRule } from "../rule";
import { at } from "../view";
import { protectedByEngine } from "./shared/protected";

const guarded: Check = isTrue("deletionProtection", "set it: whoever wants it gone has to say so twice");

/** A copy in the same region goes with its source. */
const unlessCopy =
  (property: string, check: Check): Check =>
  (resource) =>
    at(resource, property) === undefined ? check(resource) : [];

const lastSnapshot = (property: string): Check => isNotTrue(property, "keep a last snapshot");

const notEmptied = (property: string): Check => isNotTrue(property, "leave it out: with it all that it holds goes too");

/**
 * How a store is kept from being deleted by mistake. Where the cloud can refuse, it must; buckets and vaults it never deletes
 * while something is in them. Source: @pulumi/aws 7.48.0, declarations of each type; 2026-11.
 */
export const statefulProtected: CloudRule = {
  name: "stateful-protected",
  resources: {
    "aws:rds/instance:Instance": all(
      guarded,
      unlessCopy("replicateSourceDb", lastSnapshot("skipFinalSnapshot")),
      // Backups then end with what they are of; that is the default, which only who says so means.
      isNotTrue("deleteAutomatedBackups", "keep its automated backups: they outlive it then"),
    ),
    "aws:rds/cluster:Cluster": all(
      guarded,
      unlessCopy("replicationSourceIdentifier", lastSnapshot("skipFinalSnapshot")),
    ),
    "aws:rds/globalCluster:GlobalCluster": guarded,
    "aws:docdb/cluster:Cluster": all(guarded, lastSnapshot("skipFinalSnapshot")),
    "aws:neptune/cluster:Cluster": all(guarded, lastSnapshot("skipFinalSnapshot")),
    "aws:redshift/cluster:Cluster": lastSnapshot("skipFinalSnapshot"),
    "aws:dynamodb/table:Table": isTrue("deletionProtectionEnabled"),
    "aws:cognito/userPool:UserPool": holds("deletionProtection", (value) => value === "ACTIVE", "ACTIVE"),
    "aws:efs/fileSystem:FileSystem": protectedByEngine,
    "aws:opensearch/domain:Domain": protectedByEngine,
    "aws:s3/bucket:Bucket": notEmptied("forceDestroy"),
    "aws:s3/bucketV2:BucketV2": notEmptied("forceDestroy"),
    "aws:backup/vault:Vault": notEmptied("forceDestroy"),
    "aws:ecr/repository:Repository": notEmptied("forceDelete"),
    "aws:secretsmanager/secret:Secret": isNoneOf(
      "recoveryWindowInDays",
      [0, "0"],
      "leave it a window: a secret that is deleted can be brought back for 30 days then",
    ),
  },
};
