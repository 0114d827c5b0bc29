import type { MetricAlarm } from "@pulumi/aws/cloudwatch";
import { Role, RolePolicy } from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import type { Scope, Signal } from "../../../components/contract";
import type { StoreLink } from "../links";
import type { AwsSite } from "../options";
import { inSite } from "../options";
import { policyDocument, trustService } from "../shared/policy-document";
import { stateMachine } from "./state-machine";
import { askOwnRole, retry } from "./writer-check";

export interface ExportArgs {
  readonly identifier: string;
  readonly store: StoreLink;
  readonly recordDays: number;
}

/**
 * Database to storage, for backups: as soon as RDS has made the automated snapshot of the writer, it is exported to the
 * site's store for backups, whence it is copied to the other site. Such an export can be read without RDS.
 */
export function snapshotExport(scope: Scope, site: AwsSite, args: ExportArgs): Signal<MetricAlarm>[] {
  const { identifier, store, recordDays } = args;
  const { account, keys } = site.link;
  const rds = `arn:aws:rds:${site.region}:${account}`;
  const exporter = exportRole(scope, site, store);
  return stateMachine(scope, site, "database-export", {
    definition: exportDefinition(identifier, {
      S3BucketName: store.bucket.id,
      IamRoleArn: exporter.arn,
      KmsKeyId: keys.storage.arn,
    }),
    statements: [
      { Sid: "AskOwnRole", Effect: "Allow", Action: "rds:DescribeDBInstances", Resource: `${rds}:db:${identifier}` },
      // These calls know no resource; what is exported is bounded by the role that may be handed over.
      { Sid: "Export", Effect: "Allow", Action: ["rds:StartExportTask", "rds:DescribeExportTasks"], Resource: "*" },
      {
        Sid: "HandOverRole",
        Effect: "Allow",
        Action: "iam:PassRole",
        Resource: exporter.arn,
        Condition: { StringEquals: { "iam:PassedToService": "export.rds.amazonaws.com" } },
      },
      {
        // RDS works with grants that it makes in the name of whoever asked for the export.
        Sid: "GrantKeys",
        Effect: "Allow",
        Action: ["kms:CreateGrant", "kms:DescribeKey", "kms:RetireGrant"],
        Resource: [keys.storage.arn, keys.database.arn],
        Condition: { StringEquals: { "kms:ViaService": `rds.${site.region}.amazonaws.com` } },
      },
      {
        Sid: "EncryptExport",
        Effect: "Allow",
        Action: ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"],
        Resource: keys.storage.arn,
        Condition: { StringEquals: { "kms:ViaService": `rds.${site.region}.amazonaws.com` } },
      },
    ],
    trigger: {
      description: `Automated snapshot of ${identifier} is there`,
      eventPattern: JSON.stringify({
        source: ["aws.rds"],
        "detail-type": ["RDS DB Snapshot Event"],
        detail: { EventID: ["RDS-EVENT-0091"], SourceIdentifier: [{ prefix: `rds:${identifier}-` }] },
      }),
    },
    meaning:
      "A snapshot of the database wasn't exported to the store for backups; its automated backups are not concerned.",
    recordDays,
  });
}

/** The role that writes the export, taken by RDS alone. */
function exportRole(scope: Scope, site: AwsSite, { bucket, ready }: StoreLink): Role {
  const { account, keys } = site.link;
  const name = `database-exporter-${site.region}`;
  const role = new Role(
    name,
    { assumeRolePolicy: trustService("export.rds.amazonaws.com", account), tags: scope.tags },
    inSite(scope, site),
  );
  new RolePolicy(
    name,
    {
      role: role.name,
      policy: policyDocument(
        {
          Sid: "Write",
          Effect: "Allow",
          Action: ["s3:PutObject*", "s3:GetObject*", "s3:DeleteObject*"],
          Resource: pulumi.interpolate`${bucket.arn}/${exportPrefix}/*`,
        },
        { Sid: "Find", Effect: "Allow", Action: ["s3:ListBucket", "s3:GetBucketLocation"], Resource: bucket.arn },
        {
          Sid: "EncryptObjects",
          Effect: "Allow",
          Action: ["kms:Decrypt", "kms:GenerateDataKey"],
          Resource: keys.storage.arn,
          Condition: { StringEquals: { "kms:ViaService": `s3.${site.region}.amazonaws.com` } },
        },
      ),
    },
    inSite(scope, site, { dependsOn: [...ready] }),
  );
  return role;
}

const exportPrefix = "database";

/**
 * The identifier of an export is at most 60 letters, digits and hyphens, begins with a letter and may not come twice: the
 * id of the event, a UUID, makes 43. An export that fails later than it starts is seen only by whoever asks.
 */
function exportDefinition(
  identifier: string,
  target: Readonly<Record<"S3BucketName" | "IamRoleArn" | "KmsKeyId", pulumi.Input<string>>>,
): pulumi.Output<string> {
  return pulumi.jsonStringify({
    Comment: `Exports the automated snapshots of ${identifier}`,
    StartAt: "AskOwnRole",
    TimeoutSeconds: 86_400,
    States: {
      // Both sites take snapshots; that of the replica says nothing that the writer's doesn't.
      ...askOwnRole(identifier, { onWriter: "StartExport", onReplica: "Done" }),
      Done: { Type: "Succeed" },
      StartExport: {
        Type: "Task",
        Resource: "arn:aws:states:::aws-sdk:rds:startExportTask",
        Parameters: {
          "ExportTaskIdentifier.$": "States.Format('export-{}', $.id)",
          "SourceArn.$": "$.detail.SourceArn",
          S3Prefix: `${exportPrefix}/${identifier}`,
          ...target,
        },
        ResultSelector: { "ExportTaskIdentifier.$": "$.ExportTaskIdentifier" },
        ResultPath: "$.started",
        Retry: [retry],
        Next: "Wait",
      },
      Wait: { Type: "Wait", Seconds: 300, Next: "LookAfterExport" },
      LookAfterExport: {
        Type: "Task",
        Resource: "arn:aws:states:::aws-sdk:rds:describeExportTasks",
        Parameters: { "ExportTaskIdentifier.$": "$.started.ExportTaskIdentifier" },
        ResultSelector: { "Status.$": "$.ExportTasks[0].Status" },
        ResultPath: "$.export",
        Retry: [retry],
        Next: "ChooseByStatus",
      },
      ChooseByStatus: {
        Type: "Choice",
        Choices: [
          { Variable: "$.export.Status", StringEquals: "COMPLETE", Next: "Exported" },
          {
            Or: ["FAILED", "CANCELED", "CANCELING"].map((StringEquals) => ({
              Variable: "$.export.Status",
              StringEquals,
            })),
            Next: "NotExported",
          },
        ],
        Default: "Wait",
      },
      Exported: { Type: "Succeed" },
      NotExported: { Type: "Fail", Error: "ExportFailed", Cause: "RDS ended the export without finishing it" },
    },
  });
}
