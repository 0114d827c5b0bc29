import type { Weakening } from "../../tables";
import { allows, both, denies, heldByOne, is, named, on, statement, unnamed } from "./kit";

const records = named(/^(logs|audit)-/);
const data = unnamed(/^(logs|audit)-/);
const backups = named(/^backups-/);
const tls = ["2.2.7", "4.2.1"];
const isPublic = ["1.4.2"];
const each = "policy.Statement.*";
const inAllow = statement("policy", allows);
const inDeny = statement("policy", denies);
const alone = statement("policy", heldByOne);
/** Statements that refuse what isn't encrypted on its way. */
const refusesPlain = (value: unknown): boolean => /SecureTransport|TlsVersion/.test(JSON.stringify(value));
const refusesOtherKeys = (value: unknown): boolean => /"Deny".*server-side-encryption/.test(JSON.stringify(value));
const delivers = (value: unknown): boolean =>
  /"Allow"/.test(JSON.stringify(value)) && !/"cloudfront/.test(JSON.stringify(value));

const lock = "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration";
const replication = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";

export const storage: readonly Weakening[] = [
  ...on("aws:s3/bucket:Bucket", [
    ["forceDestroy", ["flip"], ["10.3.2"], { where: both(records, is(false)) }],
    ["forceDestroy", ["flip"], ["availability"], { where: both(data, is(false)) }],
    ["objectLockEnabled", ["flip", "drop"], ["10.3.2"], { where: is(true) }],
    ["", ["remove"], ["10.2.1", "10.3.3", "10.5.1"], { where: records }],
    ["", ["remove"], ["availability"], { where: data }],
    ["", ["unprotect"], ["10.3.2"], { where: records }],
    ["", ["unprotect"], ["availability"], { where: data }],
  ]),
  ...on("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", [
    // Off where it is left out (declarations of @pulumi/aws 7.48.0).
    ["blockPublicAcls", ["flip", "drop"], isPublic],
    ["blockPublicPolicy", ["flip", "drop"], isPublic],
    ["ignorePublicAcls", ["flip", "drop"], isPublic],
    ["restrictPublicBuckets", ["flip", "drop"], isPublic],
    ["bucket", ["unrelate"], isPublic],
    ["", ["remove"], isPublic],
  ]),
  ...on("aws:s3/bucketOwnershipControls:BucketOwnershipControls", [
    ["rule.objectOwnership", ["replace"], ["1.4.2", "7.3.1"], { weak: ["ObjectWriter", "BucketOwnerPreferred"] }],
  ]),
  ...on("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration", [
    [
      "rules.*.applyServerSideEncryptionByDefault.sseAlgorithm",
      ["replace"],
      ["3.6.1"],
      { weak: ["AES256"], where: is("aws:kms") },
    ],
    // The balancer delivers to no bucket with another default (Elastic Load Balancing, "Enable access logs"; 2026-11-23).
    [
      "rules.*.applyServerSideEncryptionByDefault.sseAlgorithm",
      ["replace"],
      ["10.2.1"],
      { weak: ["aws:kms"], where: is("AES256") },
    ],
    ["rules.*.applyServerSideEncryptionByDefault.kmsMasterKeyId", ["unrelate", "drop"], ["3.6.1"]],
    ["rules.*.blockedEncryptionTypes", ["replace"], ["3.6.1"], { weak: [["NONE"]], where: unnamed(/^logs-/) }],
    ["bucket", ["unrelate"], ["3.6.1"], { where: unnamed(/^logs-/) }],
    ["", ["remove"], ["3.6.1"], { where: unnamed(/^logs-/) }],
  ]),
  ...on("aws:s3/bucketVersioning:BucketVersioning", [
    ["versioningConfiguration.status", ["replace"], ["10.3.2"], { weak: ["Suspended", "Disabled"], where: records }],
    ["versioningConfiguration.status", ["replace"], ["availability"], { weak: ["Suspended", "Disabled"], where: data }],
    ["bucket", ["unrelate"], ["10.3.2"], { where: records }],
    ["bucket", ["unrelate"], ["availability"], { where: data }],
    ["", ["remove"], ["10.3.2"], { where: records }],
    ["", ["remove"], ["availability"], { where: data }],
  ]),
  ...on(lock, [
    ["rule", ["drop"], ["10.3.2"]],
    ["rule.defaultRetention.days", ["shorten"], ["10.3.2", "10.5.1"]],
    ["rule.defaultRetention.days", ["replace"], ["10.3.2", "10.5.1"], { weak: [90] }],
    // What the production config may ask for; in these plans whoever is trusted with it may lift the lock.
    ["rule.defaultRetention.mode", ["replace"], ["10.3.2"], { weak: ["GOVERNANCE"], where: is("COMPLIANCE") }],
    ["bucket", ["unrelate"], ["10.3.2"]],
    ["", ["remove"], ["10.3.2"]],
  ]),
  ...on("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", [
    ["rules.*.expiration.days", ["shorten"], ["10.5.1"], { where: records }],
    ["rules.*.expiration.days", ["replace"], ["10.5.1"], { weak: [90, 364], where: records }],
    ["rules.*.expiration.days", ["shorten"], ["availability"], { where: both(backups, (value) => value !== 1) }],
    ["rules.*.expiration.days", ["lengthen"], ["3.2.1"], { where: backups }],
    ["rules.*.expiration", ["drop"], ["3.2.1"], { where: backups }],
    // From these a record isn't at hand: it has to be asked for, hours ahead. GLACIER_IR answers at once.
    ["rules.*.transitions", ["replace"], ["10.5.1"], { weak: [[{ days: 30, storageClass: "DEEP_ARCHIVE" }]] }],
    ["rules.*.status", ["flip"], ["3.2.1"], { where: data }],
    [
      "rules.*.noncurrentVersionExpiration.noncurrentDays",
      ["shorten"],
      ["availability"],
      { where: both(named(/^assets-/), (value) => value !== 1) },
    ],
    ["bucket", ["unrelate"], ["3.2.1"], { where: data }],
    ["", ["remove"], ["3.2.1"], { where: data }],
  ]),
  ...on("aws:s3/bucketLogging:BucketLogging", [
    ["bucket", ["unrelate"], ["10.2.1"]],
    ["targetBucket", ["unrelate"], ["10.2.1", "10.3.3"]],
    ["", ["remove"], ["10.2.1"]],
  ]),
  ...on(replication, [
    ["rules.*.status", ["flip"], ["availability"]],
    ["rules.*.destination.bucket", ["unrelate"], ["availability"]],
    ["rules.*.destination.encryptionConfiguration.replicaKmsKeyId", ["unrelate"], ["3.6.1"]],
    ["rules.*.destination.replicationTime.status", ["flip"], ["availability"]],
    ["rules.*.destination.metrics.status", ["flip"], ["availability"]],
    ["rules.*.sourceSelectionCriteria.sseKmsEncryptedObjects.status", ["flip"], ["availability"]],
    // What is deleted on one side then looks deleted on the other.
    ["rules.*.deleteMarkerReplication.status", ["flip"], ["availability"], { where: is("Disabled") }],
    ["bucket", ["unrelate"], ["availability"]],
    ["", ["remove"], ["availability"]],
  ]),
  ...on("aws:s3/bucketPolicy:BucketPolicy", [
    [each, ["drop"], tls, { where: refusesPlain }],
    [each, ["drop"], ["3.6.1"], { where: refusesOtherKeys }],
    [each, ["drop"], ["10.2.1"], { where: both(records, delivers) }],
    [`${each}.Effect`, ["flip"], [...tls, "7.3.1"], { where: is("Deny") }],
    [`${each}.Effect`, ["flip"], ["10.2.1"], { where: both(records, is("Allow")) }],
    // A refusal of one is no refusal of the others.
    [
      `${each}.Principal`,
      ["replace"],
      tls,
      { weak: [{ AWS: "arn:aws:iam::111122223333:root" }], where: both(is("*"), inDeny) },
    ],
    [`${each}.Principal.Service`, ["widen"], ["7.3.1"], { where: inAllow }],
    [`${each}.Principal.AWS`, ["widen"], ["7.3.1"], { where: inAllow }],
    [`${each}.Action`, ["replace"], tls, { weak: ["s3:GetObject"], where: both(is("s3:*"), inDeny) }],
    [`${each}.Action`, ["widen"], ["7.3.1"], { where: inAllow }],
    [`${each}.Resource`, ["fewer"], tls, { where: both((value) => Array.isArray(value), inDeny) }],
    [`${each}.Resource`, ["widen"], ["7.3.1"], { where: inAllow }],
    [`${each}.Condition`, ["drop"], ["7.3.1"], { where: inAllow }],
    [`${each}.Condition.Bool.aws:SecureTransport`, ["flip"], tls],
    [`${each}.Condition.NumericLessThan.s3:TlsVersion`, ["replace"], ["4.2.1"], { weak: ["1.0", "1.1"] }],
    [`${each}.Condition.StringEquals.aws:SourceAccount`, ["drop"], ["7.3.1"], { where: alone }],
    [`${each}.Condition.ArnLike.aws:SourceArn`, ["drop", "widen"], ["7.3.1"], { where: alone }],
    // Refused is then what nobody asks for.
    [`${each}.Condition.StringEquals.s3:x-amz-server-side-encryption`, ["replace"], ["3.6.1"], { weak: ["none"] }],
    [`${each}.Condition.StringLike.s3:x-amz-server-side-encryption`, ["replace"], ["3.6.1"], { weak: ["none"] }],
    ["bucket", ["unrelate"], tls],
    ["", ["remove"], [...tls, "10.2.1"], { where: records }],
    ["", ["remove"], tls, { where: data }],
  ]),
];
