import type { MetricAlarm } from "@pulumi/aws/cloudwatch";
import { LogStream, LogSubscriptionFilter } from "@pulumi/aws/cloudwatch";
import { Role, RolePolicy } from "@pulumi/aws/iam";
import { FirehoseDeliveryStream } from "@pulumi/aws/kinesis";
import * as pulumi from "@pulumi/pulumi";
import type { Scope, Signal } from "../../../components/contract";
import { alarm } from "../alarm";
import type { StoreLink } from "../links";
import { logGroup } from "../shared/log-group";
import type { AwsSite } from "../options";
import { inSite } from "../options";
import { policyDocument, trustService } from "../shared/policy-document";
import type { DatabaseLogs } from "./logs";

/**
 * Database to storage, for logs: what the instance logs is streamed to the site's store for logs, where it outlives the
 * days for which the log group is searchable. CloudWatch Logs sends each batch compressed; members of gzip one after the
 * other are a valid gzip file, so nothing is unpacked and nothing packed twice.
 */
export function logDelivery(
  scope: Scope,
  site: AwsSite,
  logs: DatabaseLogs,
  store: StoreLink,
  recordDays: number,
): Signal<MetricAlarm>[] {
  const { account, keys } = site.link;
  const name = `database-logs-${site.region}`;
  const errors = logGroup(scope, site, `database-logs-errors-${site.region}`, {
    name: `/aws/kinesisfirehose/${scope.prefix}-${name}`,
    days: recordDays,
  });
  const errorStream = new LogStream(name, { logGroupName: errors.name, name: "delivery" }, inSite(scope, site));
  const role = new Role(
    name,
    { assumeRolePolicy: trustService("firehose.amazonaws.com", account), tags: scope.tags },
    inSite(scope, site),
  );
  const policy = new RolePolicy(
    name,
    {
      role: role.name,
      policy: policyDocument(
        {
          Sid: "Write",
          Effect: "Allow",
          Action: ["s3:PutObject", "s3:AbortMultipartUpload"],
          Resource: [
            pulumi.interpolate`${store.bucket.arn}/database/*`,
            pulumi.interpolate`${store.bucket.arn}/database-errors/*`,
          ],
        },
        {
          Sid: "Find",
          Effect: "Allow",
          Action: ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"],
          Resource: store.bucket.arn,
        },
        { Sid: "OwnLog", Effect: "Allow", Action: "logs:PutLogEvents", Resource: pulumi.interpolate`${errors.arn}:*` },
      ),
    },
    inSite(scope, site),
  );
  const stream = new FirehoseDeliveryStream(
    name,
    {
      destination: "extended_s3",
      serverSideEncryption: { enabled: true, keyType: "CUSTOMER_MANAGED_CMK", keyArn: keys.logs.arn },
      extendedS3Configuration: {
        bucketArn: store.bucket.arn,
        roleArn: role.arn,
        prefix: `database/${site.region}/!{timestamp:yyyy/MM/dd}/`,
        errorOutputPrefix: `database-errors/${site.region}/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd}/`,
        bufferingSize: 16,
        bufferingInterval: 300,
        compressionFormat: "UNCOMPRESSED",
        fileExtension: ".gz",
        cloudwatchLoggingOptions: { enabled: true, logGroupName: errors.name, logStreamName: errorStream.name },
      },
      tags: scope.tags,
    },
    inSite(scope, site, { dependsOn: [policy, ...store.ready] }),
  );
  subscribe(scope, site, logs, stream);
  return [
    alarm(scope, site, `database-logs-late-${site.region}`, {
      severity: "ticket",
      meaning: "Logs of the database haven't reached the store for logs for an hour; they are still in the log group.",
      namespace: "AWS/Firehose",
      metricName: "DeliveryToS3.DataFreshness",
      dimensions: { DeliveryStreamName: stream.name },
      statistic: "Maximum",
      period: 300,
      evaluationPeriods: 3,
      threshold: 3600,
      comparisonOperator: "GreaterThanThreshold",
      treatMissingData: "notBreaching",
    }),
  ];
}

function subscribe(scope: Scope, site: AwsSite, logs: DatabaseLogs, stream: FirehoseDeliveryStream): void {
  const name = `database-logs-sender-${site.region}`;
  const role = new Role(
    name,
    {
      // As CloudWatch Logs documents it: it names the source by ARN; whether also by account is nowhere said.
      assumeRolePolicy: policyDocument({
        Effect: "Allow",
        Principal: { Service: "logs.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: { StringLike: { "aws:SourceArn": `arn:aws:logs:${site.region}:${site.link.account}:*` } },
      }),
      tags: scope.tags,
    },
    inSite(scope, site),
  );
  const policy = new RolePolicy(
    name,
    {
      role: role.name,
      policy: policyDocument({
        Effect: "Allow",
        Action: ["firehose:PutRecord", "firehose:PutRecordBatch"],
        Resource: stream.arn,
      }),
    },
    inSite(scope, site),
  );
  for (const [type, group] of Object.entries(logs)) {
    new LogSubscriptionFilter(
      `database-log-${type}-${site.region}`,
      {
        logGroup: group.name,
        // The empty pattern lets everything through.
        filterPattern: "",
        destinationArn: stream.arn,
        roleArn: role.arn,
      },
      // A test message is sent at once: it must be allowed by then.
      inSite(scope, site, { dependsOn: [policy] }),
    );
  }
}
