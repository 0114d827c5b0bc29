import { LogGroup } from "@pulumi/aws/cloudwatch";
import type { Scope } from "../../../components/contract";
import type { Place } from "../options";
import { inSite } from "../options";

/** The only retentions that CloudWatch Logs takes; anything else is refused. Source: @pulumi/aws 7.48.0, logGroup.d.ts. */
const allowedDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** The shortest allowed retention that keeps logs for at least `days`. */
export function retentionDays(days: number): number {
  const found = allowedDays.find((allowed) => allowed >= days);
  if (found === undefined) throw new Error(`logs can't be kept for ${days} days; at most ${allowedDays.at(-1)}`);
  return found;
}

export interface LogGroupArgs {
  /** Physical name: services write to a group of a fixed name, and make an unencrypted one that never expires if it is missing. */
  readonly name: string;
  readonly days: number;
}

/** A log group under the site's key for logs. */
export function logGroup(scope: Scope, site: Place, name: string, { name: physical, days }: LogGroupArgs): LogGroup {
  return new LogGroup(
    name,
    { name: physical, retentionInDays: retentionDays(days), kmsKeyId: site.link.keys.logs.arn, tags: scope.tags },
    inSite(scope, site),
  );
}
