import type { Profile } from "@pulumi/azure-native/cdn";
import { MetricAlert } from "@pulumi/azure-native/monitor";
import type { LoadBalancer, PrivateLinkService } from "@pulumi/azure-native/network";
import type { Scope, Signal } from "../../../components/contract";
import type { AlarmArgs } from "../alarm";
import { alarm } from "../alarm";
import type { AzureSite, Place } from "../options";
import { inSite } from "../options";
import { azureName } from "../shared/names";

type Watch = Pick<AlarmArgs, "severity" | "meaning" | "metric" | "operator" | "threshold"> & Partial<AlarmArgs>;

/** Names of metrics: Azure Monitor documentation, "supported metrics" of the three kinds; 2026-11. */
export function siteAlarms(
  scope: Scope,
  site: AzureSite,
  balancer: LoadBalancer,
  link: PrivateLinkService,
): readonly Signal<MetricAlert>[] {
  const { region } = site;
  const lb = (name: string, watch: Watch) =>
    alarm(scope, site, `${name}-${region}`, {
      target: balancer.id,
      namespace: "Microsoft.Network/loadBalancers",
      aggregation: "Average",
      ...watch,
    });
  return [
    lb("no-instance", {
      severity: "page",
      meaning: "Hardly an instance is healthy: the site serves nobody.",
      metric: "DipAvailability",
      operator: "LessThan",
      threshold: 10,
    }),
    lb("unhealthy", {
      severity: "ticket",
      meaning: "Instances fail their health check; they are being replaced.",
      metric: "DipAvailability",
      operator: "LessThan",
      threshold: 90,
      window: "PT15M",
      every: "PT5M",
    }),
    lb("balancer-down", {
      severity: "page",
      meaning: "The way through the balancer is disturbed.",
      metric: "VipAvailability",
      operator: "LessThan",
      threshold: 90,
    }),
    alarm(scope, site, `link-ports-${region}`, {
      severity: "ticket",
      meaning: "The private link runs out of ports: give it another address.",
      target: link.id,
      namespace: "Microsoft.Network/privateLinkServices",
      metric: "PLSNatPortsUsage",
      aggregation: "Average",
      operator: "GreaterThan",
      threshold: 70,
      window: "PT15M",
      every: "PT5M",
      dimensions: { PrivateLinkServiceIPAddress: ["*"] },
    }),
  ];
}

export function edgeAlarms(scope: Scope, edge: Place, profile: Profile): readonly Signal<MetricAlert>[] {
  const door = (name: string, watch: Watch) =>
    alarm(scope, edge, name, {
      target: profile.id,
      namespace: "Microsoft.Cdn/profiles",
      aggregation: "Average",
      ...watch,
    });
  return [
    door("edge-errors", {
      severity: "page",
      meaning: "More than one request in a hundred is answered with an error.",
      metric: "Percentage5XX",
      operator: "GreaterThan",
      threshold: 1,
      dimensions: { Endpoint: ["*"] },
    }),
    door("edge-slow", {
      severity: "page",
      meaning: "Answers take longer than a second on average.",
      metric: "TotalLatency",
      operator: "GreaterThan",
      threshold: 1_000,
      dimensions: { Endpoint: ["*"] },
    }),
    door("origin-health", {
      severity: "page",
      meaning:
        "The edge finds a site dead: shoppers are on the other one, or the other one is not there to fall back on. A private link that nobody approved looks the same.",
      metric: "OriginHealthPercentage",
      operator: "LessThan",
      threshold: 50,
      dimensions: { Origin: ["*"] },
    }),
    unusual(scope, edge, profile),
  ];
}

/** More than this hour of other days had; a fixed figure would be wrong for one shop or another. */
function unusual(scope: Scope, edge: Place, profile: Profile): Signal<MetricAlert> {
  const name = "blocked";
  const severity = "ticket";
  const meaning =
    "The firewall refuses far more than it did at this hour before: an attack, or a rule that hits shoppers.";
  const { account, group, actionGroup } = edge.link;
  const handle = new MetricAlert(
    name,
    {
      ruleName: azureName("alert", { prefix: scope.prefix, account }, name),
      resourceGroupName: group.name,
      location: "global",
      description: `[${severity}] ${meaning}`,
      severity: 3,
      enabled: true,
      scopes: [profile.id],
      evaluationFrequency: "PT5M",
      windowSize: "PT15M",
      autoMitigate: true,
      criteria: {
        // The one form that takes a threshold which is learnt, of one resource too.
        odataType: "Microsoft.Azure.Monitor.MultipleResourceMultipleMetricCriteria",
        allOf: [
          {
            criterionType: "DynamicThresholdCriterion",
            name: "metric",
            metricNamespace: "Microsoft.Cdn/profiles",
            metricName: "WebApplicationFirewallRequestCount",
            timeAggregation: "Total",
            operator: "GreaterThan",
            alertSensitivity: "Low",
            failingPeriods: { numberOfEvaluationPeriods: 4, minFailingPeriodsToAlert: 3 },
            dimensions: [{ name: "Action", operator: "Include", values: ["Block"] }],
          },
        ],
      },
      actions: [{ actionGroupId: actionGroup.id }],
      tags: scope.tags,
    },
    inSite(scope, edge),
  );
  return { name, region: edge.region, severity, meaning, handle };
}
