import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import type { LoadArgs } from "./loading";
import { load, problems } from "./loading";

const backup = "arn:aws:rds:us-west-2:111122223333:auto-backup:ab-0123456789abcdef";

/** The lower region was lost while it wrote, and nothing of it stood in the other one. */
const cold = { recovery: "cold", active: "us-west-2", lost: "us-east-2" } as const;

interface Case extends LoadArgs {
  readonly rule: string;
  /** Key, given, allowed, mend. */
  readonly says: readonly [string, string, string, string];
}

const cases: readonly Case[] = [
  {
    rule: "what writes can't be lost",
    set: { lost: "us-east-2" },
    says: [
      "lost",
      '"us-east-2"',
      '"us-west-2": the region that isn\'t active',
      "let us-west-2 take over first (docs/recovery.md), and pulumi config set active to it",
    ],
  },
  {
    rule: "a lost region is one of the stack's",
    set: { lost: "eu-west-1" },
    says: ["lost", '"eu-west-1"', '"us-west-2": the region that isn\'t active', "pulumi config set lost us-west-2"],
  },
  {
    rule: "the only region can't be lost",
    stack: "dev-aws",
    set: { lost: "us-east-2" },
    says: ["lost", '"us-east-2"', "not set with one region: nothing is left to run", "pulumi config rm lost"],
  },
  {
    rule: "the moment of a loss belongs to a loss",
    set: { lostSince: "2026-10-01T00:00:00Z" },
    says: ["lostSince", "2026-10-01T00:00:00.000Z", "not set without lost", "pulumi config rm lostSince"],
  },
  {
    rule: "the moment of a loss is past",
    set: { lost: "us-west-2", lostSince: "2026-11-01T00:00:01Z" },
    says: [
      "lostSince",
      "2026-11-01T00:00:01.000Z",
      "a time before now, 2026-11-01T00:00:00.000Z",
      "take the end of the last update: pulumi stack history --page-size 1",
    ],
  },
  {
    rule: "the writer isn't rebuilt",
    set: { rebuild: "us-east-2" },
    says: [
      "rebuild",
      '"us-east-2"',
      '"us-west-2": the region that isn\'t active',
      "pulumi config set rebuild us-west-2",
    ],
  },
  {
    rule: "what is lost can't be rebuilt",
    set: { rebuild: "us-west-2", lost: "us-west-2" },
    says: [
      "rebuild",
      '"us-west-2"',
      "not set while lost is: a region that answers nothing can't be rebuilt",
      "fence the region that came back (docs/recovery.md), then pulumi config rm lost",
    ],
  },
  {
    rule: "the only region can't be rebuilt",
    stack: "dev-aws",
    set: { rebuild: "us-east-2" },
    says: ["rebuild", '"us-east-2"', "not set with one region", "pulumi config rm rebuild"],
  },
  {
    rule: "a copy that can be promoted needs no restore",
    set: { restore: { at: "latest", from: backup.replace("us-west-2", "us-east-2") } },
    says: [
      "restore",
      `{"at":"latest","from":"${backup.replace("us-west-2", "us-east-2")}"}`,
      "not set but with recovery: cold",
      "pulumi config rm restore",
    ],
  },
  {
    rule: "a restore isn't older than the backups",
    set: { ...cold, restore: { at: "2026-09-26T23:59:59Z", from: backup } },
    says: [
      "restore.at",
      '"2026-09-26T23:59:59Z"',
      '"latest", or a time from 2026-09-27T00:00:00.000Z to 2026-11-01T00:00:00.000Z',
      "pulumi config set --path 'restore.at' latest",
    ],
  },
  {
    rule: "a restore isn't of tomorrow",
    set: { ...cold, restore: { at: "2026-11-01T00:00:01Z", from: backup } },
    says: [
      "restore.at",
      '"2026-11-01T00:00:01Z"',
      '"latest", or a time from 2026-09-27T00:00:00.000Z to 2026-11-01T00:00:00.000Z',
      "pulumi config set --path 'restore.at' latest",
    ],
  },
  ...[undefined, backup.replace("us-west-2", "us-east-2"), backup.replace("1111", "2222"), "ab-0123456789abcdef"].map(
    (from): Case => ({
      rule: `on aws, a backup is named by its ARN in the active region, not ${from}`,
      set: { ...cold, restore: { at: "latest", ...(from !== undefined && { from }) } },
      says: [
        "restore.from",
        from === undefined ? "nothing" : `"${from}"`,
        "arn:aws:rds:us-west-2:111122223333:auto-backup:ab-…, as the copy of the backups is called",
        "run aws rds describe-db-instance-automated-backups --region us-west-2 --query 'DBInstanceAutomatedBackups[].DBInstanceAutomatedBackupsArn'",
      ],
    }),
  ),
];

describe("rules of a lost region", () => {
  for (const { rule, says, ...args } of cases) {
    it(rule, () => {
      deepStrictEqual(
        problems(args).map(({ key, given, allowed, mend }) => [key, given, allowed, mend]),
        [says],
      );
    });
  }

  it("take each key where it belongs", () => {
    for (const set of [
      { lost: "us-west-2" },
      { lost: "us-east-2", active: "us-west-2", lostSince: "2026-10-31T00:00:00Z" },
      { rebuild: "us-west-2" },
      { ...cold, restore: { at: "latest", from: backup } },
      { ...cold, restore: { at: "2026-10-31T12:00:00-05:00", from: backup } },
    ]) {
      strictEqual(load({ set }).settings.regions.length, 2);
    }
  });

  it("refuse a moment that is none", () => {
    for (const at of ["yesterday", "2026-10-31", "2026-13-31T12:00:00Z"]) {
      strictEqual(problems({ set: { ...cold, restore: { at, from: backup } } })[0]?.key, "restore.at", at);
    }
  });

  it("warn that a region is missing, and of peaks whose traces there nobody knows", () => {
    const { warnings } = load({ set: { lost: "us-west-2" }, now: "2026-11-28T00:00:00Z" });
    strictEqual(warnings.length, 2);
    match(warnings[0] ?? "", /^a peak has begun: all that was made for it in us-west-2/);
    match(warnings[1] ?? "", /^lost is set/);
    const known = load({ set: { lost: "us-west-2", lostSince: "2026-11-27T00:00:00Z" }, now: "2026-11-28T00:00:00Z" });
    ok(
      known.warnings.every((warning) => !warning.startsWith("a peak")),
      known.warnings.join(),
    );
  });
});
