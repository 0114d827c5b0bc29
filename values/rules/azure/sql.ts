import type { ValueRule } from "../../rule";
import { about, form, given, lastOf, one, text, wrong } from "./given";

const docs = (page: string) => `Azure SQL Database documentation, ${page}; 2026-11`;

interface Objective {
  readonly tier: string;
  readonly family?: string;
  readonly cores?: readonly number[];
}

const gen5 = [2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 24, 32, 40, 80, 128];
/** Objectives that a new database may have. Source: resource limits, purchasing models (2026); Gen4 and M-series ended. */
const objectives: Readonly<Record<string, Objective>> = {
  GP_Gen5: { tier: "GeneralPurpose", family: "Gen5", cores: gen5 },
  GP_S_Gen5: { tier: "GeneralPurpose", family: "Gen5", cores: [1, ...gen5.filter((cores) => cores <= 40), 80] },
  BC_Gen5: { tier: "BusinessCritical", family: "Gen5", cores: gen5 },
  HS_Gen5: { tier: "Hyperscale", family: "Gen5", cores: gen5 },
  HS_PRMS: { tier: "Hyperscale", family: "PRMS", cores: gen5 },
  HS_MOPRMS: { tier: "Hyperscale", family: "MOPRMS", cores: gen5 },
  Basic: { tier: "Basic" },
  Standard: { tier: "Standard" },
  Premium: { tier: "Premium" },
};

/** Checked where a database is a resource, and where it is part of a template. */
function objective(at: string, sku: unknown): ReturnType<typeof wrong>[] {
  const name = text(sku, "name") ?? "";
  const known = objectives[name];
  if (known === undefined)
    return [wrong(`${at}sku.name`, one(sku, "name"), `one of ${Object.keys(objectives).join(", ")}`)];
  const tier = one(sku, "tier");
  const family = one(sku, "family");
  const capacity = one(sku, "capacity");
  return [
    ...(tier === undefined || tier === known.tier ? [] : [wrong(`${at}sku.tier`, tier, known.tier)]),
    ...(family === undefined || family === known.family
      ? []
      : [wrong(`${at}sku.family`, family, known.family ?? "nothing")]),
    ...(capacity === undefined || known.cores === undefined || known.cores.includes(Number(capacity))
      ? []
      : [wrong(`${at}sku.capacity`, capacity, `one of ${known.cores.join(", ")}`)]),
  ];
}

function zones(at: string, of: unknown, sku: unknown): ReturnType<typeof wrong>[] {
  if (one(of, "zoneRedundant") !== true) return [];
  const name = text(sku, "name") ?? "";
  const backups = text(of, "requestedBackupStorageRedundancy");
  return [
    ...(/^(Basic|Standard)$/.test(name) ? [wrong(`${at}zoneRedundant`, true, `false with ${name}`)] : []),
    ...(name.startsWith("HS_") && !/Zone/.test(backups ?? "")
      ? [wrong(`${at}requestedBackupStorageRedundancy`, backups, "Zone or GeoZone in Hyperscale")]
      : []),
  ];
}

const templated = (inputs: unknown) =>
  given(inputs, "properties.template.resources[]").filter(
    ({ value }) => text(value, "type") === "Microsoft.Sql/servers/databases",
  );

const versionedKey = /^https:\/\/[a-z0-9-]{3,24}\.vault\.azure\.net\/keys\/[A-Za-z0-9-]{1,127}\/[0-9a-f]{32}$/i;

