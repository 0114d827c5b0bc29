import * as pulumi from "@pulumi/pulumi";
import type { RecoveryStep } from "../../../components/recovery";
import type { AwsSite } from "../options";

export interface WarmStepsArgs {
  readonly planArn: pulumi.Output<string>;
  readonly domain: string;
  readonly from: AwsSite;
  readonly to: AwsSite;
  readonly replicaArn: pulumi.Output<string>;
  readonly groupName: pulumi.Output<string>;
}

/** The failover as a person does it, every command against the region that is left. */
export function warmSteps(args: WarmStepsArgs): readonly RecoveryStep[] {
  const { planArn, domain, from, to, replicaArn, groupName } = args;
  const arc = "aws arc-region-switch";
  const at = `--region ${to.region}`;
  return [
    {
      title: `Make sure that ${from.region} is lost: a failover throws away what its database has not yet sent`,
      by: "whoever decides",
      target: replicaArn,
      command: pulumi.interpolate`aws cloudwatch get-metric-statistics ${at} --namespace AWS/RDS --metric-name ReplicaLag --dimensions Name=DBInstanceIdentifier,Value=${replicaArn.apply(lastPart)} --start-time $(($(date +%s) - 900)) --end-time $(date +%s) --period 60 --statistics Maximum`,
      check: pulumi.output("the last figure before it fell silent is what would be lost, in seconds"),
      takes: "a minute",
      action: { kind: "look" },
    },
    {
      title: `Start the failover plan for ${to.region}`,
      by: "whoever decides",
      target: planArn,
      command: pulumi.interpolate`${arc} start-plan-execution ${at} --plan-arn ${planArn} --target-region ${to.region} --action activate --mode ungraceful`,
      check: pulumi.interpolate`${arc} list-plan-executions ${at} --plan-arn ${planArn}: its state becomes "completed"`,
      takes: "not known; the plan gives up on a step after 20, 30 and 5 minutes",
      guard: "traffic turns only after the copy is promoted, and the other region's gate closes with it",
      action: { kind: "call", call: "start-plan", args: { plan: planArn, to: to.region } },
    },
    {
      title: "See that the standby has grown",
      by: "whoever is on call",
      target: groupName,
      command: pulumi.interpolate`aws autoscaling describe-auto-scaling-groups ${at} --auto-scaling-group-names ${groupName}`,
      check: pulumi.output("as many instances are in service as the other region had"),
      takes: "a minute",
      action: { kind: "look" },
    },
    {
      title: "See that the copy is the writer",
      by: "whoever is on call",
      target: replicaArn,
      command: pulumi.interpolate`aws rds describe-db-instances ${at} --db-instance-identifier ${replicaArn}`,
      check: pulumi.output('no "ReadReplicaSourceDBInstanceIdentifier", and the status is "available"'),
      takes: "a minute",
      action: { kind: "look" },
    },
    {
      title: "See that the shop answers from there",
      by: "whoever is on call",
      target: pulumi.output(domain),
      command: pulumi.output(`curl -sS -o /dev/null -w '%{http_code}' https://${domain}/healthz/deep`),
      check: pulumi.output("200; caches of resolvers may hold the old address for a minute"),
      takes: "a minute",
      action: { kind: "look" },
    },
    {
      title: "Tell the program",
      by: "whoever deploys",
      target: pulumi.output("active"),
      command: pulumi.output(`pulumi config set active ${to.region}`),
      check: pulumi.output("pulumi preview shows no replacement and no change of a record or a launch template"),
      takes: "a minute",
      action: { kind: "config", set: { active: to.region } },
    },
  ];
}

/** The id at the end of an ARN. */
function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf(":") + 1);
}
