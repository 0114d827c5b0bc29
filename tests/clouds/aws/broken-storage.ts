import type { Broken } from "../broken";
import { all, withInput, withText, without, withoutWaiting } from "../broken";

const bucket = "aws:s3/bucket:Bucket";
const policy = "aws:s3/bucketPolicy:BucketPolicy";
const versions = "aws:s3/bucketVersioning:BucketVersioning";
const lock = "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration";
const logging = "aws:s3/bucketLogging:BucketLogging";
const copying = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";
const encryption = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const role = "aws:iam/role:Role";
const rights = "aws:iam/rolePolicy:RolePolicy";
const key = "aws:kms/key:Key";

const here = "us-east-2";
const there = "us-west-2";

/** Stores with one mistake each. */
export const brokenStorage: readonly Broken[] = [
  {
    title: "a policy of a bucket that isn't there",
    code: "NoSuchBucket",
    edit: withInput(policy, `assets-${here}`, "bucket", "nowhere"),
  },
  {
    title: "a bucket's setting made from the other region",
    code: "NoSuchBucket",
    edit: (program) => {
      const provider = program.find(({ type, name }) => type === versions && name === `assets-${there}`)?.provider;
      return program.map((each) =>
        each.type === versions && each.name === `assets-${here}` ? { ...each, provider: provider ?? "" } : each,
      );
    },
  },
  {
    title: "two buckets of one name, in two regions",
    code: "BucketAlreadyExists",
    edit: all(
      withInput(bucket, `assets-${here}`, "bucket", "shop-assets"),
      withInput(bucket, `assets-${there}`, "bucket", "shop-assets"),
    ),
  },
  {
    title: "a policy about another bucket",
    code: "MalformedPolicy",
    edit: withText(policy, `backups-${here}`, "policy", /arn:aws:s3:::backups-[^"/]*/, "arn:aws:s3:::nowhere"),
  },
  {
    title: "a policy for a role that isn't there",
    code: "MalformedPolicy",
    edit: withText(
      policy,
      `assets-${here}`,
      "policy",
      '{"Service":"cloudfront.amazonaws.com"}',
      '{"AWS":"arn:aws:iam::493817265504:role/nobody"}',
    ),
  },
  {
    title: "a lock on a bucket without versions",
    code: "InvalidBucketState",
    edit: all(withInput(bucket, `audit-${here}`, "objectLockEnabled", false), without(versions, `audit-${here}`)),
  },
  {
    title: "access logs that don't wait for the log store's policy",
    code: "InvalidTargetBucketForLogging",
    edit: withoutWaiting(logging, `backups-${here}`, "s3/bucketPolicy"),
  },
  {
    title: "access logs into a store that locks",
    code: "InvalidTargetBucketForLogging",
    edit: (program) => {
      const target = program.find(({ type, name }) => type === lock && name === `audit-${here}`)?.inputs["bucket"];
      return withInput(logging, `assets-${here}`, "targetBucket", target)(program);
    },
  },
  {
    title: "access logs into a store under a key of the customer",
    code: "InvalidTargetBucketForLogging",
    edit: withInput(encryption, `logs-${here}`, "rules[0].applyServerSideEncryptionByDefault", {
      sseAlgorithm: "aws:kms",
      kmsMasterKeyId: "alias/aws/s3",
    }),
  },
  {
    title: "copies into a store without versions",
    code: "InvalidRequest",
    edit: without(versions, `backups-${there}`),
  },
  {
    title: "copies from a store without versions",
    code: "InvalidRequest",
    edit: without(versions, `backups-${here}`),
  },
  {
    title: "copies that don't wait for versions at their end",
    code: "InvalidRequest",
    edit: all(
      ...["bucketVersioning", "bucketServerSide", "bucketPolicy"].map((each) =>
        withoutWaiting(copying, `backups-${here}`, each),
      ),
    ),
  },
  {
    title: "copies of what is locked into a store that can't lock",
    code: "InvalidRequest",
    edit: withInput(bucket, `audit-${there}`, "objectLockEnabled", false),
  },
  {
    title: "copies that leave out what lies under a key",
    code: "InvalidRequest",
    edit: withInput(copying, `backups-${here}`, "rules[0].sourceSelectionCriteria.sseKmsEncryptedObjects", undefined),
  },
  {
    title: "copies that don't wait for the role's rights",
    code: "AccessDenied",
    edit: withoutWaiting(copying, `backups-${here}`, "rolePolicy"),
  },
  {
    title: "copies by a role that S3 can't assume",
    code: "AccessDenied",
    edit: withText(role, `replication-${here}`, "assumeRolePolicy", "s3.amazonaws.com", "ec2.amazonaws.com"),
  },
  {
    title: "copies by a role that may not write there",
    code: "AccessDenied",
    edit: withText(rights, `replication-${here}`, "policy", "s3:ReplicateObject", "s3:ReplicateDelete"),
  },
  {
    title: "copies under a key that may not be used through S3",
    code: "AccessDenied",
    edit: withText(key, `storage-${there}`, "policy", "s3.us-west-2", "ec2.us-west-2"),
  },
];
