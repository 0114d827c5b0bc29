import type { Cloud } from "../cloud";
import type { Kind, Reference } from "../kind";
import { Refusal, refuse } from "../refusal";
import type { Request } from "../thing";
import { notYet } from "./in-use";
import { documentIn, statementsOf } from "./policy-document";
import { checkPrincipals } from "./principals";
import { checkReplication } from "./replication";
import { bucketAllows, bucketOf, isVersioned, keyOfBucket, locksAtOnce } from "./store-access";

const noBucket = "NoSuchBucket";
const bucket: Reference = { path: "bucket", to: ["aws:s3/bucket:Bucket"], code: noBucket };
const malformed = "MalformedPolicy";
/** The provider asks again until its turn comes. */
const aborted = "OperationAborted";

/** Settings of which S3 takes one at a time for each bucket. */
const settings = [
  "BucketOwnershipControls",
  "BucketPublicAccessBlock",
  "BucketVersioning",
  "BucketServerSideEncryptionConfiguration",
  "BucketPolicy",
  "BucketLifecycleConfiguration",
  "BucketObjectLockConfiguration",
  "BucketCorsConfiguration",
  "BucketLogging",
  "BucketReplicationConfig",
];

/** What each asks beside its bucket. */
const asked: Readonly<Record<string, (request: Request, cloud: Cloud) => void>> = {
  BucketPolicy: checkPolicy,
  BucketObjectLockConfiguration: ({ inputs }, cloud) => {
    const of = bucketOf(cloud, String(inputs["bucket"]));
    if (of === undefined || !isVersioned(cloud, of))
      refuse("InvalidBucketState", "Versioning must be 'Enabled' on the bucket to apply an Object Lock configuration");
  },
  BucketLogging: checkLogging,
  BucketReplicationConfig: checkReplication,
};

/**
 * Codes: Amazon S3 API reference, error responses; 2026-11. What the provider repeats: terraform-provider-aws,
 * internal/service/s3 (OperationAborted in each call, MalformedPolicy of a bucket policy); 2026-11.
 */
export const buckets: readonly Kind[] = [
  {
    type: "aws:s3/bucket:Bucket",
    taken: "BucketAlreadyExists",
    names: ({ inputs }) =>
      typeof inputs["bucket"] === "string"
        ? [{ scope: "the world", name: inputs["bucket"], code: "BucketAlreadyExists" }]
        : [],
    remove: (thing) => {
      if (Number(thing.kept["objects"] ?? 0) > 0 && thing.inputs["forceDestroy"] !== true)
        notYet("BucketNotEmpty", `${thing.name} holds objects`);
    },
    takes: [1_000, 15_000],
  },
  ...settings.map((kind): Kind => ({
    type: typeOf(kind),
    references: [bucket],
    create: (request, cloud) => {
      checkTurn(request, cloud);
      asked[kind]?.(request, cloud);
    },
    update: (thing, news, cloud) => {
      asked[kind]?.({ ...thing, inputs: news }, cloud);
    },
    takes: [200, 6_000],
  })),
  { type: typeOf("BucketMetric"), references: [bucket] },
];

function typeOf(kind: string): string {
  return `aws:s3/${kind.charAt(0).toLowerCase()}${kind.slice(1)}:${kind}`;
}

function checkTurn(request: Request, cloud: Cloud): void {
  const name = String(request.inputs["bucket"]);
  for (const kind of settings)
    for (const other of cloud.things.by(typeOf(kind), "bucket", name))
      if (other.state === "creating")
        throw new Refusal(aborted, `${other.type} of ${name} is in progress; please try again`, true);
}

function checkPolicy(request: Request, cloud: Cloud): void {
  const name = String(request.inputs["bucket"]);
  const document = documentIn(request.inputs, "policy");
  const arn = `arn:aws:s3:::${name}`;
  for (const { Resource = [] } of statementsOf(document))
    for (const resource of [Resource].flat())
      if (resource !== arn && !resource.startsWith(`${arn}/`))
        refuse(malformed, `Policy has invalid resource ${resource}`);
  checkPrincipals(request, cloud, { field: "policy", code: malformed, repeats: true });
}

/** The target must be near, under S3's own key, without a lock, and let the service write. Amazon S3 user guide, server access logs; 2026-11. */
function checkLogging(request: Request, cloud: Cloud): void {
  const { inputs, region, account } = request;
  const invalid = (why: string): never => refuse("InvalidTargetBucketForLogging", why);
  const target = bucketOf(cloud, String(inputs["targetBucket"]));
  if (target === undefined) return invalid(`there is no ${String(inputs["targetBucket"])}`);
  if (target.region !== region) invalid(`${target.name} is in ${target.region}`);
  if (keyOfBucket(cloud, target) !== undefined) invalid(`${target.name} is under a key of the customer`);
  if (locksAtOnce(cloud, target)) invalid(`${target.name} locks what is written`);
  const attempt = {
    principal: "logging.s3.amazonaws.com",
    action: "s3:PutObject",
    key: `${String(inputs["targetPrefix"] ?? "")}made-up`,
    context: { "aws:SourceAccount": account, "aws:SourceArn": `arn:aws:s3:::${String(inputs["bucket"])}` },
  };
  if (!bucketAllows(cloud, target, attempt)) invalid(`${target.name} does not let logging.s3.amazonaws.com write`);
}
