import type { Weakening } from "../../tables";
import { begins, entry, is, on, regions } from "./kit";

const apart = ["1.4.1", "1.4.4"];
const replica = (_value: unknown, inputs: Readonly<Record<string, unknown>>): boolean =>
  inputs.replicateSourceDb !== undefined;

/** One parameter, switched off. */
const off = (name: string, applyMethod: string) => ({
  weak: [{ name, value: "0", applyMethod }],
  where: entry("name", name),
});

export const database: readonly Weakening[] = [
  ...on("aws:rds/instance:Instance", [
    ["multiAz", ["flip", "drop"], ["availability"]],
    ["storageEncrypted", ["flip", "drop"], ["3.5.1"]],
    ["kmsKeyId", ["unrelate", "drop"], ["3.6.1"]],
    ["performanceInsightsKmsKeyId", ["unrelate", "drop"], ["3.6.1"]],
    ["publiclyAccessible", ["flip"], ["1.4.2"]],
    ["vpcSecurityGroupIds", ["unrelate", "empty", "drop"], ["1.4.4"]],
    ["dbSubnetGroupName", ["unrelate", "drop"], apart],
    // No backups where it is left out, and at most 35 days (declarations of @pulumi/aws 7.48.0).
    ["backupRetentionPeriod", ["drop", "replace"], ["availability"], { weak: [0] }],
    ["backupRetentionPeriod", ["shorten"], ["availability"], { where: (value) => value !== 1 }],
    ["backupRetentionPeriod", ["lengthen"], ["3.2.1"], { where: (value) => value !== 1 }],
    ["deleteAutomatedBackups", ["flip", "drop"], ["availability"], { where: is(false) }],
    ["skipFinalSnapshot", ["flip"], ["availability"], { where: is(false) }],
    ["deletionProtection", ["flip", "drop"], ["availability"], { where: is(true) }],
    ["copyTagsToSnapshot", ["flip", "drop"], ["12.5.1"]],
    ["replicateSourceDb", ["unrelate", "drop"], ["availability"]],
    ["autoMinorVersionUpgrade", ["flip"], ["6.3.3"]],
    // Without updates: standard support ended on 2024-02-29 (AWS database blog on PostgreSQL 11; 2026-11-24).
    ["engineVersion", ["replace"], ["6.3.3"], { weak: ["11"] }],
    ["iamDatabaseAuthenticationEnabled", ["flip", "drop"], ["8.2.1"]],
    ["username", ["replace"], ["2.2.2"], { weak: ["admin", "postgres", "root"] }],
    ["manageMasterUserPassword", ["flip", "drop"], ["8.3.2", "8.6.3"]],
    ["masterUserSecretKmsKeyId", ["unrelate", "drop"], ["3.6.1"]],
    ["passwordWo", ["replace"], ["8.3.2", "8.6.2"], { weak: ["kJ8s-Qw2p-Zt5v-Lm9x"] }],
    ["enabledCloudwatchLogsExports", ["empty", "drop"], ["10.2.1"]],
    ["enabledCloudwatchLogsExports.*", ["drop"], ["10.2.1"], { where: is("postgresql", "iam-db-auth-error") }],
    ["parameterGroupName", ["unrelate", "drop"], ["4.2.1", "10.2.1"]],
    ["", ["remove"], ["availability"], { where: replica }],
    ["", ["unprotect"], ["availability"]],
  ]),
  ...on("aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication", [
    ["kmsKeyId", ["unrelate", "drop"], ["3.6.1"]],
    // Seven days where it is left out.
    ["retentionPeriod", ["shorten", "drop"], ["availability"]],
    ["sourceDbInstanceArn", ["unrelate"], ["availability"]],
    ["", ["remove", "unprotect"], ["availability"]],
  ]),
  ...on("aws:rds/parameterGroup:ParameterGroup", [
    // Strong where left out, so that only turning them weakens: rds.force_ssl from version 15 on (RDS, "Updating applications to
    // connect using new certificates"; 2026-11-24), ssl_min_protocol_version and password_encryption by PostgreSQL's own defaults.
    ["parameters.*", ["replace"], ["4.2.1"], off("rds.force_ssl", "pending-reboot")],
    ["parameters.*", ["replace"], ["10.2.1"], off("log_connections", "immediate")],
    ["parameters.*", ["replace"], ["10.2.1"], off("log_disconnections", "immediate")],
    [
      "parameters.*",
      ["drop"],
      ["10.2.1"],
      {
        where: entry(
          "name",
          "shared_preload_libraries",
          "pgaudit.log",
          "pgaudit.role",
          "log_connections",
          "log_disconnections",
        ),
      },
    ],
    ["parameters", ["empty", "drop"], ["10.2.1"]],
    ["parameters.*.value", ["replace"], ["4.2.1"], { weak: ["TLSv1", "TLSv1.1"], where: begins("TLSv") }],
    ["parameters.*.value", ["replace"], ["8.3.2"], { weak: ["md5"], where: is("scram-sha-256") }],
    [
      "parameters.*.value",
      ["replace"],
      ["10.2.1"],
      { weak: ["pg_stat_statements"], where: is("pg_stat_statements,pgaudit") },
    ],
    ["parameters.*.value", ["replace"], ["10.2.1"], { weak: ["none"], where: is("ddl,role,write") }],
    ["", ["remove"], ["4.2.1", "10.2.1"]],
  ]),
  ...on("aws:rds/subnetGroup:SubnetGroup", [
    ["subnetIds", ["unrelate"], apart],
    ["", ["remove"], apart],
  ]),
  ...on("aws:rds/eventSubscription:EventSubscription", [
    ["snsTopic", ["unrelate"], ["12.10.5", "availability"]],
    ["sourceIds", ["unrelate"], ["availability"]],
    ["", ["remove"], ["availability"]],
  ]),
  ...["aws:rds/subnetGroup:SubnetGroup", "aws:elasticache/subnetGroup:SubnetGroup"].flatMap((type) =>
    regions.flatMap((region) =>
      on(type, [
        [
          "subnetIds",
          ["replace"],
          apart,
          {
            weak: [["a", "b", "c"].map((letter) => `subnet-public-${region}${letter}-0a1b2c3`)],
            where: (value) => JSON.stringify(value).includes(region),
          },
        ],
      ]),
    ),
  ),
];
