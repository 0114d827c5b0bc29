import type { Broken, ValueRule } from "../../rule";
import { at, each, lists, one, relation, sources } from "../read";
import { windowProblem } from "./windows";

const instance = "aws:rds/instance:Instance";
const group = "aws:rds/parameterGroup:ParameterGroup";
const copies = "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication";

/** Parameters of PostgreSQL that this program may give and that only a restart brings into effect. */
const atRestart = [
  "rds.force_ssl",
  "shared_preload_libraries",
  "max_connections",
  "rds.logical_replication",
  "max_wal_senders",
  "max_replication_slots",
  "shared_buffers",
  "huge_pages",
  "rds.iam_auth_for_replication",
];

function broken(path: string, given: unknown, allowed: string): Broken {
  return { path, given, allowed };
}

export const database: readonly ValueRule[] = [
  lists(
    {
      name: "rds-monitoring-interval",
      source: "Amazon RDS API reference, CreateDBInstance, MonitoringInterval; 2026-11, from memory",
    },
    instance,
    { monitoringInterval: [0, 1, 5, 10, 15, 30, 60] },
  ),
  lists({ name: "rds-values", source: "Amazon RDS API reference, CreateDBInstance; 2026-11, from memory" }, instance, {
    storageType: ["gp2", "gp3", "io1", "io2", "standard"],
    networkType: ["IPV4", "DUAL"],
    engineLifecycleSupport: ["open-source-rds-extended-support", "open-source-rds-extended-support-disabled"],
    "enabledCloudwatchLogsExports[]": ["postgresql", "upgrade", "iam-db-auth-error"],
    caCertIdentifier: ["rds-ca-rsa2048-g1", "rds-ca-rsa4096-g1", "rds-ca-ecc384-g1"],
  }),
  each(
    {
      name: "rds-insights-retention",
      source: "Amazon RDS API reference, PerformanceInsightsRetentionPeriod; 2026-11, from memory",
    },
    instance,
    "performanceInsightsRetentionPeriod",
    "7, 31 times a number of months from 1 to 23, or 731",
    (days) =>
      typeof days === "number" &&
      (days === 7 || days === 731 || days === 465 || (days % 31 === 0 && days >= 31 && days <= 713)),
  ),
  relation(
    {
      name: "rds-insights-advanced",
      source: "Amazon RDS user guide, considerations for Database Insights; 2026-11",
      traps: ["T23"],
    },
    instance,
    ({ databaseInsightsMode, performanceInsightsEnabled, performanceInsightsRetentionPeriod: days }) =>
      databaseInsightsMode !== "advanced" ||
      (performanceInsightsEnabled === true && typeof days === "number" && days >= 465)
        ? undefined
        : broken(
            "databaseInsightsMode",
            databaseInsightsMode,
            "advanced only with insights on and kept for 465 days or more",
          ),
  ),
  relation(
    {
      name: "rds-storage-under-400",
      source: "Amazon RDS user guide, gp3 storage of PostgreSQL; hashicorp/terraform-provider-aws issue 28382; 2026-11",
      traps: ["T14"],
    },
    instance,
    ({ storageType, engine, allocatedStorage, iops, storageThroughput }) => {
      if (storageType !== "gp3" || engine !== "postgres" || typeof allocatedStorage !== "number") return undefined;
      if (allocatedStorage < 400 && (iops !== undefined || storageThroughput !== undefined))
        return broken("iops", iops ?? storageThroughput, "nothing below 400 GiB of gp3, neither iops nor throughput");
      if (allocatedStorage >= 400 && typeof iops === "number" && iops < 12000)
        return broken("iops", iops, "12000 or more from 400 GiB of gp3 on");
      return undefined;
    },
  ),
  relation(
    { name: "rds-storage-grows", source: "Amazon RDS user guide, storage autoscaling; 2026-11, from memory" },
    instance,
    ({ allocatedStorage: now, maxAllocatedStorage: most }) =>
      typeof now !== "number" || typeof most !== "number" || most === 0 || most >= now * 1.1
        ? undefined
        : broken("maxAllocatedStorage", most, `at least a tenth more than the ${now} GiB at the start`),
  ),
  relation(
    {
      name: "rds-replica-of-managed-secret",
      source: "Amazon RDS user guide, password management, limitations; 2026-11",
      traps: ["T1"],
    },
    instance,
    ({ replicateSourceDb }, resource, whole) => {
      if (replicateSourceDb === undefined) return undefined;
      const [source] = sources(resource, "replicateSourceDb", whole).filter(({ type }) => type === instance);
      return source?.inputs["manageMasterUserPassword"] === true
        ? broken("replicateSourceDb", replicateSourceDb, "a source whose password RDS does not manage")
        : undefined;
    },
  ),
  {
    name: "rds-replica-takes-after-source",
    types: [instance],
    reads: [],
    source: "Amazon RDS API reference, CreateDBInstanceReadReplica; @pulumi/aws 7.48.0 rds/instance; 2026-11",
    traps: ["T2"],
    broken: ({ inputs }) =>
      inputs["replicateSourceDb"] === undefined
        ? []
        : ["password", "passwordWo", "dbName", "username", "manageMasterUserPassword"]
            .filter((name) => inputs[name] !== undefined)
            .map((name) => broken(name, inputs[name], "nothing: a replica has it from its source")),
  },
  relation(
    {
      name: "rds-final-snapshot",
      source:
        "@pulumi/aws 7.48.0 rds/instance, finalSnapshotIdentifier; Amazon RDS API reference, DeleteDBInstance; 2026-11",
      traps: ["T12"],
    },
    instance,
    ({ skipFinalSnapshot, finalSnapshotIdentifier: name, replicateSourceDb }) => {
      if (skipFinalSnapshot === true) return undefined;
      if (name === undefined && replicateSourceDb === undefined)
        return broken("finalSnapshotIdentifier", name, "a name, or skipFinalSnapshot");
      if (typeof name === "string" && (!/^[a-z](?:-?[a-z0-9])*$/i.test(name) || name.length > 255))
        return broken(
          "finalSnapshotIdentifier",
          name,
          "letters, digits and single hyphens, a letter first, no hyphen last",
        );
      return undefined;
    },
  ),
  relation(
    {
      name: "rds-time-to-restore",
      source: "hashicorp/terraform-provider-aws issue 44104: a restored instance backs up for hours; 2026-11",
      traps: ["T22"],
    },
    instance,
    (_, { options }) =>
      /^(?:[6-9]\d|\d{3,})m$|^\d+h/.test(options.customTimeouts?.create ?? "")
        ? undefined
        : broken(
            "",
            options.customTimeouts,
            "an hour or more to be made in: the provider's own time is shorter than a restore",
          ),
  ),
  each(
    {
      name: "rds-identifier",
      source: "Amazon RDS API reference, DBInstanceIdentifier; 2026-11, from memory",
      traps: ["T20"],
    },
    instance,
    "identifier",
    "at most 63 lower-case letters, digits and single hyphens, a letter first, no hyphen last",
    (name) => typeof name === "string" && name.length <= 63 && /^[a-z](?:-?[a-z0-9])*$/.test(name),
  ),
  {
    name: "rds-windows",
    types: [instance],
    reads: ["backupWindow", "maintenanceWindow"],
    source: "Amazon RDS API reference, PreferredBackupWindow and PreferredMaintenanceWindow; 2026-11, from memory",
    broken: ({ inputs }) => windowProblem(inputs, "backupWindow", "maintenanceWindow", 30),
  },
  each(
    { name: "rds-lifecycle-named", source: "Amazon RDS user guide, Extended Support; 2026-11", traps: ["T16"] },
    instance,
    "engineLifecycleSupport",
    "a choice of our own: the default costs by the hour after the end of support",
    (value) => typeof value === "string",
  ),
  relation(
    {
      name: "rds-password-apart-from-state",
      source: "@pulumi/aws 7.48.0 rds/instance, password and passwordWo; 2026-11",
      traps: ["T18"],
    },
    instance,
    ({ password, passwordWo, passwordWoVersion }) => {
      if (password !== undefined)
        return broken("password", "[secret]", "nothing: it would stand in the state; passwordWo does not");
      if (passwordWo !== undefined && passwordWoVersion === undefined)
        return broken(
          "passwordWoVersion",
          undefined,
          "a number, raised with each new password: nothing else makes it known",
        );
      return undefined;
    },
  ),
  each(
    {
      name: "rds-parameter-family",
      source: "Amazon RDS user guide, parameter groups of PostgreSQL; 2026-11, from memory",
    },
    group,
    "family",
    "postgres and the major version: postgres17",
    (family) => typeof family === "string" && /^postgres1[3-8]$/.test(family),
  ),
  relation(
    {
      name: "rds-family-of-engine",
      source: "Amazon RDS user guide, DB parameter group families; 2026-11",
      traps: ["T11"],
    },
    instance,
    ({ engine, engineVersion }, resource, whole) => {
      const [used] = sources(resource, "parameterGroupName", whole).filter(({ type }) => type === group);
      const family = used?.inputs["family"];
      if (family === undefined || typeof engineVersion !== "string") return undefined;
      const wanted = `${String(engine)}${engineVersion.split(".")[0] ?? ""}`;
      return family === wanted
        ? undefined
        : broken("engineVersion", engineVersion, `the major version of ${String(family)}`);
    },
  ),
  lists(
    { name: "rds-apply-method", source: "Amazon RDS API reference, Parameter, ApplyMethod; 2026-11, from memory" },
    group,
    { "parameters[].applyMethod": ["immediate", "pending-reboot"] },
  ),
  {
    name: "rds-static-parameter",
    types: [group],
    reads: ["parameters[].applyMethod"],
    source: "hashicorp/terraform-provider-aws issue 40089; PostgreSQL 17 documentation, parameters; 2026-11",
    traps: ["T8"],
    broken: ({ inputs }) =>
      at(inputs, "parameters[]").flatMap(({ path, value }) =>
        atRestart.includes(String(one(value, "name"))) && one(value, "applyMethod") !== "pending-reboot"
          ? [broken(`${path}.applyMethod`, one(value, "applyMethod"), "pending-reboot: it is a static parameter")]
          : [],
      ),
  },
  {
    name: "rds-group-not-named",
    types: [group, "aws:rds/subnetGroup:SubnetGroup"],
    reads: ["name"],
    source: "Amazon RDS API reference, DBParameterGroupName and DBSubnetGroupName; 2026-11",
    traps: ["T11", "T20"],
    broken: ({ type, name, inputs }) => [
      ...(type === group && inputs["name"] !== undefined
        ? [broken("name", inputs["name"], "nothing: a fixed name cannot be replaced while it is used")]
        : []),
      ...(name === name.toLowerCase() ? [] : [broken("name", name, "lower case, from which the cloud's name is made")]),
    ],
  },
  relation(
    {
      name: "rds-copies-from-elsewhere",
      source:
        "@pulumi/aws 7.48.0 rds/instanceAutomatedBackupsReplication; Amazon RDS user guide, cross-region backups; 2026-11",
      traps: ["T3", "T4"],
    },
    copies,
    ({ sourceDbInstanceArn: source, kmsKeyId: key }, resource, whole) => {
      const { region } = whole.placeOf(resource);
      if (typeof source !== "string" || region === "") return undefined;
      if (source.split(":")[5] !== "db")
        return broken("sourceDbInstanceArn", source, "an instance: a cluster's backups are not copied");
      if (source.split(":")[3] === region)
        return broken("sourceDbInstanceArn", source, "of another region: it is made where the copies go");
      return typeof key === "string" && key.split(":")[3] !== region
        ? broken("kmsKeyId", key, `a key of ${region}, where the copies are`)
        : undefined;
    },
  ),
  each(
    { name: "password-characters", source: "Amazon RDS user guide, master password; 2026-11", traps: ["T17"] },
    "random:index/randomPassword:RandomPassword",
    "overrideSpecial",
    'signs other than / " @ and space',
    (signs) => typeof signs === "string" && !/[/"@ ]/.test(signs),
  ),
  {
    name: "password-length",
    types: ["random:index/randomPassword:RandomPassword"],
    reads: ["length", "minLower", "minUpper", "minNumeric", "minSpecial"],
    source: "Amazon RDS user guide, master password of PostgreSQL: 8 to 128 characters; 2026-11, from memory",
    traps: ["T17"],
    broken: ({ inputs }) => {
      const { length, special, overrideSpecial } = inputs;
      const least = ["minLower", "minUpper", "minNumeric", "minSpecial"].reduce(
        (sum, name) => sum + Number(inputs[name] ?? 0),
        0,
      );
      return [
        ...(typeof length === "number" && length >= 8 && length <= 128 && length >= least
          ? []
          : [broken("length", length, "8 to 128, and not below its parts")]),
        ...(special !== false && overrideSpecial === undefined
          ? [broken("overrideSpecial", undefined, "signs without / and @, which are in the default")]
          : []),
      ];
    },
  },
];
