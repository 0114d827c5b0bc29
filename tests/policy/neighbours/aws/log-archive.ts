import * as cloudtrail from "@pulumi/aws/cloudtrail";
import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as iam from "@pulumi/aws/iam";
import * as kms from "@pulumi/aws/kms";
import { Provider } from "@pulumi/aws/provider";
import * as s3 from "@pulumi/aws/s3";
import * as pulumi from "@pulumi/pulumi";
import type { Neighbour } from "../neighbour";
import { accountDecides, assumedBy, document, logsUseKey, tlsOnly } from "./documents";

const account = "999988887777";
const region = "us-east-1";
const trailArn = `arn:aws:cloudtrail:${region}:${account}:trail/organization`;

export const logArchive: Neighbour = {
  name: "log-archive",
  cloud: "aws",
  what: "The account that keeps everybody's records: one trail and one locked bucket.",
  program: async () => {
    const provider = new Provider("archive", { region, allowedAccountIds: [account] });
    const here = { provider };
    const key = new kms.Key(
      "archive",
      {
        description: "Records of the organization",
        enableKeyRotation: true,
        deletionWindowInDays: 30,
        policy: document(
          accountDecides(account),
          logsUseKey(account, region),
          {
            Sid: "Allow CloudTrail to encrypt logs",
            Effect: "Allow",
            Principal: { Service: "cloudtrail.amazonaws.com" },
            Action: "kms:GenerateDataKey*",
            Resource: "*",
            Condition: {
              StringEquals: { "aws:SourceArn": trailArn },
              StringLike: { "kms:EncryptionContext:aws:cloudtrail:arn": `arn:aws:cloudtrail:*:${account}:trail/*` },
            },
          },
          {
            Sid: "Allow CloudTrail to describe key",
            Effect: "Allow",
            Principal: { Service: "cloudtrail.amazonaws.com" },
            Action: "kms:DescribeKey",
            Resource: "*",
            Condition: { StringEquals: { "aws:SourceArn": trailArn } },
          },
        ),
      },
      here,
    );
    const { bucket, writable } = archive(key, provider);

    const log = new cloudwatch.LogGroup(
      "trail",
      { name: "/cloudtrail/organization", retentionInDays: 400, kmsKeyId: key.arn },
      here,
    );
    const role = new iam.Role(
      "trail",
      {
        assumeRolePolicy: assumedBy("cloudtrail.amazonaws.com", {
          StringEquals: { "aws:SourceAccount": account, "aws:SourceArn": trailArn },
        }),
      },
      here,
    );
    new iam.RolePolicy(
      "trail",
      {
        role: role.id,
        policy: document({
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Resource: pulumi.interpolate`${log.arn}:*`,
        }),
      },
      here,
    );
    new cloudtrail.Trail(
      "organization",
      {
        name: "organization",
        s3BucketName: bucket.id,
        kmsKeyId: key.arn,
        isMultiRegionTrail: true,
        isOrganizationTrail: true,
        includeGlobalServiceEvents: true,
        enableLogFileValidation: true,
        cloudWatchLogsGroupArn: pulumi.interpolate`${log.arn}:*`,
        cloudWatchLogsRoleArn: role.arn,
        eventSelectors: [
          {
            readWriteType: "All",
            includeManagementEvents: true,
            dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3"] }],
          },
        ],
      },
      { provider, protect: true, dependsOn: [writable] },
    );
  },
};

function archive(key: kms.Key, provider: Provider) {
  const here = { provider };
  const bucket = new s3.Bucket(
    "archive",
    { bucket: `records-${account}`, objectLockEnabled: true },
    { provider, protect: true },
  );
  const of = { bucket: bucket.id };
  new s3.BucketVersioning("archive", { ...of, versioningConfiguration: { status: "Enabled" } }, here);
  new s3.BucketObjectLockConfiguration(
    "archive",
    { ...of, rule: { defaultRetention: { mode: "COMPLIANCE", years: 2 } } },
    here,
  );
  new s3.BucketServerSideEncryptionConfiguration(
    "archive",
    {
      ...of,
      rules: [
        {
          applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key.arn },
          bucketKeyEnabled: true,
        },
      ],
    },
    here,
  );
  new s3.BucketPublicAccessBlock(
    "archive",
    { ...of, blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
    here,
  );
  new s3.BucketOwnershipControls("archive", { ...of, rule: { objectOwnership: "BucketOwnerEnforced" } }, here);
  new s3.BucketLifecycleConfiguration(
    "archive",
    {
      ...of,
      rules: [
        {
          id: "age",
          status: "Enabled",
          filter: {},
          transitions: [
            { days: 100, storageClass: "GLACIER_IR" },
            { days: 400, storageClass: "DEEP_ARCHIVE" },
          ],
          expiration: { days: 2557 },
        },
      ],
    },
    here,
  );
  const from = { StringEquals: { "aws:SourceArn": trailArn } };
  const writable = new s3.BucketPolicy(
    "archive",
    {
      ...of,
      policy: document(
        tlsOnly(bucket.id),
        {
          Sid: "AWSCloudTrailAclCheck",
          Effect: "Allow",
          Principal: { Service: "cloudtrail.amazonaws.com" },
          Action: "s3:GetBucketAcl",
          Resource: bucket.arn,
          Condition: from,
        },
        {
          Sid: "AWSCloudTrailWrite",
          Effect: "Allow",
          Principal: { Service: "cloudtrail.amazonaws.com" },
          Action: "s3:PutObject",
          Resource: [`AWSLogs/${account}/*`, "AWSLogs/o-exampleorgid/*"].map(
            (prefix) => pulumi.interpolate`${bucket.arn}/${prefix}`,
          ),
          Condition: { StringEquals: { ...from.StringEquals, "s3:x-amz-acl": "bucket-owner-full-control" } },
        },
      ),
    },
    here,
  );
  return { bucket, writable };
}
