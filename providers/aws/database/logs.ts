import type { LogGroup } from "@pulumi/aws/cloudwatch";
import type { Scope } from "../../../components/contract";
import { logGroup } from "../shared/log-group";
import type { AwsSite } from "../options";

/** Log types that RDS for PostgreSQL exports; why a token was refused stands in the last one only. */
export const logTypes = ["postgresql", "upgrade", "iam-db-auth-error"] as const;

export type DatabaseLogs = Readonly<Record<(typeof logTypes)[number], LogGroup>>;

/**
 * Made before the instance: RDS writes to groups of these names, and where one is missing makes it itself, unencrypted and
 * never expiring, and the program's own then collides with it.
 */
export function databaseLogs(scope: Scope, site: AwsSite, identifier: string, days: number): DatabaseLogs {
  const make = (type: string) =>
    logGroup(scope, site, `database-log-${type}-${site.region}`, {
      name: `/aws/rds/instance/${identifier}/${type}`,
      days,
    });
  return {
    postgresql: make("postgresql"),
    upgrade: make("upgrade"),
    "iam-db-auth-error": make("iam-db-auth-error"),
  };
}
