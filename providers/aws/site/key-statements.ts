import type * as pulumi from "@pulumi/pulumi";
import type { KeyPurpose } from "../links";
import type { Statement } from "../shared/policy-document";

export interface KeyContext {
  readonly region: string;
  /** The other regions of the stack. */
  readonly peers: readonly string[];
  readonly account: string;
}

interface Use {
  readonly description: string;
  /** Services through which the account's identities may use the key, and never by themselves. */
  readonly via: readonly string[];
  /** Services whose calls may come by way of the other region too: they copy from there. */
  readonly viaPeers?: readonly string[];
  /** What services do with the key in their own name. */
  readonly services?: (context: KeyContext) => readonly Statement[];
}

const useKey = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"];
const publish = ["kms:GenerateDataKey*", "kms:Decrypt"];

/** Who may use the key of each purpose. Whoever is not listed here can't, whatever their own policies say. */
export const uses: Readonly<Record<KeyPurpose, Use>> = {
  database: { description: "Database, its backups and its insights", via: ["rds"], viaPeers: ["rds"] },
  cache: { description: "Cache and its snapshots", via: ["elasticache"] },
  disks: {
    description: "Disks of the instances",
    via: ["ec2", "autoscaling"],
  },
  storage: {
    description: "Stores of assets and backups",
    via: ["s3", "rds"],
    // The distribution has no name yet when the key is made.
    services: ({ account }): readonly Statement[] => [
      {
        Sid: "EdgeReads",
        Effect: "Allow",
        Principal: { Service: "cloudfront.amazonaws.com" },
        Action: "kms:Decrypt",
        Resource: "*",
        Condition: { ArnLike: { "aws:SourceArn": `arn:aws:cloudfront::${account}:distribution/*` } },
      },
    ],
  },
  audit: {
    description: "Record of administrative calls",
    via: ["s3", "cloudtrail"],
    services: ({ account }): readonly Statement[] => [
      {
        Sid: "TrailWrites",
        Effect: "Allow",
        Principal: { Service: "cloudtrail.amazonaws.com" },
        Action: "kms:GenerateDataKey*",
        Resource: "*",
        Condition: {
          ArnLike: { "aws:SourceArn": `arn:aws:cloudtrail:*:${account}:trail/*` },
          StringLike: { "kms:EncryptionContext:aws:cloudtrail:arn": `arn:aws:cloudtrail:*:${account}:trail/*` },
        },
      },
      {
        Sid: "TrailLooks",
        Effect: "Allow",
        Principal: { Service: "cloudtrail.amazonaws.com" },
        Action: "kms:DescribeKey",
        Resource: "*",
      },
    ],
  },
  logs: {
    description: "Log groups",
    via: ["logs", "firehose"],
    services: ({ region, account }): readonly Statement[] => [
      {
        Sid: "LogsUse",
        Effect: "Allow",
        Principal: { Service: `logs.${region}.amazonaws.com` },
        Action: useKey,
        Resource: "*",
        Condition: {
          ArnLike: { "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:${region}:${account}:log-group:*` },
        },
      },
    ],
  },
  alarms: {
    description: "Messages of alarms",
    via: ["sns"],
    services: ({ account }): readonly Statement[] => [
      {
        Sid: "AlarmsPublish",
        Effect: "Allow",
        Principal: { Service: "cloudwatch.amazonaws.com" },
        Action: publish,
        Resource: "*",
        Condition: { StringEquals: { "aws:SourceAccount": account } },
      },
      {
        // Without a condition: events carry neither account nor source, and would be dropped without a word. The topic's
        // own policy says whose events may come.
        Sid: "EventsPublish",
        Effect: "Allow",
        Principal: { Service: ["events.amazonaws.com", "events.rds.amazonaws.com"] },
        Action: publish,
        Resource: "*",
      },
    ],
  },
  secrets: {
    description: "Credentials",
    via: ["secretsmanager", "rds"],
    viaPeers: ["secretsmanager"],
  },
};

/** What the scaling groups' own role does with the key of the disks. */
export function scalingStatements(scaling: pulumi.Input<string>): readonly Statement[] {
  const common = { Effect: "Allow", Principal: { AWS: scaling }, Resource: "*" } as const;
  // Both are asked for: without the grant an instance ends at launch, with "Client.InternalError".
  return [
    { ...common, Sid: "ScalingUses", Action: useKey },
    {
      ...common,
      Sid: "ScalingGrants",
      Action: "kms:CreateGrant",
      Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
  ];
}
