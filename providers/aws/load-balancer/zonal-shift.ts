import { ZonalAutoshiftConfiguration } from "@pulumi/aws/arczonalshift";
import type { MetricAlarm } from "@pulumi/aws/cloudwatch";
import type { LoadBalancer } from "@pulumi/aws/lb";
import type { Scope } from "../../../components/contract";
import type { AwsSite } from "../options";
import { inSite } from "../options";

/**
 * AWS moves the traffic away from a zone that it sees failing, and rehearses that once a week for half an hour. A rehearsal
 * in which users suffer ends at once (outcome alarms). It happens in the middle of the week while people are at work, so
 * never on the weekend of a sale. Times are UTC.
 */
export function zonalShift(
  scope: Scope,
  site: AwsSite,
  balancer: LoadBalancer,
  guards: readonly MetricAlarm[],
): ZonalAutoshiftConfiguration {
  return new ZonalAutoshiftConfiguration(
    `zonal-shift-${site.region}`,
    {
      resourceArn: balancer.arn,
      zonalAutoshiftStatus: "ENABLED",
      outcomeAlarms: guards.map((guard) => ({ alarmIdentifier: guard.arn, type: "CLOUDWATCH" })),
      allowedWindows: ["Tue:14:00-Tue:20:00", "Wed:14:00-Wed:20:00"],
    },
    inSite(scope, site),
  );
}
