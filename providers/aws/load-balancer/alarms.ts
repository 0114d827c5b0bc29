import type { Certificate } from "@pulumi/aws/acm";
import type { MetricAlarm } from "@pulumi/aws/cloudwatch";
import type { LoadBalancer, TargetGroup } from "@pulumi/aws/lb";
import type { Scope, Signal } from "../../../components/contract";
import type { AlarmArgs } from "../alarm";
import { alarm } from "../alarm";
import type { AwsSite, Place } from "../options";
import type { StaticFiles } from "./static-files";

export interface Watched {
  readonly balancer: LoadBalancer;
  readonly targetGroup: TargetGroup;
  readonly certificate: Certificate;
  /** Name under which the firewall's metrics are kept. */
  readonly firewallMetric: string;
}

export interface SiteAlarms {
  readonly signals: readonly Signal<MetricAlarm>[];
  /** Users suffer: a rollout or a zonal shift that is under way must end. */
  readonly guards: readonly MetricAlarm[];
}

type Watch = Omit<AlarmArgs, "comparisonOperator" | "namespace"> & Partial<Pick<AlarmArgs, "comparisonOperator">>;

/** Counters of a balancer are absent, not zero, while nothing happens. */
const absentIsZero = "notBreaching" as const;

export function siteAlarms(scope: Scope, site: AwsSite, watched: Watched): SiteAlarms {
  const { region } = site;
  const lb = { LoadBalancer: watched.balancer.arnSuffix };
  const both = { ...lb, TargetGroup: watched.targetGroup.arnSuffix };
  const elb = (name: string, watch: Watch) =>
    alarm(scope, site, `${name}-${region}`, {
      namespace: "AWS/ApplicationELB",
      comparisonOperator: "GreaterThanThreshold",
      ...watch,
    });
  const errors = alarm(scope, site, `app-errors-${region}`, {
    severity: "page",
    meaning: "More than one request in a hundred is answered with an error of the application.",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 1,
    evaluationPeriods: 5,
    datapointsToAlarm: 3,
    treatMissingData: absentIsZero,
    metricQueries: [
      { id: "share", expression: "100 * FILL(failed, 0) / served", label: "Errors, %", returnData: true },
      ...(["served", "failed"] as const).map((id) => ({
        id,
        metric: {
          namespace: "AWS/ApplicationELB",
          metricName: id === "served" ? "RequestCount" : "HTTPCode_Target_5XX_Count",
          dimensions: both,
          stat: "Sum",
          period: 60,
        },
      })),
    ],
  });
  const slow = elb("slow", {
    severity: "page",
    meaning: "One request in a hundred takes longer than a second.",
    metricName: "TargetResponseTime",
    dimensions: both,
    extendedStatistic: "p99",
    evaluateLowSampleCountPercentiles: "ignore",
    period: 60,
    evaluationPeriods: 5,
    threshold: 1,
    treatMissingData: absentIsZero,
  });
  // An instance that drops connections is not among the application's errors: the balancer answers for it.
  const refused = elb("refused", {
    severity: "page",
    meaning: "The balancer answers with errors of its own: it finds no instance that takes the request.",
    metricName: "HTTPCode_ELB_5XX_Count",
    dimensions: lb,
    statistic: "Sum",
    period: 60,
    evaluationPeriods: 5,
    datapointsToAlarm: 3,
    threshold: 10,
    treatMissingData: absentIsZero,
  });
  const others = [
    elb("unhealthy", {
      severity: "ticket",
      meaning: "Instances fail their health check; they are being replaced.",
      metricName: "UnHealthyHostCount",
      dimensions: both,
      statistic: "Maximum",
      period: 60,
      evaluationPeriods: 10,
      threshold: 0,
      treatMissingData: absentIsZero,
    }),
    elb("no-instance", {
      severity: "page",
      meaning: "No instance is healthy: the site serves nobody.",
      metricName: "HealthyHostCount",
      dimensions: both,
      statistic: "Minimum",
      period: 60,
      evaluationPeriods: 2,
      threshold: 1,
      comparisonOperator: "LessThanThreshold",
      // Nothing reported is nothing there.
      treatMissingData: "breaching",
    }),
    elb("turned-away", {
      severity: "page",
      meaning: "The balancer has reached the number of connections that it takes.",
      metricName: "RejectedConnectionCount",
      dimensions: lb,
      statistic: "Sum",
      period: 60,
      evaluationPeriods: 1,
      threshold: 0,
      treatMissingData: absentIsZero,
    }),
    elb("tls-refused", {
      severity: "ticket",
      meaning: "Many clients can't agree on TLS with the balancer; usual after its policy was changed.",
      metricName: "ClientTLSNegotiationErrorCount",
      dimensions: lb,
      statistic: "Sum",
      period: 300,
      evaluationPeriods: 3,
      threshold: 1_000,
      treatMissingData: absentIsZero,
    }),
    expiry(scope, site, `certificate-${region}`, watched.certificate),
    blocked(scope, site, `blocked-${region}`, { WebACL: watched.firewallMetric, Region: region, Rule: "ALL" }),
  ];
  const users = [errors, slow, refused];
  return { signals: [...users, ...others], guards: users.map(({ handle }) => handle) };
}

export function edgeAlarms(
  scope: Scope,
  edge: Place,
  { distribution, certificate, firewallMetric }: StaticFiles,
): readonly Signal<MetricAlarm>[] {
  return [
    alarm(scope, edge, "static-errors", {
      severity: "page",
      meaning: "One static file in twenty is answered with an error: the shop has no pictures and no scripts.",
      namespace: "AWS/CloudFront",
      metricName: "5xxErrorRate",
      dimensions: { DistributionId: distribution.id, Region: "Global" },
      statistic: "Average",
      period: 60,
      evaluationPeriods: 5,
      threshold: 5,
      comparisonOperator: "GreaterThanThreshold",
      treatMissingData: absentIsZero,
    }),
    expiry(scope, edge, "certificate-static", certificate),
    blocked(scope, edge, "static-blocked", { WebACL: firewallMetric, Rule: "ALL" }),
  ];
}

/** It renews itself while its proof stands in the zone. */
function expiry(scope: Scope, place: Place, name: string, certificate: Certificate): Signal<MetricAlarm> {
  return alarm(scope, place, name, {
    severity: "ticket",
    meaning: "A certificate ends within 30 days and was not renewed: is its proof still in the zone?",
    namespace: "AWS/CertificateManager",
    metricName: "DaysToExpiry",
    dimensions: { CertificateArn: certificate.arn },
    statistic: "Minimum",
    period: 86_400,
    evaluationPeriods: 1,
    threshold: 30,
    comparisonOperator: "LessThanThreshold",
    treatMissingData: "missing",
  });
}

function blocked(
  scope: Scope,
  place: Place,
  name: string,
  dimensions: Readonly<Record<string, string>>,
): Signal<MetricAlarm> {
  return alarm(scope, place, name, {
    severity: "ticket",
    meaning: "The firewall refuses far more than it did at this hour before: an attack, or a rule that hits shoppers.",
    comparisonOperator: "GreaterThanUpperThreshold",
    evaluationPeriods: 3,
    thresholdMetricId: "usual",
    treatMissingData: absentIsZero,
    metricQueries: [
      { id: "usual", expression: "ANOMALY_DETECTION_BAND(refused, 4)", label: "Usual", returnData: true },
      {
        id: "refused",
        returnData: true,
        metric: {
          namespace: "AWS/WAFV2",
          metricName: "BlockedRequests",
          dimensions: { ...dimensions },
          stat: "Sum",
          period: 300,
        },
      },
    ],
  });
}
