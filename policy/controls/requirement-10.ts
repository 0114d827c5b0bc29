import type { Control } from "./control";
import { requirement10Events } from "./requirement-10-events";
import { alsoAt, inText } from "./sources";

const protection = "ce.prod.cloudaware.com/frameworks/pci-dss-v4.0.1/10/03";

/** Requirement 10: logs and their watch. */
export const requirement10: readonly Control[] = [
  {
    number: "10.2.1",
    title: "Audit logs are on for every component and for cardholder data.",
    level: "mandatory",
    severity: "critical",
    shows: "Each entry, network, store, cache and the cloud itself sends its log to a store that is kept.",
    remains: "Logs of the application and of the systems inside machines.",
    evidence: {
      aws: [
        "cloudtrail.Trail.isMultiRegionTrail",
        "ec2.FlowLog.trafficType",
        "lb.LoadBalancer.accessLogs",
        "wafv2.WebAclLoggingConfiguration.logDestinationConfigs",
        "rds.Instance.enabledCloudwatchLogsExports",
        "s3.BucketLogging.targetBucket",
        "elasticache.ReplicationGroup.logDeliveryConfigurations",
      ],
      azure: [
        "monitor.DiagnosticSetting.logs",
        "sql.ExtendedServerBlobAuditingPolicy.state",
        "network.FlowLog.targetResourceId",
      ],
    },
    source: inText,
  },
  ...requirement10Events,
  {
    number: "10.3.2",
    title: "Nobody can change a log file.",
    level: "mandatory",
    severity: "critical",
    shows: "The archive that logs go to is locked for a set time, keeps versions and can't become public.",
    remains: "Who may loosen the lock where its mode allows that.",
    evidence: {
      aws: [
        "s3.BucketObjectLockConfiguration.rule",
        "s3.BucketVersioning.versioningConfiguration",
        "s3.BucketPublicAccessBlock.restrictPublicBuckets",
      ],
      azure: ["storage.BlobContainerImmutabilityPolicy.immutabilityPeriodSinceCreationInDays"],
    },
    source: alsoAt(protection),
  },
  {
    number: "10.3.3",
    title: "Log files go promptly to a central place that is hard to change, those of public entries too.",
    level: "mandatory",
    severity: "high",
    shows: "Logs leave their source for one workspace or group, and for a store of their own.",
    remains: "Logs of the application and of the systems inside machines.",
    evidence: {
      aws: ["cloudtrail.Trail.cloudWatchLogsGroupArn"],
      azure: ["monitor.DiagnosticSetting.workspaceId", "monitor.DiagnosticSetting.storageAccountId"],
    },
    source: alsoAt(protection),
  },
  {
    number: "10.3.4",
    title: "A change of log data that is already written raises an alarm.",
    level: "mandatory",
    severity: "high",
    shows: "The trail signs its files so that a change shows, or the archive refuses changes.",
    remains: "Checking the signatures regularly: nothing does so by itself, and no alarm comes before that.",
    evidence: {
      aws: ["cloudtrail.Trail.enableLogFileValidation"],
      azure: ["storage.BlobContainerImmutabilityPolicy.immutabilityPeriodSinceCreationInDays"],
    },
    source: alsoAt(protection),
  },
  {
    number: "10.4.1.1",
    title: "Logs are reviewed by automatic means.",
    level: "mandatory",
    severity: "high",
    shows: "Services that look for signs of attack are on, and queries over logs raise alarms.",
    remains: "The daily look itself (10.4.1), and following up what is found.",
    evidence: {
      aws: [
        "securityhub.Account.enableDefaultStandards",
        "guardduty.Detector.enable",
        "cloudwatch.LogMetricFilter.pattern",
      ],
      azure: ["securityinsights.SentinelOnboardingState.workspaceName", "monitor.ScheduledQueryRule.criteria"],
    },
    source: alsoAt("ce.prod.cloudaware.com/frameworks/pci-dss-v4.0.1/10/04"),
  },
  {
    number: "10.5.1",
    title: "Logs are kept for twelve months, the last three of them at hand.",
    level: "mandatory",
    severity: "critical",
    shows: "No log store ends before 365 days or moves data to a slow archive before 90.",
    remains: "The written policy, and showing that old logs can be read.",
    evidence: {
      aws: ["cloudwatch.LogGroup.retentionInDays", "s3.BucketLifecycleConfiguration.rules"],
      azure: [
        "operationalinsights.Workspace.retentionInDays",
        "operationalinsights.Table.totalRetentionInDays",
        "storage.ManagementPolicy.policy",
      ],
    },
    source: alsoAt("withpci.com/requirements/10/10.5/10.5.1"),
  },
  {
    number: "10.6.2",
    title: "Clocks are right and agree, from designated servers that follow known sources.",
    level: "advisory",
    severity: "low",
    shows: "Start scripts name the cloud's own time service, or the image ships with it.",
    remains: "Showing the setting inside a running machine.",
    evidence: {
      aws: ["ec2.LaunchTemplate.userData"],
      azure: { notApplicable: "The host gives the time and the image takes it; no property says so." },
    },
    source: inText,
  },
  {
    number: "10.7.2",
    title: "When a critical control fails, that is noticed, announced and mended at once.",
    level: "mandatory",
    severity: "high",
    shows: "Alarms watch the calls that switch controls off, and each has someone to tell.",
    remains: "Mending it, and the failures that make no call, such as controls of people and buildings.",
    evidence: {
      aws: ["cloudwatch.MetricAlarm.alarmActions", "cloudwatch.EventRule.eventPattern"],
      azure: ["monitor.ActivityLogAlert.condition", "monitor.ActionGroup.emailReceivers"],
    },
    source: alsoAt("myctrl.tools/frameworks/pci-dss-v4/10-7-2"),
  },
];
