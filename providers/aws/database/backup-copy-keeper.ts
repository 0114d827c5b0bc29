import type { MetricAlarm } from "@pulumi/aws/cloudwatch";
import * as pulumi from "@pulumi/pulumi";
import type { Scope, Signal } from "../../../components/contract";
import type { AwsSite } from "../options";
import { stateMachine } from "./state-machine";
import { askOwnRole, retry } from "./writer-check";

export interface KeeperArgs {
  /** Of the instance here, and of the one in the other region. */
  readonly identifier: string;
  readonly peerIdentifier: string;
  readonly peer: AwsSite;
  readonly backupDays: number;
  readonly recordDays: number;
}

const noCopy = "Rds.DbInstanceAutomatedBackupNotFoundException";

/**
 * With a warm standby roles swap without the program, so what must follow the writer has to ask who it is. Every six
 * hours: where the instance of this region is a replica, the automated backups of the other region's writer are copied
 * here; if they aren't, copying is begun. Where this region writes there is nothing to do: the other region looks after it.
 */
export function backupCopyKeeper(scope: Scope, site: AwsSite, args: KeeperArgs): Signal<MetricAlarm>[] {
  const { identifier, peerIdentifier, peer, backupDays, recordDays } = args;
  const { account, keys } = site.link;
  const source = `arn:aws:rds:${peer.region}:${account}:db:${peerIdentifier}`;
  const viaRds = (region: string) => ({ StringEquals: { "kms:ViaService": `rds.${region}.amazonaws.com` } });
  const useKey = ["kms:CreateGrant", "kms:DescribeKey", "kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey*"];
  return stateMachine(scope, site, "database-copies", {
    definition: pulumi.jsonStringify({
      Comment: `Keeps the backups of ${peerIdentifier} copied to ${site.region} while ${identifier} is its replica`,
      StartAt: "AskOwnRole",
      TimeoutSeconds: 3600,
      States: {
        ...askOwnRole(identifier, { onWriter: "Done", onReplica: "LookForCopy" }),
        Done: { Type: "Succeed" },
        LookForCopy: {
          Type: "Task",
          Resource: "arn:aws:states:::aws-sdk:rds:describeDBInstanceAutomatedBackups",
          // By a filter: the parameter for an identifier takes only instances of this region.
          Parameters: { Filters: [{ Name: "db-instance-id", Values: [peerIdentifier] }] },
          // "retained": copying has ended, and what was copied is kept until it is too old. Both kinds may be there.
          ResultSelector: { "live.$": "$.DbInstanceAutomatedBackups[?(@.Status != 'retained')].Status" },
          ResultPath: "$.copies",
          Retry: [{ ErrorEquals: [noCopy], MaxAttempts: 0 }, retry],
          Catch: [{ ErrorEquals: [noCopy], ResultPath: "$.missing", Next: "BeginCopy" }],
          Next: "ChooseByCopy",
        },
        ChooseByCopy: {
          Type: "Choice",
          Choices: [{ Variable: "$.copies.live[0]", IsPresent: true, Next: "Done" }],
          Default: "BeginCopy",
        },
        BeginCopy: {
          Type: "Task",
          Resource: "arn:aws:states:::aws-sdk:rds:startDBInstanceAutomatedBackupsReplication",
          Parameters: { SourceDBInstanceArn: source, BackupRetentionPeriod: backupDays, KmsKeyId: keys.database.arn },
          Retry: [retry],
          End: true,
        },
      },
    }),
    statements: [
      {
        Sid: "AskOwnRole",
        Effect: "Allow",
        Action: "rds:DescribeDBInstances",
        Resource: `arn:aws:rds:${site.region}:${account}:db:${identifier}`,
      },
      {
        Sid: "KeepCopy",
        Effect: "Allow",
        Action: "rds:StartDBInstanceAutomatedBackupsReplication",
        Resource: [source, `arn:aws:rds:${site.region}:${account}:auto-backup:*`],
      },
      {
        // These calls know no resource.
        Sid: "LookAcross",
        Effect: "Allow",
        Action: ["rds:DescribeDBInstanceAutomatedBackups", "rds:CrossRegionCommunication"],
        Resource: "*",
      },
      { Sid: "KeyHere", Effect: "Allow", Action: useKey, Resource: keys.database.arn, Condition: viaRds(site.region) },
      {
        Sid: "KeyThere",
        Effect: "Allow",
        Action: useKey,
        Resource: peer.link.keys.database.arn,
        Condition: viaRds(peer.region),
      },
    ],
    trigger: { description: "Backups follow whoever writes", scheduleExpression: "rate(6 hours)" },
    meaning: "Nobody could see whether the writer's backups are copied to this region, or begin to copy them.",
    recordDays,
  });
}
