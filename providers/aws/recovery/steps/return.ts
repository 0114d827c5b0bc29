import * as pulumi from "@pulumi/pulumi";
import { flows } from "../../../../components/flows";
import type { RecoveryStep } from "../../../../components/recovery";
import { configure, moments, named, openState, unknown, up } from "./ends";
import type { End, Facts } from "./ends";

/** Rules through which the database is reached. */
const doors = flows.filter(({ to, by }) => to === "database" && by !== "service").map(({ id }) => `${id}-in`);

/**
 * Before anything else when the region answers again. What it is the program can't tell: an old writer and a replica look
 * alike in the state. So a person closes it, and the program, which looks only at its state, leaves it closed.
 */
function fence({ region, database, databaseGroup }: End): readonly RecoveryStep[] {
  const at = `--region ${region}`;
  return [
    {
      title: `Close the database of ${region}: to its own fleet it is still the writer`,
      by: "whoever is on call",
      target: databaseGroup,
      command: pulumi.interpolate`aws ec2 revoke-security-group-ingress ${at} --group-id ${databaseGroup} --security-group-rule-ids $(aws ec2 describe-security-group-rules ${at} --filters Name=group-id,Values=${databaseGroup} --query 'SecurityGroupRules[?!IsEgress].SecurityGroupRuleId' --output text)`,
      check: pulumi.interpolate`aws ec2 describe-security-group-rules ${at} --filters Name=group-id,Values=${databaseGroup}: none is left that leads in`,
      takes: moments,
      guard: "no new connection reaches the old writer, whoever asks for it",
      action: { kind: "call", call: "close-database", args: { region, group: databaseGroup } },
    },
    {
      title: "End the connections that are open: a closed group lets them go on",
      by: "whoever is on call",
      target: named(database),
      command: pulumi.output(`aws rds reboot-db-instance ${at} --db-instance-identifier ${database}`),
      check: pulumi.output(
        `aws rds describe-db-instances ${at} --db-instance-identifier ${database}: "available"; its DatabaseConnections are 0`,
      ),
      takes: unknown,
      guard: "nothing writes to it from here on",
      action: { kind: "call", call: "reboot-database", args: { region, database } },
    },
  ];
}

function unprotect({ region, database }: End): RecoveryStep {
  return {
    title: `Let the database of ${region} be deleted`,
    by: "whoever decides",
    target: named(database),
    command: pulumi.output(
      `aws rds modify-db-instance --region ${region} --db-instance-identifier ${database} --no-deletion-protection --apply-immediately`,
    ),
    check: pulumi.output(
      `the name is that of ${region}; what it took and had not sent when it was lost is in its last snapshot afterwards`,
    ),
    takes: moments,
    action: { kind: "call", call: "unprotect-database", args: { region: region, database: database } },
  };
}

function reopen({ region }: End): readonly RecoveryStep[] {
  const names = doors.map((door) => `${door}-${region}`);
  return [
    {
      title: "Look up the closed doors again",
      by: "whoever deploys",
      target: named(names.join(", ")),
      command: pulumi.output(`pulumi refresh ${names.map((name) => `--target '**::${name}'`).join(" ")}`),
      check: pulumi.output("it finds them gone"),
      takes: moments,
      action: { kind: "refresh", names },
    },
  ];
}

/** With a warm standby: the old writer becomes the replica of the new one. */
export function returnWarm(facts: Facts & { readonly plan: pulumi.Output<string> }): readonly RecoveryStep[] {
  const { account, active: writes, other: back, plan } = facts;
  const at = `--region ${back.region}`;
  return [
    {
      title: `See that the gate of ${back.region} is closed`,
      by: "whoever is on call",
      target: plan,
      command: pulumi.interpolate`aws arc-region-switch list-route53-health-checks-in-region --region ${writes.region} --arn ${plan}`,
      check: pulumi.output(`${back.region} is "unhealthy", ${writes.region} "healthy"; leave it so`),
      takes: moments,
      guard: `no shopper is led to ${back.region}`,
      action: { kind: "call", call: "see-gates", args: { plan, closed: back.region, open: writes.region } },
    },
    ...fence(back),
    unprotect(back),
    openState(account, writes),
    configure(
      `Tell the program to rebuild ${back.region}`,
      { rebuild: back.region },
      ["lost"],
      `pulumi preview replaces the database of ${back.region} and the name of its last snapshot, and nothing else`,
    ),
    // Named: one that was itself born as a copy of this very writer differs in nothing that the state knows.
    up(`Replace the old writer by a replica of ${writes.region}'s`, {
      replace: [`aws:rds/instance:Instance::database-${back.region}`],
      check: `aws rds describe-db-instances ${at} --db-instance-identifier ${back.database}: a "ReadReplicaSourceDBInstanceIdentifier" of ${writes.region}, "available"; a snapshot ${back.database}-final-… is there`,
      takes: `${unknown}: a last snapshot, then a copy of all data`,
      guard: "the old writer is deleted before the replica is made: at no time are there two",
    }),
    ...reopen(back),
    configure("End the rebuild", {}, ["rebuild"], "pulumi preview makes the two doors and sets the guards again"),
    up("Open the replica, and guard it again", { check: "a further preview has nothing to do", takes: unknown }),
  ];
}

/** With a cold one: what stands beyond a reserve goes; the last snapshot of its database stays. */
export function returnCold({ account, domain, active: writes, other: back }: Facts): readonly RecoveryStep[] {
  const at = `--region ${back.region}`;
  return [
    {
      title: `See that the shop's name leads to ${writes.region} alone`,
      by: "whoever is on call",
      target: named(domain),
      command: pulumi.output(`dig +short ${domain} ${writes.siteDomain}`),
      check: pulumi.output("the same addresses for both"),
      takes: moments,
      guard: `no shopper is led to ${back.region}`,
      action: { kind: "look" },
    },
    ...fence(back),
    unprotect(back),
    openState(account, writes),
    configure(
      `Tell the program to rebuild ${back.region}`,
      { rebuild: back.region },
      ["lost", "restore"],
      `pulumi preview takes the guards from what stands in ${back.region} beyond a reserve, and copies backups to there; it deletes nothing`,
    ),
    up("Take the guards away", { check: "it deleted nothing", takes: unknown }),
    configure("End the rebuild", {}, ["rebuild"], `pulumi preview deletes in ${back.region}, and there alone`),
    up(`Let go of what stands in ${back.region} beyond a reserve`, {
      check: `aws rds describe-db-snapshots ${at} --snapshot-type manual: ${back.database}-final-… is there; the backups of ${writes.region} are copied to ${back.region}`,
      takes: unknown,
      guard: "the old writer is gone",
    }),
    // Not before: an up makes before it deletes, and would open the old writer to its old fleet.
    ...reopen(back),
    up("Make the doors again, for the day on which a database stands behind them", {
      check: "a further preview has nothing to do",
      takes: moments,
    }),
  ];
}
