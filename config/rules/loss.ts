import { oneOf } from "../schema/key";
import type { Rule } from "./rule";
import { problem } from "./rule";

/** The copy's own name: it can't be composed. Source: Amazon RDS API reference, DBInstanceAutomatedBackup; 2026-11. */
const copiedBackup = /^arn:aws:rds:([a-z0-9-]+):(\d{12}):auto-backup:ab-[a-z0-9]+$/;

const day = 86_400_000;

export const lossRules: readonly Rule[] = [
  {
    holds: "`lost` is one of two `regions`, and never the one that is `active`: what writes can't be lost.",
    reads: ["regions", "active", "lost"],
    broken: ({ regions, active, lost }) => {
      if (lost === undefined) return [];
      if (regions.length < 2)
        return [problem("lost", lost, "not set with one region: nothing is left to run", "pulumi config rm lost")];
      const others = regions.filter((region) => region !== active);
      if (others.includes(lost)) return [];
      const mend =
        lost === active
          ? `let ${others.join(" or ")} take over first (docs/recovery.md), and pulumi config set active to it`
          : `pulumi config set lost ${others[0]}`;
      return [problem("lost", lost, `${oneOf(others)}: the region that isn't active`, mend)];
    },
  },
  {
    holds: "`lostSince` is set only with `lost`, and is past.",
    reads: ["lost", "lostSince"],
    broken: ({ lost, lostSince }, { now }) => {
      if (lostSince === undefined) return [];
      if (lost === undefined)
        return [problem("lostSince", lostSince, "not set without lost", "pulumi config rm lostSince")];
      if (lostSince <= now) return [];
      return [
        problem(
          "lostSince",
          lostSince,
          `a time before now, ${now.toISOString()}`,
          "take the end of the last update: pulumi stack history --page-size 1",
        ),
      ];
    },
  },
  {
    holds: "`rebuild` is one of two `regions`, not the one that is `active`, and not while a region is `lost`.",
    reads: ["regions", "active", "lost", "rebuild"],
    broken: ({ regions, active, lost, rebuild }) => {
      if (rebuild === undefined) return [];
      const others = regions.length < 2 ? [] : regions.filter((region) => region !== active);
      if (lost !== undefined)
        return [
          problem(
            "rebuild",
            rebuild,
            "not set while lost is: a region that answers nothing can't be rebuilt",
            "fence the region that came back (docs/recovery.md), then pulumi config rm lost",
          ),
        ];
      if (others.includes(rebuild)) return [];
      const allowed =
        others.length === 0 ? "not set with one region" : `${oneOf(others)}: the region that isn't active`;
      const mend = others.length === 0 ? "pulumi config rm rebuild" : `pulumi config set rebuild ${others[0]}`;
      return [problem("rebuild", rebuild, allowed, mend)];
    },
  },
  {
    holds: "`restore` is set only with `recovery: cold`: with `warm` the copy is promoted, and nothing is made anew.",
    reads: ["recovery", "restore"],
    broken: ({ recovery, restore }) =>
      restore === undefined || recovery === "cold"
        ? []
        : [problem("restore", restore, "not set but with recovery: cold", "pulumi config rm restore")],
  },
  {
    holds: "`restore.at` is `latest`, or a moment of the past that `retention.backupDays` reach.",
    reads: ["restore", "retention.backupDays"],
    broken: ({ restore, retention: { backupDays } }, { now }) => {
      if (restore === undefined || restore.at === "latest") return [];
      const at = new Date(restore.at);
      const first = new Date(now.getTime() - backupDays * day);
      if (at >= first && at <= now) return [];
      const allowed = `"latest", or a time from ${first.toISOString()} to ${now.toISOString()}`;
      return [problem("restore.at", restore.at, allowed, "pulumi config set --path 'restore.at' latest")];
    },
  },
  {
    holds: "On AWS, `restore.from` is the ARN of an automated backup of this account in the region that is `active`.",
    reads: ["cloud", "account", "active", "restore"],
    broken: ({ cloud, account, active, restore }) => {
      if (cloud !== "aws" || restore === undefined) return [];
      const [, region, owner] = copiedBackup.exec(restore.from ?? "") ?? [];
      if (region !== undefined && region === active && owner === account) return [];
      return [
        problem(
          "restore.from",
          restore.from,
          `arn:aws:rds:${active}:${account}:auto-backup:ab-…, as the copy of the backups is called`,
          `run aws rds describe-db-instance-automated-backups --region ${active} --query 'DBInstanceAutomatedBackups[].DBInstanceAutomatedBackupsArn'`,
        ),
      ];
    },
  },
];
