import type { MetricAlarm } from "@pulumi/aws/cloudwatch";
import type { Scope, Signal } from "../../../components/contract";
import { alarm } from "../alarm";
import type { SiteLink } from "../links";
import type { Nat } from "./nat";

/** What can go wrong with the ground itself: ways out that are full or drop packets, messages that reach nobody. */
export function siteAlarms(
  scope: Scope,
  region: string,
  link: Pick<SiteLink, "provider" | "account" | "topic" | "topicReady" | "keys">,
  nats: readonly Nat[],
): readonly Signal<MetricAlarm>[] {
  const site = { region, link };
  const unheard = alarm(scope, site, `unheard-${region}`, {
    severity: "ticket",
    meaning: "Messages of alarms did not reach one of the addresses.",
    namespace: "AWS/SNS",
    metricName: "NumberOfNotificationsFailed",
    dimensions: { TopicName: link.topic.name },
    statistic: "Sum",
    period: 300,
    evaluationPeriods: 1,
    threshold: 0,
    comparisonOperator: "GreaterThanThreshold",
    treatMissingData: "notBreaching",
  });
  const ways = nats.flatMap(({ zone, gateway }) => {
    const common = {
      namespace: "AWS/NATGateway",
      dimensions: { NatGatewayId: gateway.id },
      statistic: "Sum",
      period: 300,
      evaluationPeriods: 1,
      threshold: 0,
      comparisonOperator: "GreaterThanThreshold",
      treatMissingData: "notBreaching",
    } as const;
    return [
      alarm(scope, site, `nat-ports-${zone}`, {
        ...common,
        severity: "page",
        meaning: `No port was left for calls out of zone ${zone}, to the payment provider among others.`,
        metricName: "ErrorPortAllocation",
      }),
      alarm(scope, site, `nat-drops-${zone}`, {
        ...common,
        severity: "ticket",
        meaning: `The way out of zone ${zone} drops packets.`,
        metricName: "PacketsDropCount",
        // Single drops are usual.
        threshold: 100,
        evaluationPeriods: 3,
      }),
    ];
  });
  return [unheard, ...ways];
}
