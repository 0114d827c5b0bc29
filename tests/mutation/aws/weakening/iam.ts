import type { Weakening } from "../../tables";
import { allows, begins, heldByOne, listOf, named, on, statement, type Row } from "./kit";

const least = ["7.2.1", "7.2.2", "7.2.5"];
const notAll = statement("policy", (each) => allows(each) && each.Resource !== "*" && writes(each));

/** Looking at what is there is commonly allowed on everything; reading what it holds is not looking. */
function writes(each: Readonly<Record<string, unknown>>): boolean {
  return !listOf(each.Action).every((action) =>
    /:(Describe|List|GetBucket|GetReplication|Simulate)/.test(String(action)),
  );
}

/** What an identity may do. Each condition narrows it: to a service, a tag, a namespace, a role's receiver. */
const permissions: readonly Row[] = [
  ["policy.Statement.*.Action", ["widen"], least, { where: statement("policy", allows) }],
  ["policy.Statement.*.Resource", ["widen"], least, { where: notAll }],
  ["policy.Statement.*.Condition", ["drop"], least],
  ["policy.Statement.*.Condition.StringEquals.*", ["drop"], least],
  ["policy.Statement.*.Condition.ArnEquals.*", ["drop"], least],
  ["policy.Statement.*.Condition.Bool.*", ["drop", "flip"], least],
];

const trust = "assumeRolePolicy.Statement.*";
const alone = statement("assumeRolePolicy", heldByOne);

export const iam: readonly Weakening[] = [
  ...on("aws:iam/role:Role", [
    [`${trust}.Principal.Service`, ["widen"], ["7.2.5", "7.3.1"]],
    [`${trust}.Action`, ["widen"], ["7.2.5"]],
    [`${trust}.Condition`, ["drop"], ["7.2.5"]],
    [`${trust}.Condition.StringEquals.aws:SourceAccount`, ["drop"], ["7.2.5"], { where: alone }],
    [
      `${trust}.Condition.StringEquals.aws:SourceAccount`,
      ["replace"],
      ["7.2.5"],
      { weak: ["444455556666"], where: alone },
    ],
    [`${trust}.Condition.StringLike.aws:SourceArn`, ["drop", "widen"], ["7.2.5"], { where: alone }],
  ]),
  ...on("aws:iam/policy:Policy", permissions.slice(0, 4)),
  ...on("aws:iam/rolePolicy:RolePolicy", [
    ...permissions,
    // Without these, a log or a copy stops and nothing else does.
    ["", ["remove"], ["10.2.1"], { where: named(/^(app-run|migrator-log|database-logs|trail)/) }],
    ["", ["remove"], ["11.5.2"], { where: named(/^configuration/) }],
    ["", ["remove"], ["availability"], { where: named(/^(replication|database-(copies|export))/) }],
  ]),
  ...on("aws:iam/rolePolicyAttachment:RolePolicyAttachment", [
    [
      "policyArn",
      ["replace"],
      least,
      { weak: ["arn:aws:iam::aws:policy/AdministratorAccess", "arn:aws:iam::aws:policy/PowerUserAccess"] },
    ],
    ["role", ["unrelate"], ["11.5.2"], { where: begins("configuration-") }],
    ["", ["remove"], ["11.5.2"], { where: named(/^configuration/) }],
  ]),
];
