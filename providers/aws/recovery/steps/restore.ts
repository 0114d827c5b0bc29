import * as pulumi from "@pulumi/pulumi";
import type { RecoveryStep } from "../../../../components/recovery";
import { ask, configure, moments, named, openState, unknown, up } from "./ends";
import type { Facts } from "./ends";

/** With a cold standby: the other region gets a shop of its own, and a database from the copied backups. */
export function restore({ account, domain, deepPath, active: from, other: to }: Facts): readonly RecoveryStep[] {
  const at = `--region ${to.region}`;
  const find = `aws rds describe-db-instance-automated-backups ${at} --filters Name=db-instance-id,Values=${from.database}`;
  return [
    {
      title: `Make sure that ${from.region} is lost: what its database took after the last copied log is left behind`,
      by: "whoever decides",
      target: named(from.siteDomain),
      command: ask(from.siteDomain, deepPath),
      check: pulumi.output("anything but 200, for minutes"),
      takes: moments,
      action: { kind: "look" },
    },
    {
      title: "Find the copied backup, and how far it reaches",
      by: "whoever decides",
      target: named(from.database),
      command: pulumi.output(
        `${find} --query 'DBInstanceAutomatedBackups[].[DBInstanceAutomatedBackupsArn,RestoreWindow.LatestTime]' --output text`,
      ),
      check: pulumi.output("one line: <backup>, and the moment after which all is lost"),
      takes: moments,
      action: {
        kind: "call",
        call: "find-backup",
        args: { region: to.region, database: from.database },
        gives: "backup",
      },
    },
    openState(account, to),
    configure(
      "Tell the program who writes, what is lost, and what the database is made from",
      { active: to.region, lost: from.region, "restore.at": "latest", "restore.from": "<backup>" },
      [],
      `pulumi preview makes a shop in ${to.region}, changes the record of ${from.region}, and nothing else of it`,
    ),
    up(`Make the shop in ${to.region}`, {
      check: "it ends without an error; what failed for want of time is made by another up",
      takes: `${unknown}: it grows with the data and its logs`,
      guard: `both names of the shop lead to ${to.region} from now on: ${from.region} gets no shopper, also when it answers again`,
    }),
    up("Run up again: a restore doesn't take all settings of the database", {
      check: "a further preview has nothing to do",
      takes: unknown,
    }),
    {
      title: "See that the shop answers from there",
      by: "whoever is on call",
      target: named(domain),
      command: ask(domain, deepPath),
      check: pulumi.output("200; caches of resolvers may hold the old address for a minute"),
      takes: moments,
      action: { kind: "look" },
    },
  ];
}
