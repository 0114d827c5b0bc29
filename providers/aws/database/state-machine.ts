import type { EventRuleArgs, MetricAlarm } from "@pulumi/aws/cloudwatch";
import { EventRule, EventTarget } from "@pulumi/aws/cloudwatch";
import { Role, RolePolicy } from "@pulumi/aws/iam";
import { StateMachine } from "@pulumi/aws/sfn";
import * as pulumi from "@pulumi/pulumi";
import type { Scope, Signal } from "../../../components/contract";
import { alarm } from "../alarm";
import { logGroup } from "../shared/log-group";
import type { AwsSite } from "../options";
import { inSite } from "../options";
import type { Statement } from "../shared/policy-document";
import { policyDocument, trustService } from "../shared/policy-document";

export interface MachineArgs {
  readonly definition: pulumi.Output<string>;
  /** What it may do, beside writing its log. */
  readonly statements: readonly Statement[];
  readonly trigger: Pick<EventRuleArgs, "eventPattern" | "scheduleExpression" | "description">;
  /** Sentence for the person who is told that a run failed. */
  readonly meaning: string;
  readonly recordDays: number;
}

/**
 * A small procedure that the cloud runs by itself, with its own role, its encrypted log, its trigger and its alarms. The
 * machine stays under the key of the service: it handles names only, and an own key would have to admit the delivery of
 * logs as well, or they never come.
 */
export function stateMachine(scope: Scope, site: AwsSite, thing: string, args: MachineArgs): Signal<MetricAlarm>[] {
  const { account } = site.link;
  const name = `${thing}-${site.region}`;
  const here = `arn:aws:states:${site.region}:${account}`;
  const log = logGroup(scope, site, `${thing}-log-${site.region}`, {
    // Under this prefix the delivery needs no policy of its own, of which a region takes ten.
    name: `/aws/vendedlogs/states/${scope.prefix}-${name}`,
    days: args.recordDays,
  });
  const role = new Role(
    name,
    {
      assumeRolePolicy: trustService("states.amazonaws.com", account, {
        ArnLike: { "aws:SourceArn": `${here}:*` },
      }),
      tags: scope.tags,
    },
    inSite(scope, site),
  );
  const policy = new RolePolicy(
    name,
    {
      role: role.name,
      policy: policyDocument(...args.statements, ...deliverLogs),
    },
    inSite(scope, site),
  );
  const machine = new StateMachine(
    name,
    {
      type: "STANDARD",
      definition: args.definition,
      roleArn: role.arn,
      loggingConfiguration: {
        level: "ERROR",
        includeExecutionData: true,
        logDestination: pulumi.interpolate`${log.arn}:*`,
      },
      tags: scope.tags,
    },
    // A machine that may not write its log yet is refused.
    inSite(scope, site, { dependsOn: [policy] }),
  );
  trigger(scope, site, thing, machine, args.trigger);
  return Object.entries({ failed: "ExecutionsFailed", "timed-out": "ExecutionsTimedOut" }).map(([how, metricName]) =>
    alarm(scope, site, `${thing}-${how}-${site.region}`, {
      severity: "ticket",
      meaning: args.meaning,
      namespace: "AWS/States",
      metricName,
      dimensions: { StateMachineArn: machine.arn },
      statistic: "Sum",
      period: 300,
      evaluationPeriods: 1,
      threshold: 0,
      comparisonOperator: "GreaterThanThreshold",
      treatMissingData: "notBreaching",
    }),
  );
}

function trigger(scope: Scope, site: AwsSite, thing: string, machine: StateMachine, on: MachineArgs["trigger"]): void {
  const name = `${thing}-trigger-${site.region}`;
  const rule = new EventRule(name, { ...on, tags: scope.tags }, inSite(scope, site));
  const role = new Role(
    name,
    {
      assumeRolePolicy: trustService("events.amazonaws.com", site.link.account, {
        ArnLike: { "aws:SourceArn": rule.arn },
      }),
      tags: scope.tags,
    },
    inSite(scope, site),
  );
  new RolePolicy(
    name,
    {
      role: role.name,
      policy: policyDocument({ Effect: "Allow", Action: "states:StartExecution", Resource: machine.arn }),
    },
    inSite(scope, site),
  );
  new EventTarget(
    name,
    {
      rule: rule.name,
      arn: machine.arn,
      roleArn: role.arn,
      retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 10 },
    },
    inSite(scope, site),
  );
}

/** These calls know no resource. */
const deliverLogs: readonly Statement[] = [
  {
    Sid: "DeliverLogs",
    Effect: "Allow",
    Action: [
      "logs:CreateLogDelivery",
      "logs:GetLogDelivery",
      "logs:UpdateLogDelivery",
      "logs:DeleteLogDelivery",
      "logs:ListLogDeliveries",
      "logs:PutResourcePolicy",
      "logs:DescribeResourcePolicies",
      "logs:DescribeLogGroups",
    ],
    Resource: "*",
  },
];
