import type { Cloud } from "../cloud";
import { valueAt, valuesAt } from "../paths";
import { Refusal, refuse } from "../refusal";
import type { Fields, Request, Thing } from "../thing";
import { assumable, isMade, keyAllows, roleAllows } from "./access";
import { bucketOf, isVersioned, keyOfBucket } from "./store-access";

/**
 * Both ends need versions, a locked source needs a target that can lock, and the role must be able to read, write, decrypt and
 * encrypt. S3 says the last of it only with the first object, as a failed copy that is never tried again: counted as a refusal
 * here. Sources: Amazon S3 user guide, "Requirements and considerations for replication"; terraform-provider-aws,
 * internal/service/s3/bucket_replication_configuration.go repeats "Versioning must be 'Enabled' on the bucket"; 2026-11.
 */
export function checkReplication(request: Request, cloud: Cloud): void {
  const { inputs } = request;
  const from = bucketOf(cloud, String(inputs["bucket"]));
  if (from === undefined) return;
  if (!isVersioned(cloud, from))
    throw new Refusal("InvalidRequest", "Versioning must be 'Enabled' on the bucket to apply replication", true);
  for (const { value } of valuesAt(inputs, "rules[]")) {
    const rule = value as Fields;
    const to = bucketOf(cloud, String(valueAt(rule, "destination.bucket")));
    if (to === undefined) refuse("InvalidRequest", "Destination bucket must exist.");
    if (!isVersioned(cloud, to)) refuse("InvalidRequest", "Destination bucket must have versioning enabled.");
    if (from.inputs["objectLockEnabled"] === true && to.inputs["objectLockEnabled"] !== true)
      refuse("InvalidRequest", "Destination bucket must have Object Lock enabled.");
    checkRights(String(inputs["role"]), { from, to, rule }, cloud);
  }
}

interface Copy {
  readonly from: Thing;
  readonly to: Thing;
  readonly rule: Fields;
}

function checkRights(role: string, { from, to, rule }: Copy, cloud: Cloud): void {
  const denied = (what: string): never => refuse("AccessDenied", `${role} can't ${what}: copies would fail`);
  if (!assumable(cloud, role, "s3.amazonaws.com", {}, isMade)) denied("be assumed by s3.amazonaws.com");
  const may = (action: string, of: Thing, key = "/made-up"): boolean =>
    roleAllows(cloud, role, { action, resource: `arn:aws:s3:::${of.id}${key}` }, isMade);
  if (!may("s3:GetReplicationConfiguration", from, "") || !may("s3:GetObjectVersionForReplication", from))
    denied(`read ${from.name}`);
  if (!may("s3:ReplicateObject", to)) denied(`write ${to.name}`);
  const keyOfCopies = valueAt(rule, "destination.encryptionConfiguration.replicaKmsKeyId");
  const keyOfSource = keyOfBucket(cloud, from);
  if (keyOfSource === undefined) return;
  if (valueAt(rule, "sourceSelectionCriteria.sseKmsEncryptedObjects.status") !== "Enabled" || keyOfCopies === undefined)
    refuse("InvalidRequest", "SseKmsEncryptedObjects and ReplicaKmsKeyID must be given for objects under a key");
  const via = ({ region }: Thing) => ({ "kms:ViaService": `s3.${region}.amazonaws.com` });
  if (!keyAllows(cloud, keyOfSource, role, "kms:Decrypt", via(from), isMade)) denied(`decrypt with ${keyOfSource}`);
  if (!keyAllows(cloud, String(keyOfCopies), role, "kms:Encrypt", via(to), isMade)) denied(`encrypt in ${to.region}`);
}
