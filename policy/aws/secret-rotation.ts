import { either, holds, isAtLeast, isAtMost, isOneOf, isTrue } from "../checks";
import type { Check, CloudRule } from "../rule";
import { at } from "../view";

const often = 90;

/** `rate(30 days)`; of a cron expression every one that has no year in it comes back within a year, and by month or day sooner. */
function isOften(expression: unknown): boolean {
  if (typeof expression !== "string") return false;
  const [, count, unit] = /^rate\((\d+) (hour|day)s?\)$/.exec(expression) ?? [];
  if (count !== undefined) return Number(count) <= (unit === "day" ? often : often * 24);
  const [, , , day = "", month = ""] = /^cron\((\S+) (\S+) (\S+) (\S+)/.exec(expression) ?? [];
  return month === "*" || /^\*\/[123]$/.test(month) || /^1\/[123]$/.test(month) || (day === "*" && month === "*");
}

const schedule: Check = either(
  isAtMost("rotationRules.automaticallyAfterDays", often, `rotate it every ${often} days or sooner`),
  holds("rotationRules.scheduleExpression", isOften, `every ${often} days or sooner`),
);

/**
 * The service changes a password that it manages every seven days; who signs in by IAM has a token that ends after fifteen minutes
 * (RDS User Guide, "Password management" and "IAM database authentication"; ElastiCache User Guide, "Authenticating with IAM"; 2026-11).
 */
const endsByItself = (flag: string): Check =>
  either(
    isTrue(
      "iamDatabaseAuthenticationEnabled",
      `let programs sign in by IAM, or the service change the password (${flag})`,
    ),
    isTrue(flag),
  );

/** A copy has the users of its source. */
const unlessCopied =
  (check: Check): Check =>
  (resource) =>
    at(resource, "replicateSourceDb") === undefined && at(resource, "replicationSourceIdentifier") === undefined
      ? check(resource)
      : [];

const byIam: Check = (resource) => {
  const access = at(resource, "accessString");
  if (typeof access === "string" && access.startsWith("off")) return [];
  return isOneOf("authenticationMode.type", ["iam"], "let it sign in by IAM: its passwords never end")(resource);
};

export const secretRotation: CloudRule = {
  name: "secret-rotation",
  resources: {
    "aws:secretsmanager/secretRotation:SecretRotation": schedule,
    "aws:rds/instance:Instance": unlessCopied(endsByItself("manageMasterUserPassword")),
    "aws:rds/cluster:Cluster": unlessCopied(endsByItself("manageMasterUserPassword")),
    "aws:docdb/cluster:Cluster": isTrue("manageMasterUserPassword"),
    "aws:redshift/cluster:Cluster": isTrue("manageMasterPassword"),
    "aws:elasticache/user:User": byIam,
    "aws:memorydb/user:User": byIam,
    // 8.3.6: twelve characters are the fewest.
    "random:index/randomPassword:RandomPassword": isAtLeast("length", 12),
  },
};
