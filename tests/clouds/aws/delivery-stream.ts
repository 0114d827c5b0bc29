import type { Cloud } from "../cloud";
import type { Kind } from "../kind";
import { Refusal, refuse } from "../refusal";
import type { Fields, Request } from "../thing";
import { assumable, deployer, keyAllows, roleAllows } from "./access";
import { bucketOf } from "./store-access";

const invalid = "InvalidArgumentException";

/**
 * Codes: Amazon Data Firehose API reference, CreateDeliveryStream; 2026-11. What the provider repeats: terraform-provider-aws,
 * internal/service/firehose/delivery_stream.go (roles that can't be assumed, "is not authorized to"); 2026-11.
 */
export const deliveryStream: readonly Kind[] = [
  {
    type: "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
    taken: "ResourceInUseException",
    names: ({ account, region, inputs }) =>
      typeof inputs["name"] === "string"
        ? [{ scope: `${account} ${region}`, name: inputs["name"], code: "ResourceInUseException" }]
        : [],
    create: checkStream,
    update: (thing, news, cloud) => {
      checkStream({ ...thing, inputs: news }, cloud);
    },
    quota: {
      most: 5_000,
      code: "LimitExceededException",
      source: "Amazon Data Firehose developer guide, quota; 2026-11",
    },
    takes: [20_000, 120_000],
  },
];

function checkStream({ inputs, account, region }: Request, cloud: Cloud): void {
  const { bucketArn, roleArn, prefix, cloudwatchLoggingOptions } = (inputs["extendedS3Configuration"] ?? {}) as Fields;
  const bucket = bucketOf(cloud, String(bucketArn));
  if (bucket === undefined) refuse(invalid, `there is no ${String(bucketArn)}`);
  const role = String(roleArn);
  if (!assumable(cloud, role, "firehose.amazonaws.com"))
    throw new Refusal(invalid, `Firehose is unable to assume role ${role}`, true);
  const key = `${String(prefix ?? "")}made-up`;
  if (!roleAllows(cloud, role, { action: "s3:PutObject", resource: `arn:aws:s3:::${bucket.id}/${key}` }))
    throw new Refusal(invalid, `${role} is not authorized to write into ${bucket.name}`, true);
  checkOwnLog((cloudwatchLoggingOptions ?? {}) as Fields, { account, region }, cloud);
  const { keyArn } = (inputs["serverSideEncryption"] ?? {}) as Fields;
  if (typeof keyArn !== "string") return;
  const via = { "kms:ViaService": `firehose.${region}.amazonaws.com`, "kms:GrantIsForAWSResource": "true" };
  if (!keyAllows(cloud, keyArn, deployer(account), "kms:CreateGrant", via))
    refuse("InvalidKMSResourceException", `${keyArn} can't be granted to Firehose`);
}

function checkOwnLog(
  { enabled, logGroupName, logStreamName }: Fields,
  { account, region }: Pick<Request, "account" | "region">,
  cloud: Cloud,
): void {
  if (enabled !== true) return;
  const found = cloud.things
    .by("aws:cloudwatch/logStream:LogStream", "logGroupName", String(logGroupName))
    .some((each) => each.inputs["name"] === logStreamName && each.account === account && each.region === region);
  if (!found) refuse(invalid, `there is no log stream ${String(logStreamName)} in ${String(logGroupName)}`);
}
