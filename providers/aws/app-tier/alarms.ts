import type { Group } from "@pulumi/aws/autoscaling";
import type { MetricAlarm } from "@pulumi/aws/cloudwatch";
import type { Scope, Signal } from "../../../components/contract";
import { alarm } from "../alarm";
import type { AwsSite } from "../options";

/** None knows a number of instances: sizes follow roles and peaks, alarms don't. */
export function fleetAlarms(scope: Scope, site: AwsSite, group: Group): readonly Signal<MetricAlarm>[] {
  const { region } = site;
  const dimensions = { AutoScalingGroupName: group.name };
  const counted = (id: string, metricName: string) => ({
    id,
    metric: { namespace: "AWS/AutoScaling", metricName, dimensions, stat: "Average", period: 60 },
  });
  const above = { comparisonOperator: "GreaterThanThreshold", period: 60, dimensions } as const;
  return [
    alarm(scope, site, `fleet-short-${region}`, {
      severity: "page",
      meaning: "Fewer instances serve than the least that is asked for, for ten minutes: new ones don't come up.",
      comparisonOperator: "GreaterThanThreshold",
      threshold: 0,
      evaluationPeriods: 10,
      treatMissingData: "breaching",
      metricQueries: [
        { id: "short", expression: "least - serving", label: "Missing instances", returnData: true },
        counted("least", "GroupMinSize"),
        counted("serving", "GroupInServiceInstances"),
      ],
    }),
    alarm(scope, site, `fleet-full-${region}`, {
      severity: "page",
      meaning: "The fleet has nearly reached its largest size; more load than that will not be carried.",
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: 90,
      evaluationPeriods: 5,
      treatMissingData: "missing",
      metricQueries: [
        { id: "full", expression: "100 * wanted / most", label: "Size, %", returnData: true },
        counted("wanted", "GroupDesiredCapacity"),
        counted("most", "GroupMaxSize"),
      ],
    }),
    alarm(scope, site, `app-cpu-${region}`, {
      ...above,
      severity: "ticket",
      meaning: "Instances are short of processor although the fleet scales: it can't keep up.",
      namespace: "AWS/EC2",
      metricName: "CPUUtilization",
      statistic: "Average",
      evaluationPeriods: 10,
      threshold: 80,
      treatMissingData: "missing",
    }),
    alarm(scope, site, `app-memory-${region}`, {
      ...above,
      severity: "ticket",
      meaning: "An instance is nearly out of memory.",
      namespace: "CWAgent",
      metricName: "mem_used_percent",
      statistic: "Maximum",
      evaluationPeriods: 5,
      threshold: 90,
      treatMissingData: "missing",
    }),
    alarm(scope, site, `app-disk-${region}`, {
      ...above,
      severity: "ticket",
      meaning: "The disk of an instance is nearly full.",
      namespace: "CWAgent",
      metricName: "disk_used_percent",
      statistic: "Maximum",
      evaluationPeriods: 5,
      threshold: 85,
      treatMissingData: "missing",
    }),
  ];
}
