import {
  Bucket,
  BucketCorsConfiguration,
  BucketLifecycleConfiguration,
  BucketLogging,
  BucketObjectLockConfiguration,
  BucketOwnershipControls,
  BucketPolicy,
  BucketPublicAccessBlock,
  BucketServerSideEncryptionConfiguration,
  BucketVersioning,
} from "@pulumi/aws/s3";
import type * as pulumi from "@pulumi/pulumi";
import type { Scope, StorageSpec } from "../../../components/contract";
import type { StorePurpose } from "../../../components/storage";
import type { KeyPurpose, StoreLink } from "../links";
import type { AwsSite } from "../options";
import { inSite } from "../options";
import type { Statement } from "../shared/policy-document";
import { policyDocument } from "../shared/policy-document";
import { accessLogPrefix, storePolicy } from "./store-policy";
import { lifecycle } from "./lifecycle";

/**
 * Key of each store's objects. Balancers, flow logs and stores' own logs can only be delivered into a store without a
 * customer key (ELB, S3 user guides; 2026-11), so logs lie under S3's.
 */
export const storeKeys: Readonly<Record<StorePurpose, KeyPurpose | undefined>> = {
  assets: "storage",
  backups: "storage",
  logs: undefined,
  audit: "audit",
};

export interface StoreArgs {
  readonly purpose: StorePurpose;
  readonly spec: StorageSpec;
  /** Where requests to this store are recorded; undefined for the log store itself. */
  readonly logs?: StoreLink;
  /** Statements beside those of every store. */
  readonly grants: (bucket: Bucket) => readonly Statement[];
}

/** One bucket with everything that makes it safe to deliver to. Its name is made up: names are shared with the whole world. */
export function store(scope: Scope, site: AwsSite, { purpose, spec, logs, grants }: StoreArgs): StoreLink {
  const name = `${purpose}-${site.region}`;
  const locked = purpose === "audit";
  const bucket = new Bucket(
    name,
    {
      // Only at birth.
      objectLockEnabled: locked,
      forceDestroy: !scope.protect,
      tags: scope.tags,
    },
    inSite(scope, site, { protect: scope.protect }),
  );
  const child = (dependsOn: readonly pulumi.Resource[] = []) => inSite(scope, site, { dependsOn: [...dependsOn] });
  // One after the other: settings made at once, S3 refuses some of them as conflicting ("OperationAborted").
  const unreachable = new BucketPublicAccessBlock(
    name,
    {
      bucket: bucket.id,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
    child(),
  );
  const owned = new BucketOwnershipControls(
    name,
    { bucket: bucket.id, rule: { objectOwnership: "BucketOwnerEnforced" } },
    child([unreachable]),
  );
  const versioned = new BucketVersioning(
    name,
    { bucket: bucket.id, versioningConfiguration: { status: "Enabled" } },
    child([owned]),
  );
  const encrypted = new BucketServerSideEncryptionConfiguration(
    name,
    { bucket: bucket.id, rules: [encryption(site, purpose)] },
    child([versioned]),
  );
  const policy = new BucketPolicy(
    name,
    { bucket: bucket.id, policy: policyDocument(...storePolicy(site, bucket, purpose), ...grants(bucket)) },
    child([unreachable, owned, encrypted]),
  );
  new BucketLifecycleConfiguration(
    name,
    { bucket: bucket.id, rules: [lifecycle(purpose, spec)] },
    child([versioned, policy]),
  );
  const lock = locked
    ? [
        new BucketObjectLockConfiguration(
          name,
          {
            bucket: bucket.id,
            rule: {
              defaultRetention: {
                mode: spec.lock === "irrevocable" ? "COMPLIANCE" : "GOVERNANCE",
                days: spec.auditDays,
              },
            },
          },
          child([versioned, policy]),
        ),
      ]
    : [];
  if (purpose === "assets") {
    // Without it browsers refuse an upload to an address that the application signed: it is another origin than the page's.
    new BucketCorsConfiguration(
      name,
      {
        bucket: bucket.id,
        corsRules: [
          {
            allowedOrigins: [spec.pages],
            allowedMethods: ["PUT"],
            allowedHeaders: ["*"],
            exposeHeaders: ["ETag"],
            maxAgeSeconds: 3600,
          },
        ],
      },
      child([versioned, policy]),
    );
  }
  if (logs !== undefined) {
    new BucketLogging(
      name,
      {
        bucket: bucket.id,
        targetBucket: logs.bucket.id,
        targetPrefix: `${accessLogPrefix}/${purpose}/`,
        targetObjectKeyFormat: { partitionedPrefix: { partitionDateSource: "EventTime" } },
      },
      child([policy, ...logs.ready]),
    );
  }
  return { bucket, ready: [unreachable, owned, versioned, encrypted, policy, ...lock] };
}

function encryption(site: AwsSite, purpose: StorePurpose) {
  const key = storeKeys[purpose];
  const blockedEncryptionTypes = ["SSE-C"];
  if (key === undefined) {
    return { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" }, blockedEncryptionTypes };
  }
  return {
    applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: site.link.keys[key].arn },
    // One call to the key for many objects.
    bucketKeyEnabled: true,
    blockedEncryptionTypes,
  };
}
