import type { ValueRule } from "../../rule";
import { at, each, lists, one, relation } from "../read";
import { bucketName } from "./load-balancer";

const encryption = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const replication = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";
const block = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const lock = "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration";
const versioning = "aws:s3/bucketVersioning:BucketVersioning";

/** Of each of these a bucket has one; a second overwrites the first. */
const single = [
  ...["PublicAccessBlock", "OwnershipControls", "Versioning", "ServerSideEncryptionConfiguration", "Policy"],
  ...[
    "LifecycleConfiguration",
    "Logging",
    "ReplicationConfig",
    "CorsConfiguration",
    "ObjectLockConfiguration",
    "Notification",
  ],
].map((kind) => `aws:s3/bucket${kind}:Bucket${kind}`);

export const storage: readonly ValueRule[] = [
  each(
    { name: "bucket-name", source: "Amazon S3 user guide, names of buckets; 2026-11, from memory" },
    [...single, "aws:s3/bucketMetric:BucketMetric"],
    "bucket",
    "the name of a bucket",
    bucketName,
  ),
  {
    name: "bucket-has-one",
    types: single,
    reads: [],
    source: "@pulumi/aws 7.48.0 s3, notes on conflicts; 2026-11",
    traps: ["T58"],
    broken: ({ urn, type, inputs }, { resources }) =>
      resources.some((each) => each.type === type && each.urn !== urn && each.inputs["bucket"] === inputs["bucket"])
        ? [{ path: "bucket", given: inputs["bucket"], allowed: "a bucket that no other of its kind speaks of" }]
        : [],
  },
  lists(
    {
      name: "bucket-encryption",
      source: "Amazon S3 API reference, ServerSideEncryptionByDefault and BlockedEncryptionTypes; 2026-11, from memory",
    },
    encryption,
    {
      "rules[].applyServerSideEncryptionByDefault.sseAlgorithm": ["AES256", "aws:kms", "aws:kms:dsse"],
      "rules[].blockedEncryptionTypes[]": ["SSE-C", "NONE"],
    },
  ),
  relation(
    {
      name: "bucket-of-logs-plain",
      source: "Elastic Load Balancing and Amazon S3 user guides, buckets of logs; 2026-11",
      traps: ["T37", "T60"],
    },
    encryption,
    (inputs, _, { resources }) => {
      const { bucket } = inputs;
      const kms = at(inputs, "rules[].applyServerSideEncryptionByDefault.sseAlgorithm").some(({ value }) =>
        String(value).startsWith("aws:kms"),
      );
      const logs = resources.some(
        (each) =>
          (each.type === "aws:s3/bucketLogging:BucketLogging" && each.inputs["targetBucket"] === bucket) ||
          (each.type === "aws:lb/loadBalancer:LoadBalancer" && one(each.inputs, "accessLogs.bucket") === bucket),
      );
      return kms && logs
        ? { path: "rules", given: inputs["rules"], allowed: "AES256: logs cannot be written with a key of KMS" }
        : undefined;
    },
  ),
  relation(
    {
      name: "bucket-of-logs-unlocked",
      source: "Amazon S3 user guide, server access logs; 2026-11, from memory",
      traps: ["T60"],
    },
    lock,
    (inputs, _, { resources }) =>
      resources.some(
        ({ type, inputs: each }) =>
          type === "aws:s3/bucketLogging:BucketLogging" && each["targetBucket"] === inputs["bucket"],
      )
        ? { path: "rule", given: inputs["rule"], allowed: "no default retention where access logs go" }
        : undefined,
  ),
  relation(
    { name: "bucket-lock-can-end", source: "@pulumi/aws 7.48.0 s3/bucket, forceDestroy; 2026-11", traps: ["T61"] },
    lock,
    (inputs, _, { stack }) =>
      one(inputs, "rule.defaultRetention.mode") === "COMPLIANCE" && stack.startsWith("dev")
        ? {
            path: "rule.defaultRetention.mode",
            given: "COMPLIANCE",
            allowed: "GOVERNANCE in a stack that is to be deleted",
          }
        : undefined,
  ),
  relation(
    {
      name: "replication-after-versioning",
      source: "Amazon S3 API reference, PutBucketReplication; 2026-11",
      traps: ["T56"],
    },
    replication,
    (inputs, resource, { resources }) => {
      const before = new Set(resource.dependencies);
      const buckets = [
        inputs["bucket"],
        ...at(inputs, "rules[].destination.bucket").map(({ value }) => String(value).replace("arn:aws:s3:::", "")),
      ];
      const missing = buckets.find(
        (name) =>
          !resources.some(
            ({ urn, type, inputs: each }) => type === versioning && before.has(urn) && each["bucket"] === name,
          ),
      );
      return missing === undefined
        ? undefined
        : { path: "bucket", given: missing, allowed: "a dependency on the versioning of both buckets" };
    },
  ),
  {
    name: "replication-of-encrypted",
    types: [replication],
    reads: [],
    source: "Amazon S3 user guide, replicating encrypted objects; 2026-11",
    traps: ["T57"],
    broken: ({ inputs }, { resources }) => {
      const own = resources.find(
        ({ type, inputs: each }) => type === encryption && each["bucket"] === inputs["bucket"],
      );
      const kms =
        own !== undefined &&
        at(own.inputs, "rules[].applyServerSideEncryptionByDefault.sseAlgorithm").some(
          ({ value }) => value === "aws:kms",
        );
      return at(inputs, "rules[]").flatMap(({ path, value: rule }) => {
        const selected = one(rule, "sourceSelectionCriteria.sseKmsEncryptedObjects.status") === "Enabled";
        const key = one(rule, "destination.encryptionConfiguration.replicaKmsKeyId");
        if (kms && !selected)
          return [
            {
              path: `${path}.sourceSelectionCriteria`,
              given: one(rule, "sourceSelectionCriteria"),
              allowed: "encrypted objects too: they are left out otherwise",
            },
          ];
        return selected && key === undefined
          ? [{ path: `${path}.destination`, given: one(rule, "destination"), allowed: "the key of the copy" }]
          : [];
      });
    },
  },
  relation(
    { name: "bucket-block-whole", source: "@pulumi/aws 7.48.0 s3/bucketPublicAccessBlock; 2026-11", traps: ["T59"] },
    block,
    (inputs) => {
      const off = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"].find(
        (name) => inputs[name] !== true,
      );
      return off === undefined ? undefined : { path: off, given: inputs[off], allowed: "true: the default is false" };
    },
  ),
  relation(
    {
      name: "bucket-policy-after-block",
      source: "Amazon S3: OperationAborted on concurrent changes of a bucket; 2026-11, from memory",
      traps: ["T59"],
    },
    "aws:s3/bucketPolicy:BucketPolicy",
    ({ bucket }, resource, { resources }) => {
      const beside = resources.find(({ type, inputs }) => type === block && inputs["bucket"] === bucket);
      return beside === undefined || resource.dependencies.includes(beside.urn)
        ? undefined
        : { path: "", given: bucket, allowed: "a dependency on the block of public access" };
    },
  ),
  relation(
    { name: "secret-window", source: "@pulumi/aws 7.48.0 secretsmanager/secret; 2026-11", traps: ["T75"] },
    "aws:secretsmanager/secret:Secret",
    ({ recoveryWindowInDays: days, name }) => {
      if (days !== undefined && days !== 0 && !(typeof days === "number" && days >= 7 && days <= 30))
        return { path: "recoveryWindowInDays", given: days, allowed: "0, or 7 to 30 days" };
      return name !== undefined && days !== 0
        ? { path: "name", given: name, allowed: "nothing: the name stays taken while the secret can be recovered" }
        : undefined;
    },
  ),
  relation(
    { name: "key-of-same-region", source: "AWS KMS developer guide: a key serves its region; 2026-11, from memory" },
    "aws:secretsmanager/secret:Secret",
    ({ kmsKeyId }, resource, whole) => {
      const { region } = whole.placeOf(resource);
      return typeof kmsKeyId === "string" &&
        kmsKeyId.startsWith("arn:") &&
        region !== "" &&
        kmsKeyId.split(":")[3] !== region
        ? { path: "kmsKeyId", given: kmsKeyId, allowed: `a key of ${region}` }
        : undefined;
    },
  ),
];
