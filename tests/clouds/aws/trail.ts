import type { Cloud } from "../cloud";
import type { Kind } from "../kind";
import { Refusal, refuse } from "../refusal";
import type { Request, Thing } from "../thing";
import { assumable, keyAllows, keyOf, roleAllows } from "./access";
import { bucketAllows, bucketOf, delivery, write } from "./store-access";

/**
 * Codes: AWS CloudTrail API reference, CreateTrail; 2026-11. What the provider repeats: terraform-provider-aws,
 * internal/service/cloudtrail/trail.go ("Access denied." for the log group and its role); 2026-11.
 */
export const trail: readonly Kind[] = [
  {
    type: "aws:cloudtrail/trail:Trail",
    names: ({ account, region, inputs }) => [
      { scope: `${account} ${region}`, name: String(inputs["name"]), code: "TrailAlreadyExistsException" },
    ],
    create: (request, cloud) => {
      checkStore(request, cloud);
      checkKey(request, cloud);
      checkGroup(request, cloud);
    },
    update: (thing, news, cloud) => {
      checkStore({ ...thing, inputs: news }, cloud);
      checkKey({ ...thing, inputs: news }, cloud);
      checkGroup({ ...thing, inputs: news }, cloud);
    },
    made: (thing, cloud) => {
      const bucket = storeOf(thing, cloud);
      // The first is written at once, to see whether it can.
      if (bucket !== undefined) write(bucket);
    },
    quota: {
      most: 5,
      code: "MaximumNumberOfTrailsExceededException",
      source: "AWS CloudTrail user guide, quotas: trails a region; 2026-11",
    },
    takes: [2_000, 30_000],
  },
];

function storeOf({ inputs }: Pick<Request, "inputs">, cloud: Cloud): Thing | undefined {
  return bucketOf(cloud, String(inputs["s3BucketName"]));
}

function arnOf({ inputs, region, account }: Request): string {
  return `arn:aws:cloudtrail:${region}:${account}:trail/${String(inputs["name"])}`;
}

function checkStore(request: Request, cloud: Cloud): void {
  const { account, inputs } = request;
  const bucket = storeOf(request, cloud);
  if (bucket === undefined) refuse("S3BucketDoesNotExistException", `there is no ${String(inputs["s3BucketName"])}`);
  const attempt = { principal: "cloudtrail.amazonaws.com", context: delivery(account, arnOf(request)) };
  const key = `AWSLogs/${account}/made-up.json.gz`;
  if (
    !bucketAllows(cloud, bucket, { ...attempt, action: "s3:GetBucketAcl" }) ||
    !bucketAllows(cloud, bucket, { ...attempt, action: "s3:PutObject", key })
  )
    refuse("InsufficientS3BucketPolicyException", `Incorrect S3 bucket policy is detected for bucket: ${bucket.id}`);
}

function checkKey(request: Request, cloud: Cloud): void {
  const { kmsKeyId } = request.inputs;
  if (typeof kmsKeyId !== "string") return;
  const key = keyOf(cloud, kmsKeyId);
  if (key === undefined) refuse("KmsKeyNotFoundException", `there is no ${kmsKeyId}`);
  if (key.region !== storeOf(request, cloud)?.region)
    refuse("KmsException", `${kmsKeyId} and the bucket are not in the same region`);
  const arn = arnOf(request);
  const context = { "aws:SourceArn": arn, "kms:EncryptionContext:aws:cloudtrail:arn": arn };
  const may = (action: string): boolean => keyAllows(cloud, kmsKeyId, "cloudtrail.amazonaws.com", action, context);
  if (!may("kms:GenerateDataKey") || !may("kms:DescribeKey"))
    refuse("InsufficientEncryptionPolicyException", `Insufficient permissions to access ${kmsKeyId}`);
}

function checkGroup({ inputs, region, account }: Request, cloud: Cloud): void {
  const { cloudWatchLogsGroupArn: group, cloudWatchLogsRoleArn: role } = inputs;
  if (typeof group !== "string") return;
  const wrong = "InvalidCloudWatchLogsLogGroupArnException";
  if (!group.endsWith(":*")) refuse(wrong, `${group} must end in ":*"`);
  const found = cloud.things.by("aws:cloudwatch/logGroup:LogGroup", "arn", group.replace(/:\*$/, ""));
  if (!found.some((each) => each.state === "ready" && each.region === region))
    refuse("InvalidCloudWatchLogsLogGroupArnException", `there is no ${group}`);
  const resource = group.replace(/:\*$/, `:log-stream:${account}_CloudTrail_${region}`);
  const may = (action: string): boolean => roleAllows(cloud, String(role), { action, resource });
  if (
    !assumable(cloud, String(role), "cloudtrail.amazonaws.com") ||
    !may("logs:CreateLogStream") ||
    !may("logs:PutLogEvents")
  )
    throw new Refusal("InvalidCloudWatchLogsRoleArnException", `Access denied. Check ${String(role)}`, true);
}
