import type { Neutral } from "../../tables";

const component = "azure-native:applicationinsights:Component";
const webTest = "azure-native:applicationinsights:WebTest";
const metric = "azure-native:monitor:MetricAlert";
const query = "azure-native:monitor:ScheduledQueryRule";
const collection = "azure-native:monitor:DataCollectionRule";

export const monitoring: readonly Neutral[] = [
  {
    reason: "How a table can be asked. What matters for its record is how long it is kept, which is another property.",
    properties: ["azure-native:resources:Deployment properties.template.resources.*.properties.plan"],
  },
  {
    reason: "A page of figures: it shows, and decides nothing.",
    properties: [
      "azure-native:applicationinsights:Workbook ",
      "azure-native:applicationinsights:Workbook category",
      "azure-native:applicationinsights:Workbook kind",
      "azure-native:applicationinsights:Workbook serializedData.**",
      "azure-native:applicationinsights:Workbook sourceId",
      "azure-native:applicationinsights:Workbook version",
    ],
  },
  {
    reason: "Where the application's figures (requests, times, failures) go; its logs take another way.",
    properties: [
      `${component} `,
      `${component} applicationType`,
      `${component} flowType`,
      `${component} ingestionMode`,
      `${component} kind`,
      `${component} requestSource`,
      `${component} workspaceResourceId`,
    ],
  },
  {
    reason: "How, from where and how patiently the page is asked for.",
    properties: [
      `${webTest} kind`,
      `${webTest} locations.*.location`,
      `${webTest} request.followRedirects`,
      `${webTest} request.httpVerb`,
      `${webTest} request.parseDependentRequests`,
      `${webTest} retryEnabled`,
      `${webTest} timeout`,
      `${webTest} webTestKind`,
    ],
  },
  {
    reason: "Thresholds of alarms: when they go off, not whether.",
    properties: [
      `${webTest} validationRules.expectedHttpStatusCode`,
      `${webTest} validationRules.sSLCertRemainingLifetimeCheck`,
      `${metric} criteria.allOf.*.alertSensitivity`,
      `${metric} criteria.allOf.*.failingPeriods.*`,
      `${metric} criteria.allOf.*.operator`,
      `${metric} criteria.allOf.*.threshold`,
      `${metric} criteria.allOf.*.timeAggregation`,
      `${metric} criteria.failedLocationCount`,
      `${metric} evaluationFrequency`,
      `${metric} windowSize`,
      `${query} criteria.allOf.*.failingPeriods.*`,
      `${query} criteria.allOf.*.timeAggregation`,
      `${query} evaluationFrequency`,
      `${query} windowSize`,
    ],
  },
  {
    reason: "How an alarm is written down, and how loud it is.",
    properties: [
      `${metric} autoMitigate`,
      `${metric} criteria.allOf.*.criterionType`,
      `${metric} criteria.allOf.*.name`,
      `${metric} criteria.odataType`,
      `${metric} severity`,
      `${query} autoMitigate`,
      `${query} kind`,
      `${query} severity`,
      `${query} skipQueryValidation`,
      "azure-native:monitor:ActionGroup emailReceivers.*.useCommonAlertSchema",
    ],
  },
  {
    reason: "Which part of a figure an alarm counts; without it, it counts more. The figure itself is a row.",
    properties: [
      `${metric} criteria.allOf.*.dimensions`,
      `${metric} criteria.allOf.*.dimensions.*.name`,
      `${metric} criteria.allOf.*.dimensions.*.operator`,
      `${metric} criteria.allOf.*.dimensions.*.values.*`,
      `${metric} criteria.allOf.*.metricNamespace`,
    ],
  },
  {
    reason: "What the alarms on the shop's answers look at: how it runs, not how it is guarded.",
    properties: [`${metric} criteria.componentId`, `${metric} criteria.webTestId`],
  },
  {
    reason: "Which notices of the cloud's own health are passed on.",
    properties: [
      "azure-native:monitor:ActivityLogAlert condition.allOf.*.anyOf.*.equals",
      "azure-native:monitor:ActivityLogAlert condition.allOf.*.anyOf.*.field",
    ],
  },
  {
    reason: "Figures on how a service or an instance feels.",
    properties: [
      "azure-native:monitor:DiagnosticSetting metrics",
      "azure-native:monitor:DiagnosticSetting metrics.*.category",
      "azure-native:monitor:DiagnosticSetting metrics.*.enabled",
      `${collection} dataSources.performanceCounters.*.counterSpecifiers.*`,
      `${collection} dataSources.performanceCounters.*.name`,
      `${collection} dataSources.performanceCounters.*.samplingFrequencyInSeconds`,
      `${collection} dataSources.performanceCounters.*.streams.*`,
    ],
  },
  {
    reason: "In which table of the same workspace the records stand, and names inside the rule.",
    properties: [
      "azure-native:monitor:DiagnosticSetting logAnalyticsDestinationType",
      `${collection} dataSources.syslog.*.name`,
      `${collection} destinations.logAnalytics.*.name`,
      `${collection} kind`,
    ],
  },
];
