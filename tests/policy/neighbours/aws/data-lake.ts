import * as athena from "@pulumi/aws/athena";
import * as glue from "@pulumi/aws/glue";
import * as iam from "@pulumi/aws/iam";
import * as kms from "@pulumi/aws/kms";
import * as s3 from "@pulumi/aws/s3";
import * as pulumi from "@pulumi/pulumi";
import type { Neighbour } from "../neighbour";
import { accountDecides, assumedBy, document, logsUseKey, tlsOnly } from "./documents";

const account = "444455556666";
const region = "us-east-1";

export const dataLake: Neighbour = {
  name: "data-lake",
  cloud: "aws",
  what: "A data lake: buckets with inline settings, a catalogue, a crawler, a job and a place for queries.",
  program: async () => {
    const key = new kms.Key("lake", {
      description: "Lake, catalogue and results of queries",
      enableKeyRotation: true,
      policy: document(accountDecides(account), logsUseKey(account, region)),
    });
    const logs = new s3.Bucket("lake-access-logs", {
      acl: "private",
      versioning: { enabled: true },
      // Access logs of buckets can be delivered under S3's own key only.
      serverSideEncryptionConfiguration: {
        rule: { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } },
      },
      lifecycleRules: [
        {
          id: "age",
          enabled: true,
          transitions: [{ days: 180, storageClass: "GLACIER" }],
          expiration: { days: 800 },
        },
      ],
    });
    closed("lake-access-logs", logs);
    new s3.BucketPolicy("lake-access-logs", {
      bucket: logs.id,
      policy: document(tlsOnly(logs.id), {
        Effect: "Allow",
        Principal: { Service: "logging.s3.amazonaws.com" },
        Action: "s3:PutObject",
        Resource: pulumi.interpolate`${logs.arn}/*`,
        Condition: { StringEquals: { "aws:SourceAccount": account } },
      }),
    });
    const [raw, curated, results] = [
      store("lake-raw", key, logs, 1095),
      store("lake-curated", key, logs, 1095),
      store("lake-results", key, logs, 30),
    ];
    const { role, security } = workers(key, [raw, curated]);
    new glue.DataCatalogEncryptionSettings("catalogue", {
      dataCatalogEncryptionSettings: {
        connectionPasswordEncryption: { returnConnectionPasswordEncrypted: true, awsKmsKeyId: key.arn },
        encryptionAtRest: { catalogEncryptionMode: "SSE-KMS", sseAwsKmsKeyId: key.arn },
      },
    });
    const database = new glue.CatalogDatabase("sales", { name: "sales" });
    new glue.Crawler("sales", {
      databaseName: database.name,
      role: role.arn,
      securityConfiguration: security.id,
      schedule: "cron(15 2 * * ? *)",
      s3Targets: [{ path: pulumi.interpolate`s3://${raw.id}/sales/` }],
    });
    new glue.Job("sales", {
      roleArn: role.arn,
      securityConfiguration: security.id,
      glueVersion: "5.0",
      workerType: "G.1X",
      numberOfWorkers: 5,
      command: { scriptLocation: pulumi.interpolate`s3://${raw.id}/scripts/sales.py`, pythonVersion: "3" },
      defaultArguments: { "--job-bookmark-option": "job-bookmark-enable" },
    });
    new athena.Workgroup("analysts", {
      configuration: {
        enforceWorkgroupConfiguration: true,
        publishCloudwatchMetricsEnabled: true,
        resultConfiguration: {
          outputLocation: pulumi.interpolate`s3://${results.id}/analysts/`,
          encryptionConfiguration: { encryptionOption: "SSE_KMS", kmsKeyArn: key.arn },
        },
      },
    });
  },
};

/** Everything is said in the bucket's own arguments, as programs from before version 4 of the provider do. */
function store(name: string, key: kms.Key, logs: s3.Bucket, days: number): s3.Bucket {
  const bucket = new s3.Bucket(
    name,
    {
      acl: "private",
      versioning: { enabled: true },
      serverSideEncryptionConfiguration: {
        rule: {
          applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key.arn },
          bucketKeyEnabled: true,
        },
      },
      logging: { targetBucket: logs.id, targetPrefix: `${name}/` },
      lifecycleRules: [
        {
          enabled: true,
          expiration: { days },
          noncurrentVersionExpiration: { days: 30 },
          abortIncompleteMultipartUploadDays: 7,
        },
      ],
      tags: { classification: "confidential" },
    },
    { protect: days > 365 },
  );
  closed(name, bucket);
  new s3.BucketPolicy(name, { bucket: bucket.id, policy: document(tlsOnly(bucket.id)) });
  return bucket;
}

function closed(name: string, bucket: s3.Bucket): void {
  new s3.BucketPublicAccessBlock(name, {
    bucket: bucket.id,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
}

function workers(key: kms.Key, buckets: readonly s3.Bucket[]) {
  const role = new iam.Role("lake-glue", {
    assumeRolePolicy: assumedBy("glue.amazonaws.com", { StringEquals: { "aws:SourceAccount": account } }),
  });
  new iam.RolePolicy("lake-glue", {
    role: role.id,
    policy: document(
      {
        Effect: "Allow",
        Action: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
        Resource: buckets.map(({ arn }) => pulumi.interpolate`${arn}/*`),
      },
      { Effect: "Allow", Action: ["s3:ListBucket", "s3:GetBucketLocation"], Resource: buckets.map(({ arn }) => arn) },
      {
        Effect: "Allow",
        Action: ["glue:Get*", "glue:BatchGet*", "glue:CreateTable", "glue:UpdateTable", "glue:BatchCreatePartition"],
        Resource: [
          `arn:aws:glue:${region}:${account}:catalog`,
          `arn:aws:glue:${region}:${account}:database/sales`,
          `arn:aws:glue:${region}:${account}:table/sales/*`,
        ],
      },
      { Effect: "Allow", Action: ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"], Resource: key.arn },
      {
        Effect: "Allow",
        Action: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents", "logs:AssociateKmsKey"],
        Resource: `arn:aws:logs:${region}:${account}:log-group:/aws-glue/*`,
      },
    ),
  });
  const security = new glue.SecurityConfiguration("lake", {
    encryptionConfiguration: {
      cloudwatchEncryption: { cloudwatchEncryptionMode: "SSE-KMS", kmsKeyArn: key.arn },
      jobBookmarksEncryption: { jobBookmarksEncryptionMode: "CSE-KMS", kmsKeyArn: key.arn },
      s3Encryption: { s3EncryptionMode: "SSE-KMS", kmsKeyArn: key.arn },
    },
  });
  return { role, security };
}
