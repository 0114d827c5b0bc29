import type { Cloud } from "../cloud";
import type { Fields, Thing } from "../thing";
import { valueAt } from "../paths";
import type { Attempt } from "./policy-document";
import { allows, denies, documentIn } from "./policy-document";

/** A ready bucket by its name or its ARN, wherever it is. */
export function bucketOf(cloud: Cloud, nameOrArn: string): Thing | undefined {
  const name = nameOrArn.replace(/^arn:aws:s3:::/, "");
  return cloud.things.by("aws:s3/bucket:Bucket", "id", name).find(({ state }) => state === "ready");
}

/** A setting of a bucket that is a resource of its own, once it is made. */
export function settingOf(cloud: Cloud, bucket: Thing, kind: string): Fields | undefined {
  const type = `aws:s3/${kind.charAt(0).toLowerCase()}${kind.slice(1)}:${kind}`;
  return cloud.things.by(type, "bucket", bucket.id).find(({ state }) => state === "ready")?.inputs;
}

/** Whether a service may do something with a bucket (`key` undefined) or with an object in it, by the bucket's policy. */
export function bucketAllows(
  cloud: Cloud,
  bucket: Thing,
  { principal, action, key, context = {} }: Omit<Attempt, "resource"> & { readonly key?: string },
): boolean {
  const policy = settingOf(cloud, bucket, "BucketPolicy");
  return (
    policy !== undefined && allows(documentIn(policy, "policy"), attempt(bucket, { principal, action, key, context }))
  );
}

/** Whether the bucket's policy is in the way of a role that brings its own right. */
export function bucketDenies(
  cloud: Cloud,
  bucket: Thing,
  { principal, action, key, context = {} }: Omit<Attempt, "resource"> & { readonly key?: string },
): boolean {
  const policy = settingOf(cloud, bucket, "BucketPolicy");
  return (
    policy !== undefined && denies(documentIn(policy, "policy"), attempt(bucket, { principal, action, key, context }))
  );
}

/** Key of the customer under which objects lie that name none; undefined for S3's own. */
export function keyOfBucket(cloud: Cloud, bucket: Thing): string | undefined {
  const encryption = settingOf(cloud, bucket, "BucketServerSideEncryptionConfiguration");
  const key = valueAt(encryption ?? {}, "rules[].applyServerSideEncryptionByDefault.kmsMasterKeyId");
  return typeof key === "string" ? key : undefined;
}

export function isVersioned(cloud: Cloud, bucket: Thing): boolean {
  if (bucket.inputs["objectLockEnabled"] === true) return true;
  return valueAt(settingOf(cloud, bucket, "BucketVersioning") ?? {}, "versioningConfiguration.status") === "Enabled";
}

/** Whether what is written there is locked from the first moment. */
export function locksAtOnce(cloud: Cloud, bucket: Thing): boolean {
  return settingOf(cloud, bucket, "BucketObjectLockConfiguration") !== undefined;
}

/** How the services that deliver logs come: over TLS, in the name of the account, handing the object to the bucket's owner. */
export function delivery(account: string, sourceArn: string): NonNullable<Attempt["context"]> {
  return {
    "aws:SourceAccount": account,
    "aws:SourceArn": sourceArn,
    "s3:x-amz-acl": "bucket-owner-full-control",
    "aws:SecureTransport": "true",
    "s3:TlsVersion": "1.2",
  };
}

/** Whether the vended-logs service can deliver into the bucket for that region and account. */
export function takesVendedLogs(
  cloud: Cloud,
  bucket: Thing,
  { region, account }: Thing | Pick<Thing, "region" | "account">,
): boolean {
  const principal = "delivery.logs.amazonaws.com";
  const context = delivery(account, `arn:aws:logs:${region}:${account}:delivery-source:made-up`);
  const key = `AWSLogs/${account}/made-up.log.gz`;
  return (
    bucketAllows(cloud, bucket, { principal, action: "s3:PutObject", key, context }) &&
    bucketAllows(cloud, bucket, { principal, action: "s3:GetBucketAcl", context })
  );
}

/** Something is written: a bucket that holds anything can't be deleted. */
export function write(bucket: Thing, objects = 1): void {
  bucket.kept["objects"] = Number(bucket.kept["objects"] ?? 0) + objects;
}

function attempt(
  bucket: Thing,
  { principal, action, key, context }: Omit<Attempt, "resource"> & { key?: string | undefined },
): Attempt {
  const arn = `arn:aws:s3:::${bucket.id}`;
  const resource = key === undefined ? arn : `${arn}/${key}`;
  return {
    ...(principal !== undefined && { principal }),
    action,
    resource,
    context: { "aws:SecureTransport": "true", "s3:TlsVersion": "1.2", ...context },
  };
}
