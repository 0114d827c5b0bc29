import type { MetricAlarmArgs } from "@pulumi/aws/cloudwatch";
import { MetricAlarm } from "@pulumi/aws/cloudwatch";
import type { Scope, Signal } from "../../components/contract";
import type { Place } from "./options";
import { inSite } from "./options";

export interface AlarmArgs extends Omit<
  MetricAlarmArgs,
  "alarmActions" | "okActions" | "tags" | "name" | "alarmDescription"
> {
  readonly severity: Signal<MetricAlarm>["severity"];
  /** One sentence for the person who is woken: what it means. It becomes the alarm's description. */
  readonly meaning: string;
  /** Always said: the default "missing" leaves an alarm on a counter that is absent when zero in INSUFFICIENT_DATA. */
  readonly treatMissingData: "missing" | "ignore" | "breaching" | "notBreaching";
}

/** An alarm on a site's own topic (alarms can publish only within their region). `name` ends with the region. */
export function alarm(scope: Scope, site: Place, name: string, args: AlarmArgs): Signal<MetricAlarm> {
  const { severity, meaning, ...metric } = args;
  const { topic, topicReady } = site.link;
  const handle = new MetricAlarm(
    name,
    {
      ...metric,
      alarmDescription: `[${severity}] ${meaning}`,
      alarmActions: [topic.arn],
      okActions: [topic.arn],
      tags: scope.tags,
    },
    inSite(scope, site, { dependsOn: [...topicReady] }),
  );
  return { name, region: site.region, severity, meaning, handle };
}
