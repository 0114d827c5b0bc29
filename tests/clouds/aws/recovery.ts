import type { Kind } from "../kind";
import { refuse } from "../refusal";
import { assumable } from "./access";
import { handOutChecks } from "./failover";
import { textAt, textsAt } from "./parts";

/** Source: ARC developer guide, quotas: 10 plans an account; 2026-11. */
const mostPlans = 10;

/** Recovery Controller. Codes: Region switch API reference (CreatePlan), zonal shift API reference; 2026-11. */
export const recovery: readonly Kind[] = [
  {
    type: "aws:arcregionswitch/plan:Plan",
    // Kept in each of its regions.
    global: true,
    references: [
      {
        path: "workflows[].steps[].ec2AsgCapacityIncreaseConfigs[].asgs[].arn",
        to: ["aws:autoscaling/group:Group"],
        by: "arn",
        where: "account",
        code: "ResourceNotFoundException",
      },
      {
        path: "workflows[].steps[].rdsPromoteReadReplicaConfigs[].dbInstanceArnMap.*",
        to: ["aws:rds/instance:Instance"],
        by: "arn",
        where: "account",
        code: "ResourceNotFoundException",
      },
      {
        path: "workflows[].steps[].route53HealthCheckConfigs[].hostedZoneId",
        to: ["aws:route53/zone:Zone"],
        where: "account",
        code: "ResourceNotFoundException",
      },
      { path: "executionRole", to: [], code: "", named: () => undefined },
    ],
    create({ inputs }, cloud) {
      const arn = textAt(inputs, "executionRole");
      if (!assumable(cloud, arn, "arc-region-switch.amazonaws.com"))
        refuse("ValidationException", `${arn} can't be assumed by arc-region-switch.amazonaws.com`);
      const regions = textsAt(inputs, "regions[]");
      if (!regions.includes(textAt(inputs, "primaryRegion")))
        refuse("ValidationException", "the primary region is none of the plan's");
    },
    made: (thing, cloud) => handOutChecks(thing, cloud),
    removed(thing, cloud) {
      for (const check of cloud.things.by("aws:route53/healthCheck:HealthCheck", "plan", thing.id)) cloud.drop(check);
    },
    quota: {
      most: mostPlans,
      per: ({ account }) => account,
      code: "ServiceQuotaExceededException",
      source: "ARC developer guide, Region switch, quotas: 10 plans an account; 2026-11",
    },
    takes: [2_000, 30_000],
  },
  {
    type: "aws:arczonalshift/zonalAutoshiftConfiguration:ZonalAutoshiftConfiguration",
    references: [
      { path: "resourceArn", to: ["aws:lb/loadBalancer:LoadBalancer"], code: "ResourceNotFoundException" },
      {
        path: "outcomeAlarms[].alarmIdentifier",
        to: ["aws:cloudwatch/metricAlarm:MetricAlarm", "aws:cloudwatch/compositeAlarm:CompositeAlarm"],
        by: "arn",
        code: "ValidationException",
      },
    ],
    names: ({ inputs }) => [{ scope: "practice run", name: textAt(inputs, "resourceArn"), code: "ConflictException" }],
    create({ inputs }, cloud) {
      const [balancer] = cloud.things.by("aws:lb/loadBalancer:LoadBalancer", "id", textAt(inputs, "resourceArn"));
      if (balancer?.inputs["enableZonalShift"] !== true)
        refuse("ValidationException", `${textAt(inputs, "resourceArn")} is not enabled for zonal shift`);
      if (textsAt(inputs, "outcomeAlarms[].alarmIdentifier").length === 0)
        refuse("ValidationException", "a practice run needs an outcome alarm");
    },
    takes: [2_000, 20_000],
  },
];