export const sql: readonly ValueRule[] = [
  about(
    "sql-objective",
    ["sql:Database"],
    {
      traps: ["46"],
      reads: ["sku", "zoneRedundant"],
      source: docs("resource limits, purchasing models, zone redundancy"),
    },
    ({ inputs }) =>
      inputs["sku"] === undefined
        ? [wrong("sku", undefined, "an objective, said outright")]
        : [...objective("", inputs["sku"]), ...zones("", inputs, inputs["sku"])],
  ),
  about(
    "sql-objective-in-template",
    ["resources:Deployment"],
    {
      reads: [
        "properties.template.resources[].sku",
        "properties.template.resources[].properties.maxSizeBytes",
        "properties.template.resources[].properties.minCapacity",
        "properties.template.resources[].properties.autoPauseDelay",
      ],
      source: docs("resource limits, purchasing models, serverless"),
    },
    ({ inputs }) =>
      templated(inputs).flatMap(({ path, value }) => {
        const at = `${path}.`;
        const pause = one(value, "properties.autoPauseDelay");
        const least = one(value, "properties.minCapacity");
        return [
          ...objective(at, one(value, "sku")),
          ...zones(`${at}properties.`, one(value, "properties"), one(value, "sku")),
          ...size(`${at}properties.`, one(value, "properties.maxSizeBytes")),
          ...(pause === undefined || pause === -1 || (Number(pause) >= 15 && Number(pause) <= 10080)
            ? []
            : [wrong(`${at}properties.autoPauseDelay`, pause, "-1, or 15 to 10080 minutes")]),
          ...(least === undefined || /^(\[json\('0\.5'\)\]|0\.5|0\.75|[1-9]\d*)$/.test(String(least))
            ? []
            : [wrong(`${at}properties.minCapacity`, least, "0.5 or more cores; a fraction as an expression of JSON")]),
        ];
      }),
  ),
  about(
    "sql-size",
    ["sql:Database"],
    { reads: ["maxSizeBytes"], source: docs("resource limits: whole gigabytes") },
    ({ inputs }) => size("", one(inputs, "maxSizeBytes")),
  ),
  about(
    "sql-pause",
    ["sql:Database"],
    { reads: ["autoPauseDelay", "minCapacity"], source: docs("serverless") },
    ({ inputs }) => {
      const pause = one(inputs, "autoPauseDelay");
      const fits = pause === undefined || pause === -1 || (Number(pause) >= 15 && Number(pause) <= 10080);
      const least = one(inputs, "minCapacity");
      return [
        ...(fits ? [] : [wrong("autoPauseDelay", pause, "-1, or 15 to 10080 minutes")]),
        ...(least === undefined || [0.5, 0.75].includes(Number(least)) || Number.isInteger(least)
          ? []
          : [wrong("minCapacity", least, "0.5, 0.75 or a whole number")]),
      ];
    },
  ),
  form({
    name: "sql-tls",
    of: { "sql:Server": ["minimalTlsVersion"] },
    fits: /^1\.[23]$/,
    allowed: "1.2 or 1.3: older ones ended in August 2025",
    source: docs("connectivity settings"),
  }),
  form({
    name: "sql-short-retention",
    of: { "sql:BackupShortTermRetentionPolicy": ["retentionDays"] },
    fits: (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 35,
    allowed: "1 to 35 days",
    source: docs("automated backups"),
  }),
  form({
    name: "sql-differential",
    of: { "sql:BackupShortTermRetentionPolicy": ["diffBackupIntervalInHours"] },
    fits: (value) => value === 12 || value === 24,
    allowed: "12 or 24 hours",
    source: docs("automated backups"),
  }),
  about(
    "sql-long-retention",
    ["sql:LongTermRetentionPolicy"],
    {
      reads: ["weeklyRetention", "monthlyRetention", "yearlyRetention", "weekOfYear"],
      source: docs("long-term retention: weeks, months or years, at most ten years"),
    },
    ({ inputs }) => [
      ...["weeklyRetention", "monthlyRetention", "yearlyRetention"].flatMap((path) =>
        given(inputs, path)
          .filter(({ value }) => !/^(PT0S|P([1-9]\d{0,2}W|[1-9]\d{0,2}M|[1-9]Y|10Y))$/.test(String(value)))
          .map((found) => wrong(path, found.value, "PT0S, or weeks, months or years as P5W, P12M, P1Y")),
      ),
      ...(one(inputs, "yearlyRetention") !== undefined && one(inputs, "weekOfYear") === undefined
        ? [wrong("weekOfYear", undefined, "1 to 52, with a yearly retention")]
        : []),
    ],
  ),
  about(
    "sql-administrators-left",
    ["sql:Server"],
    {
      traps: ["41"],
      reads: ["administrators"],
      source: "Declaration of the type: administrators are taken when the server is made, and never again",
    },
    ({ options, inputs }) =>
      inputs["administrators"] === undefined || options.ignoreChanges.includes("administrators")
        ? []
        : [wrong("administrators", "changes are sent", "ignoreChanges: a later change is refused or passed over")],
  ),
  about(
    "sql-failover-group",
    ["sql:FailoverGroup"],
    {
      traps: ["43"],
      reads: ["readWriteEndpoint", "partnerServers", "failoverGroupName"],
      source: docs("failover groups"),
    },
    ({ inputs }, { resources }) => {
      const servers = resources.filter(({ type }) => type === "azure-native:sql:Server");
      const placeOf = (name: unknown) =>
        one(servers.find((each) => one(each.inputs, "serverName") === name)?.inputs, "location");
      const name = text(inputs, "failoverGroupName");
      const partners = given(inputs, "partnerServers[].id");
      const policy = text(inputs, "readWriteEndpoint.failoverPolicy");
      const grace = one(inputs, "readWriteEndpoint.failoverWithDataLossGracePeriodMinutes");
      return [
        ...(servers.some((each) => one(each.inputs, "serverName") === name)
          ? [wrong("failoverGroupName", name, "another name than the servers'")]
          : []),
        ...partners
          .filter(
            ({ value }) =>
              placeOf(lastOf(value)) !== undefined && placeOf(lastOf(value)) === placeOf(one(inputs, "serverName")),
          )
          .map(({ path, value }) => wrong(path, value, "a server in another region")),
        ...(policy === "Automatic" && !(Number(grace) >= 60)
          ? [wrong("readWriteEndpoint.failoverWithDataLossGracePeriodMinutes", grace, "at least 60 minutes")]
          : []),
        ...(policy === "Manual" && grace !== undefined
          ? [wrong("readWriteEndpoint.failoverWithDataLossGracePeriodMinutes", grace, "nothing, with Manual")]
          : []),
      ];
    },
  ),
  form({
    name: "key-version",
    of: {
      "sql:ServerKey": ["uri"],
      "compute:DiskEncryptionSet": ["activeKey.keyUrl"],
      "redisenterprise:RedisEnterprise": ["encryption.customerManagedKeyEncryption.keyEncryptionKeyUrl"],
    },
    fits: versionedKey,
    allowed: "a key's address with its version",
    source: "Declarations of each type; Key Vault documentation, identifiers; 2026-11",
    traps: ["45"],
  }),
  about(
    "sql-key-name",
    ["sql:ServerKey"],
    { reads: ["keyName"], source: docs("REST reference, server keys: vault_key_version") },
    ({ inputs }) => {
      const found = /^https:\/\/([^.]+)\.vault\.azure\.net\/keys\/([^/]+)\/([^/]+)$/.exec(text(inputs, "uri") ?? "");
      const wanted = found?.slice(1).join("_");
      return wanted === undefined || text(inputs, "keyName") === wanted
        ? []
        : [wrong("keyName", one(inputs, "keyName"), wanted)];
    },
  ),
  about(
    "sql-audit-has-a-way",
    ["sql:ExtendedServerBlobAuditingPolicy"],
    {
      traps: ["48"],
      reads: ["isAzureMonitorTargetEnabled"],
      source: docs("auditing: to the monitor only by a diagnostic setting on master"),
    },
    ({ inputs }, { resources }) => {
      if (inputs["isAzureMonitorTargetEnabled"] !== true) return [];
      const wanted = `/servers/${String(one(inputs, "serverName"))}/databases/master`;
      const has = resources.some(
        (each) =>
          each.type === "azure-native:monitor:DiagnosticSetting" &&
          (one(each.inputs, "resourceUri") === undefined || String(one(each.inputs, "resourceUri")).endsWith(wanted)) &&
          given(each.inputs, "logs[].category").some(({ value }) => value === "SQLSecurityAuditEvents"),
      );
      return has
        ? []
        : [wrong("isAzureMonitorTargetEnabled", true, `a diagnostic setting on ${wanted} with SQLSecurityAuditEvents`)];
    },
  ),
  form({
    name: "sql-audit-store",
    of: { "sql:ExtendedServerBlobAuditingPolicy": ["storageEndpoint"] },
    fits: /^https:\/\/[a-z0-9]{3,24}\.blob\.core\.windows\.net\/$/,
    allowed: "a store's blob address with / at its end",
    source: docs("auditing"),
  }),
  form({
    name: "sql-audit-actions",
    of: { "sql:ExtendedServerBlobAuditingPolicy": ["auditActionsAndGroups[]"] },
    fits: /^(?:[A-Z_]+_GROUP|(?:SELECT|UPDATE|INSERT|DELETE|EXECUTE|RECEIVE|REFERENCES)(?: on .+ by .+)?)$/,
    allowed: "an action group in capitals, ending with _GROUP, or an action on an object",
    source: docs("auditing, list of groups"),
  }),
  form({
    name: "sql-outbound-host",
    of: { "sql:OutboundFirewallRule": ["outboundRuleFqdn"] },
    fits: /^(?=.{1,253}$)(?:[a-z0-9-]{1,63}\.)+[a-z]{2,}$/,
    allowed: "a host's whole name",
    source: docs("outbound firewall rules"),
  }),
];

function size(at: string, value: unknown): ReturnType<typeof wrong>[] {
  const gigabyte = 2 ** 30;
  const fits =
    value === undefined ||
    (Number(value) % gigabyte === 0 && Number(value) >= gigabyte && Number(value) <= 4096 * gigabyte);
  return fits || Number(value) === 250 * gigabyte
    ? []
    : [wrong(`${at}maxSizeBytes`, value, "whole gigabytes, from 1 to 4096")];
}
