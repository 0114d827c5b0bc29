import type { Broken } from "../broken";
import { all, twice, withInput, without, withoutWaiting } from "../broken";

const home = "us-east-2";
const nobody = "arn:aws:iam::493817265504:role/nobody";
const nothing = "nothing-of-this-name";
const elsewhereKey = "arn:aws:kms:us-west-2:493817265504:key/1234abcd-database-us-west-2";
const group = "aws:autoscaling/group:Group";
const balancer = "aws:lb/loadBalancer:LoadBalancer";
const template = "aws:ec2/launchTemplate:LaunchTemplate";
const machine = "aws:sfn/stateMachine:StateMachine";
const rulePattern = "aws:cloudwatch/eventRule:EventRule";
const plan = "aws:arcregionswitch/plan:Plan";
const instances = `app-${home}`;

/** The fleet, its alarms and events, and the failover. */
export const brokenFleet: readonly Broken[] = [
  {
    title: "an image of another region",
    code: "InvalidAMIID.NotFound",
    edit: withInput(template, instances, "imageId", "ami-0f0f0f0f0f0f0f0f0"),
  },
  {
    title: "instances in a security group that isn't there",
    code: "InvalidGroup.NotFound",
    edit: withInput(template, instances, "networkInterfaces[0].securityGroups[0]", "sg-0f0f0f0f0f0f0f0f0"),
  },
  {
    title: "instances with a profile that isn't there",
    code: "InvalidIamInstanceProfileArn.NotFound",
    edit: withInput(template, instances, "iamInstanceProfile.arn", nobody),
  },
  {
    title: "disks under a key of another region",
    code: "InvalidKMSKey.NotFound",
    edit: withInput(template, instances, "blockDeviceMappings[0].ebs.kmsKeyId", elsewhereKey),
  },
  {
    title: "disks under a key that the group's role may not use",
    code: "Client.InvalidKMSKey.InvalidState",
    edit: withInput(
      template,
      instances,
      "blockDeviceMappings[0].ebs.kmsKeyId",
      `arn:aws:kms:${home}:493817265504:key/1234abcd-cache-${home}`,
    ),
  },
  {
    title: "a boot script that isn't encoded",
    code: "InvalidUserData.Malformed",
    edit: withInput(template, instances, "userData", "#!/bin/bash\nset -e\n"),
  },
  {
    title: "a boot script that is too long",
    code: "InvalidParameterValue",
    edit: withInput(template, instances, "userData", Buffer.alloc(16_385, "#").toString("base64")),
  },
  {
    title: "security groups in two places",
    code: "InvalidParameterCombination",
    edit: withInput(template, instances, "vpcSecurityGroupIds", []),
  },
  {
    title: "instances that boot before anything leads out",
    code: "ABANDON",
    late: "Route::app-out-us-east-2a",
    edit: all(
      withoutWaiting(balancer, `alb-${home}`, "Route::app-out"),
      withoutWaiting(group, instances, "Route::app-out"),
    ),
  },
  {
    title: "instances that boot before they may say that they are ready",
    code: "ABANDON",
    late: "RolePolicy::app-run-us-east-2",
    edit: withoutWaiting(group, instances, "RolePolicy::app-run"),
  },
  {
    title: "instances that boot before they may send anything",
    code: "ABANDON",
    late: "SecurityGroupEgressRule::app-",
    edit: all(
      withoutWaiting(balancer, `alb-${home}`, "EgressRule::app-"),
      withoutWaiting(group, instances, "EgressRule::app-"),
    ),
  },
  {
    title: "a group with a version of the template that isn't there",
    code: "ValidationError",
    edit: withInput(group, instances, "launchTemplate.version", "2"),
  },
  {
    title: "requests counted before anything is forwarded",
    code: "ValidationError",
    late: "ListenerRule::to-app-us-east-2",
    edit: all(
      withoutWaiting(group, instances, "ListenerRule"),
      withoutWaiting("aws:autoscaling/policy:Policy", `requests-${home}`, "ListenerRule"),
    ),
  },
  {
    title: "two scheduled actions at one moment",
    code: "AlreadyExists",
    edit: withInput(
      "aws:autoscaling/schedule:Schedule",
      `black-friday-2026-start-${home}`,
      "startTime",
      "2026-12-01T08:00:00Z",
    ),
  },
  {
    title: "a scheduled action to the millisecond",
    code: "ValidationError",
    edit: withInput(
      "aws:autoscaling/schedule:Schedule",
      `black-friday-2026-start-${home}`,
      "startTime",
      "2026-11-26T22:30:00.000Z",
    ),
  },
  {
    title: "an alarm that tells a topic of another region",
    code: "ValidationError",
    edit: withInput(
      "aws:cloudwatch/metricAlarm:MetricAlarm",
      `slow-${home}`,
      "alarmActions[0]",
      "arn:aws:sns:us-west-2:493817265504:alarms-us-west-2-0a1b2c3",
    ),
  },
  {
    title: "a composite alarm that doesn't wait for what it is made of",
    code: "ValidationError",
    edit: withoutWaiting("aws:cloudwatch/compositeAlarm:CompositeAlarm", `slo-fast-${home}`, "slo-fast-long"),
  },
  {
    title: "two composite alarms of one name",
    code: "ResourceConflict",
    edit: twice("aws:cloudwatch/compositeAlarm:CompositeAlarm", `slo-fast-${home}`),
  },
  {
    title: "a dashboard without widgets",
    code: "InvalidParameterInput",
    edit: withInput("aws:cloudwatch/dashboard:Dashboard", "shop", "dashboardBody", "{}"),
  },
  {
    title: "an event pattern with a text for a list",
    code: "InvalidEventPatternException",
    edit: withInput(rulePattern, `database-export-trigger-${home}`, "eventPattern", '{"source":"aws.rds"}'),
  },
  {
    title: "a target of no rule",
    code: "ResourceNotFoundException",
    edit: withInput("aws:cloudwatch/eventTarget:EventTarget", `threats-${home}`, "rule", nothing),
  },
  {
    title: "a machine started by nobody",
    code: "ValidationException",
    edit: withInput("aws:cloudwatch/eventTarget:EventTarget", `database-export-trigger-${home}`, "roleArn", undefined),
  },
  {
    title: "a machine without its role's policy",
    code: "AccessDeniedException",
    edit: without("aws:iam/rolePolicy:RolePolicy", `database-export-${home}`),
  },
  {
    title: "a machine that doesn't wait for its role's policy",
    code: "AccessDeniedException",
    late: `RolePolicy::database-export-${home}`,
    edit: withoutWaiting(machine, `database-export-${home}`, "RolePolicy"),
  },
  {
    title: "a machine with a role that isn't there",
    code: "AccessDeniedException",
    edit: withInput(machine, `database-export-${home}`, "roleArn", nobody),
  },
  {
    title: "a machine whose log is nowhere",
    code: "InvalidLoggingConfiguration",
    edit: withInput(machine, `database-export-${home}`, "loggingConfiguration.logDestination", `${nothing}:*`),
  },
  {
    title: "a plan for a group that isn't there",
    code: "ResourceNotFoundException",
    edit: withInput(plan, "failover", "workflows[0].steps[0].ec2AsgCapacityIncreaseConfigs[0].asgs[0].arn", nothing),
  },
  {
    title: "a plan with a role that it can't take",
    code: "ValidationException",
    edit: withInput(plan, "failover", "executionRole", nobody),
  },
  {
    title: "two rehearsals of one balancer",
    code: "ConflictException",
    edit: twice("aws:arczonalshift/zonalAutoshiftConfiguration:ZonalAutoshiftConfiguration", `zonal-shift-${home}`),
  },
];
