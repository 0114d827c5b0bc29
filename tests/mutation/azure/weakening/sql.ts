import type { Weakening } from "../../tables";
import { named, ofType } from "./rows";

const servers = ofType(
  "sql:Server",
  { property: "administrators", operators: ["drop"], controls: ["8.2.2"] },
  {
    property: "administrators.azureADOnlyAuthentication",
    operators: ["flip", "drop"],
    controls: ["8.2.1", "8.2.2", "8.3.2"],
  },
  { property: "minimalTlsVersion", operators: ["replace"], weak: ["1.0", "1.1", "None"], controls: ["4.2.1"] },
  { property: "publicNetworkAccess", operators: ["flip", "drop"], controls: ["1.4.2", "1.4.4"] },
  { property: "restrictOutboundNetworkAccess", operators: ["flip", "drop"], controls: ["1.3.2"] },
  { property: "", operators: ["unprotect"], controls: ["availability"] },
);

const isCopy = (_value: unknown, inputs: Readonly<Record<string, unknown>>): boolean =>
  inputs.createMode === "Secondary";

const databases = ofType(
  "sql:Database",
  { property: "zoneRedundant", operators: ["flip", "drop"], controls: ["availability"] },
  {
    property: "requestedBackupStorageRedundancy",
    operators: ["replace"],
    weak: ["Local"],
    controls: ["availability"],
  },
  // A database of its own instead of a copy of the other site's.
  {
    property: "createMode",
    operators: ["replace", "drop"],
    weak: ["Default"],
    where: isCopy,
    controls: ["availability"],
  },
  { property: "sourceDatabaseId", operators: ["unrelate", "drop"], where: isCopy, controls: ["availability"] },
  { property: "", operators: ["remove"], where: isCopy, controls: ["availability"] },
  { property: "", operators: ["unprotect"], controls: ["availability"] },
);

const backups = [
  ...ofType(
    "sql:BackupShortTermRetentionPolicy",
    {
      property: "retentionDays",
      operators: ["shorten"],
      where: (days) => Number(days) > 7,
      controls: ["availability"],
    },
    { property: "retentionDays", operators: ["lengthen"], controls: ["3.2.1"] },
    { property: "serverName", operators: ["unrelate"], controls: ["3.2.1"] },
    { property: "", operators: ["remove"], controls: ["3.2.1"] },
  ),
  ...ofType(
    "sql:LongTermRetentionPolicy",
    { property: "monthlyRetention", operators: ["shorten", "drop"], controls: ["availability"] },
    { property: "monthlyRetention", operators: ["lengthen"], controls: ["3.2.1"] },
    { property: "weeklyRetention", operators: ["shorten", "drop"], controls: ["availability"] },
    { property: "weeklyRetention", operators: ["lengthen"], controls: ["3.2.1"] },
    { property: "serverName", operators: ["unrelate"], controls: ["availability"] },
    { property: "", operators: ["remove"], controls: ["availability"] },
  ),
  ...ofType(
    "sql:FailoverGroup",
    { property: "databases", operators: ["empty", "drop"], controls: ["availability"] },
    { property: "databases.*", operators: ["unrelate"], controls: ["availability"] },
    { property: "partnerServers", operators: ["empty"], controls: ["availability"] },
    { property: "partnerServers.*.id", operators: ["unrelate"], controls: ["availability"] },
    { property: "serverName", operators: ["unrelate"], controls: ["availability"] },
    { property: "", operators: ["remove"], controls: ["availability"] },
  ),
];

const keys = [
  ...ofType(
    "sql:EncryptionProtector",
    { property: "autoRotationEnabled", operators: ["flip", "drop"], controls: ["3.7.4"] },
    {
      property: "serverKeyType",
      operators: ["replace"],
      weak: ["ServiceManaged"],
      controls: ["3.6.1", "3.5.1"],
    },
    { property: "serverKeyName", operators: ["unrelate", "drop"], controls: ["3.6.1"] },
    { property: "serverName", operators: ["unrelate"], controls: ["3.6.1"] },
    { property: "", operators: ["remove"], controls: ["3.6.1", "3.5.1"] },
  ),
  ...ofType(
    "sql:ServerKey",
    { property: "serverKeyType", operators: ["replace"], weak: ["ServiceManaged"], controls: ["3.6.1"] },
    { property: "uri", operators: ["unrelate", "drop"], controls: ["3.6.1"] },
    // `database-key-<site>` is a server's own; with two sites in its name it opens what the other one wrote.
    { property: "", operators: ["remove"], where: named(/^database-key-[a-z0-9]+$/), controls: ["3.6.1"] },
    { property: "", operators: ["remove"], where: named(/^database-key-\w+-\w+$/), controls: ["availability"] },
  ),
];

const auditing = ofType(
  "sql:ExtendedServerBlobAuditingPolicy",
  { property: "state", operators: ["flip"], controls: ["10.2.1"] },
  { property: "auditActionsAndGroups", operators: ["fewer"], controls: ["10.2.1", "10.2.1.1"] },
  { property: "isAzureMonitorTargetEnabled", operators: ["flip", "drop"], controls: ["10.3.3"] },
  { property: "isDevopsAuditEnabled", operators: ["flip", "drop"], controls: ["10.2.1.2"] },
  // The log store takes no keys.
  { property: "isManagedIdentityInUse", operators: ["flip", "drop"], controls: ["10.2.1"] },
  {
    property: "predicateExpression",
    operators: ["replace"],
    weak: ["database_principal_name = 'nobody'"],
    controls: ["10.2.1.1"],
  },
  // 0 is for ever: the store's own lifecycle ends them.
  { property: "retentionDays", operators: ["replace"], weak: [30], controls: ["10.5.1"] },
  { property: "storageEndpoint", operators: ["unrelate", "drop"], controls: ["10.5.1", "10.3.3"] },
  { property: "serverName", operators: ["unrelate"], controls: ["10.2.1"] },
  { property: "", operators: ["remove"], controls: ["10.2.1"] },
);

const outbound = ofType(
  "sql:OutboundFirewallRule",
  {
    property: "outboundRuleFqdn",
    operators: ["replace"],
    weak: ["elsewhere.blob.core.windows.net"],
    controls: ["1.3.2"],
  },
  // The way of a server's audit log into the store of its own site.
  {
    property: "",
    operators: ["remove"],
    where: named(/-(\w+)-\1$/),
    controls: ["10.2.1"],
  },
);

export const sql: readonly Weakening[] = [...servers, ...databases, ...backups, ...keys, ...auditing, ...outbound];
