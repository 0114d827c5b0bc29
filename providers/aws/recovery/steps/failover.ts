import * as pulumi from "@pulumi/pulumi";
import type { RecoveryStep } from "../../../../components/recovery";
import { ask, configure, moments, named, openState, unknown, up } from "./ends";
import type { Facts } from "./ends";

export interface FailoverFacts extends Facts {
  readonly plan: pulumi.Output<string>;
  readonly fleet: pulumi.Output<string>;
}

const arc = "aws arc-region-switch";

/** The failover as a person does it, every command against the region that is left. */
export function failover(facts: FailoverFacts): readonly RecoveryStep[] {
  const { account, domain, deepPath, active: from, other: to, plan, fleet } = facts;
  const at = `--region ${to.region}`;
  return [
    {
      title: `Make sure that ${from.region} is lost: a failover throws away what its database has not yet sent`,
      by: "whoever decides",
      target: named(to.database),
      command: pulumi.output(
        `aws cloudwatch get-metric-statistics ${at} --namespace AWS/RDS --metric-name ReplicaLag --dimensions Name=DBInstanceIdentifier,Value=${to.database} --start-time $(($(date +%s) - 900)) --end-time $(date +%s) --period 60 --statistics Maximum`,
      ),
      check: pulumi.output("the last figure before it fell silent is what would be lost, in seconds"),
      takes: moments,
      action: { kind: "look" },
    },
    {
      title: `Start the failover plan for ${to.region}`,
      by: "whoever decides",
      target: plan,
      command: pulumi.interpolate`${arc} start-plan-execution ${at} --plan-arn ${plan} --target-region ${to.region} --action activate --mode ungraceful`,
      check: pulumi.interpolate`${arc} list-plan-executions ${at} --plan-arn ${plan}: its state becomes "completed"`,
      takes: `${unknown}; the plan gives its steps 20, 30 and 5 minutes`,
      guard: `traffic turns after the copy is promoted, and ${from.region}'s gate closes when ${to.region}'s opens`,
      action: { kind: "call", call: "start-plan", args: { plan, region: to.region } },
    },
    {
      title: "See that the standby has grown",
      by: "whoever is on call",
      target: fleet,
      command: pulumi.interpolate`aws autoscaling describe-auto-scaling-groups ${at} --auto-scaling-group-names ${fleet}`,
      check: pulumi.output("as many instances are in service as the other region had"),
      takes: moments,
      action: { kind: "look" },
    },
    {
      title: "See that the copy is the writer",
      by: "whoever is on call",
      target: named(to.database),
      command: pulumi.output(`aws rds describe-db-instances ${at} --db-instance-identifier ${to.database}`),
      check: pulumi.output('no "ReadReplicaSourceDBInstanceIdentifier", and the status is "available"'),
      takes: moments,
      action: { kind: "look" },
    },
    {
      title: "See that the shop answers from there",
      by: "whoever is on call",
      target: named(domain),
      command: ask(domain, deepPath),
      check: pulumi.output("200; caches of resolvers may hold the old address for a minute"),
      takes: moments,
      action: { kind: "look" },
    },
    openState(account, to),
    configure(
      "Tell the program who writes, and what is lost",
      { active: to.region, lost: from.region },
      [],
      `pulumi preview shows no replacement, no change of a record or a launch template, and nothing of ${from.region}`,
    ),
    up(`Run up without ${from.region}`, {
      check: `it changes sizes in ${to.region}, and asks ${from.region} nothing`,
      takes: unknown,
      guard: `what stands in ${from.region} is left as it is: the program neither makes it a writer nor opens it`,
    }),
  ];
}
