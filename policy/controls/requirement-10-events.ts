import type { Control } from "./control";
import { onlyAt, alsoAt } from "./sources";

const page = "ce.prod.cloudaware.com/frameworks/pci-dss-v4.0.1/10/02";

/** Calls that change anything are in a trail, and in the activity log of a subscription. */
const callsOnAws = [
  "cloudtrail.Trail.eventSelectors",
  "cloudtrail.Trail.advancedEventSelectors",
  "cloudtrail.Trail.includeGlobalServiceEvents",
];
const callsOnAzure = ["monitor.DiagnosticSetting.resourceUri", "monitor.SubscriptionDiagnosticSetting.logs"];

/** Requirement 10.2.1.x: which events are logged. */
export const requirement10Events: readonly Control[] = [
  {
    number: "10.2.1.1",
    title: "Logs hold each person's access to cardholder data.",
    level: "advisory",
    severity: "high",
    shows: "Reads and writes of objects in data stores are logged, and so are calls to databases.",
    remains: "Logs of the application, which alone knows the person behind a request.",
    evidence: {
      aws: ["cloudtrail.Trail.advancedEventSelectors"],
      azure: ["monitor.DiagnosticSetting.logs", "sql.ExtendedServerBlobAuditingPolicy.auditActionsAndGroups"],
    },
    source: alsoAt(page),
  },
  {
    number: "10.2.1.2",
    title: "Logs hold every action of administrators, and of system accounts that a person uses.",
    level: "mandatory",
    severity: "high",
    shows: "Calls to the cloud's own interfaces are logged in all regions.",
    remains: "What administrators do inside machines and databases.",
    evidence: { aws: callsOnAws, azure: callsOnAzure },
    source: alsoAt(page),
  },
  {
    number: "10.2.1.3",
    title: "Logs hold every access to the logs.",
    level: "mandatory",
    severity: "high",
    shows: "Access to the objects of log stores is logged, and so is what changes these stores.",
    remains: "Queries in tools outside the cloud that read the logs.",
    evidence: {
      aws: [...callsOnAws, "s3.BucketLogging.targetBucket"],
      azure: [...callsOnAzure, "monitor.DiagnosticSetting.logs"],
    },
    source: alsoAt(page),
  },
  {
    number: "10.2.1.4",
    title: "Logs hold every failed attempt to get in.",
    level: "mandatory",
    severity: "high",
    shows: "Refused calls are in the trail or the activity log, refused log-ins in the database's audit.",
    remains: "Sign-in logs of the directory, and failed log-ins to the application.",
    evidence: {
      aws: callsOnAws,
      azure: [...callsOnAzure, "sql.ExtendedServerBlobAuditingPolicy.auditActionsAndGroups"],
    },
    source: onlyAt(page),
  },
  {
    number: "10.2.1.5",
    title: "Logs hold every change of accounts, rights and credentials.",
    level: "mandatory",
    severity: "high",
    shows:
      "Changes of roles and rights are in the trail, with the services that have no region, or in the activity log.",
    remains: "Changes in the directory and inside the application.",
    evidence: { aws: callsOnAws, azure: callsOnAzure },
    source: alsoAt(page),
  },
  {
    number: "10.2.1.6",
    title: "Logs hold it when a log is started, paused or stopped.",
    level: "mandatory",
    severity: "critical",
    shows: "Calls that make, stop or delete logs are logged by another log.",
    remains: "Logs inside machines.",
    evidence: { aws: callsOnAws, azure: callsOnAzure },
    source: alsoAt(page),
  },
  {
    number: "10.2.1.7",
    title: "Logs hold it when an object of the system is made or deleted.",
    level: "mandatory",
    severity: "high",
    shows: "Creating and deleting resources is in the trail or the activity log.",
    remains: "Tables, files and services inside databases and machines.",
    evidence: { aws: callsOnAws, azure: callsOnAzure },
    source: alsoAt(page),
  },
];
