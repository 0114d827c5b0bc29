import { Plan } from "@pulumi/aws/arcregionswitch";
import { Role, RolePolicy } from "@pulumi/aws/iam";
import type * as pulumi from "@pulumi/pulumi";
import type { RecoverySpec, Scope } from "../../../components/contract";
import type { AwsSite } from "../options";
import { inSite } from "../options";
import { policyDocument } from "../shared/policy-document";

/** What the plan works on in one region. */
export interface Half {
  readonly site: AwsSite;
  readonly groupArn: pulumi.Input<string>;
  readonly databaseArn: pulumi.Input<string>;
}

/** Minutes after which a step has failed. */
const patience = { scale: 20, promote: 30, turn: 5 };

/**
 * The failover: scale the standby, promote its copy, turn the traffic, in this order, so that no writer is sent to a copy
 * that can't be written to. One way for both directions: each step takes the resource of the region that is activated, and
 * the service returns ways of their own for each region in any order. Nothing here makes a new replica: that is the
 * program's work. `halves` are in the order of the region numbers, so the plan's steps are the same whoever writes.
 */
export function failoverPlan(scope: Scope, halves: readonly [Half, Half], spec: RecoverySpec): Plan {
  const [home] = halves;
  const writer = halves.find(({ site }) => site.role === "active") ?? home;
  const { role, grants } = executionRole(scope, halves, spec);
  const byRegion = (pick: (half: Half) => pulumi.Input<string>) =>
    Object.fromEntries(halves.map((half) => [half.site.region, pick(half)]));
  return new Plan(
    "failover",
    {
      description: "Moves the shop to its other region; started by a person",
      recoveryApproach: "activePassive",
      // Its gate is born open and the other's closed: it must be who writes on that day.
      primaryRegion: writer.site.region,
      regions: halves.map(({ site }) => site.region),
      recoveryTimeObjectiveMinutes: spec.timeObjectiveMinutes,
      executionRole: role.arn,
      workflows: [
        {
          workflowTargetAction: "activate",
          workflowDescription: "Scale, promote, turn",
          steps: [
            {
              name: "scale",
              description: "As many instances as the other region had at most within a day",
              executionBlockType: "EC2AutoScaling",
              ec2AsgCapacityIncreaseConfigs: [
                {
                  asgs: halves.map(({ groupArn }) => ({ arn: groupArn })),
                  capacityMonitoringApproach: "sampledMaxInLast24Hours",
                  targetPercent: 100,
                  timeoutMinutes: patience.scale,
                  // In a real failover a zone may lack machines: half of them begin, and scaling brings the rest.
                  ungraceful: { minimumSuccessPercentage: 50 },
                },
              ],
            },
            {
              name: "promote",
              description: "The region's copy of the database becomes the writer",
              executionBlockType: "RdsPromoteReadReplica",
              rdsPromoteReadReplicaConfigs: [
                { dbInstanceArnMap: byRegion(({ databaseArn }) => databaseArn), timeoutMinutes: patience.promote },
              ],
            },
            {
              name: "turn",
              description: "The region's gate opens and the other's closes",
              executionBlockType: "Route53HealthCheck",
              route53HealthCheckConfigs: [
                {
                  hostedZoneId: spec.dnsZone,
                  recordName: spec.domain,
                  recordSets: halves.map(({ site }) => ({ region: site.region, recordSetIdentifier: site.region })),
                  timeoutMinutes: patience.turn,
                },
              ],
            },
          ],
        },
      ],
      tags: scope.tags,
    },
    inSite(scope, home.site, {
      protect: scope.protect,
      // The plan checks itself as soon as it is there, and warns of what its role may not do.
      dependsOn: [grants],
      // It can't be changed without a new plan, and with it new gates; executions have moved these since.
      ignoreChanges: ["primaryRegion"],
    }),
  );
}

/** What the plan may do, and what it needs to check itself every half hour. */
function executionRole(scope: Scope, halves: readonly [Half, Half], { dnsZone }: RecoverySpec) {
  const [{ site: home }] = halves;
  const role = new Role(
    "failover",
    {
      description: "Moves the shop to its other region",
      // As documented: the service names neither account nor source. Only this account can hand the role to a plan.
      assumeRolePolicy: policyDocument({
        Effect: "Allow",
        Principal: { Service: "arc-region-switch.amazonaws.com" },
        Action: "sts:AssumeRole",
      }),
      tags: scope.tags,
    },
    inSite(scope, home),
  );
  const grants = new RolePolicy(
    "failover",
    {
      role: role.name,
      policy: policyDocument(
        {
          Sid: "Scale",
          Effect: "Allow",
          Action: "autoscaling:UpdateAutoScalingGroup",
          Resource: halves.map(({ groupArn }) => groupArn),
        },
        {
          Sid: "Promote",
          Effect: "Allow",
          Action: ["rds:PromoteReadReplica", "rds:ModifyDBInstance"],
          Resource: halves.map(({ databaseArn }) => databaseArn),
        },
        {
          Sid: "FindRecords",
          Effect: "Allow",
          Action: "route53:ListResourceRecordSets",
          Resource: `arn:aws:route53:::hostedzone/${dnsZone}`,
        },
        {
          Sid: "Look",
          Effect: "Allow",
          Action: [
            "autoscaling:DescribeAutoScalingGroups",
            "rds:DescribeDBInstances",
            "cloudwatch:DescribeAlarms",
            "cloudwatch:DescribeAlarmHistory",
            "cloudwatch:GetMetricStatistics",
            "arc-region-switch:GetPlan",
            "arc-region-switch:GetPlanExecution",
            "arc-region-switch:ListPlanExecutions",
          ],
          Resource: "*",
        },
        // By this it learns in quiet times that a permission is missing.
        { Sid: "CheckItself", Effect: "Allow", Action: "iam:SimulatePrincipalPolicy", Resource: role.arn },
      ),
    },
    inSite(scope, home),
  );
  return { role, grants };
}
