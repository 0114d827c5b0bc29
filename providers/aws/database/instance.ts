import type { ParameterGroup, SubnetGroup } from "@pulumi/aws/rds";
import { Instance } from "@pulumi/aws/rds";
import type { DatabaseSpec, Scope } from "../../../components/contract";
import { guarded } from "../../../components/contract";
import type { AwsSite } from "../options";
import { inSite } from "../options";
import { engine, instanceSize } from "./engine";
import type { DatabaseLogs } from "./logs";
import { logTypes } from "./logs";
import type { MonitoringRole } from "./monitoring-role";
import type { RoleInputs } from "./role";

/** What an instance stands on; nothing of it depends on the role. */
export interface Foundation {
  readonly identifier: string;
  readonly subnets: SubnetGroup;
  readonly parameters: ParameterGroup;
  readonly logs: DatabaseLogs;
  readonly monitoring: MonitoringRole;
}

/** UTC. They may not overlap; a backup that starts late in its window still ends before maintenance does. */
const windows = { backup: "03:00-04:00", maintenance: "sun:05:00-sun:06:00" };

/** The one instance of a region: the writer, or the replica that may become it. Multi-AZ either way. */
export function instance(
  scope: Scope,
  site: AwsSite,
  spec: DatabaseSpec,
  { identifier, subnets, parameters, logs, monitoring }: Foundation,
  role: RoleInputs,
): Instance {
  const { keys, securityGroups } = site.link;
  const { instanceClass, insights } = instanceSize(spec.size);
  return new Instance(
    `database-${site.region}`,
    {
      identifier,
      ...role.inputs,

      engine: engine.name,
      engineVersion: engine.major,
      autoMinorVersionUpgrade: true,
      allowMajorVersionUpgrade: false,
      // The default signs up for support that is paid by the vCPU hour once the version is old.
      engineLifecycleSupport: "open-source-rds-extended-support-disabled",
      applyImmediately: false,

      instanceClass,
      multiAz: true,
      // No IOPS and no throughput: under 400 GiB RDS refuses both, from there on it gives 12,000 and 500 MiB/s anyway, and
      // an instance that grows over the line by itself gets them then. A replica takes its size from its source.
      storageType: "gp3",
      allocatedStorage: spec.storageGiB,
      maxAllocatedStorage: spec.maxStorageGiB,
      storageEncrypted: true,
      kmsKeyId: keys.database.arn,

      dbSubnetGroupName: subnets.name,
      vpcSecurityGroupIds: [securityGroups.database.id],
      publiclyAccessible: false,
      networkType: "IPV4",
      port: engine.port,
      parameterGroupName: parameters.name,
      iamDatabaseAuthenticationEnabled: true,
      caCertIdentifier: "rds-ca-rsa2048-g1",

      // A replica keeps backups too (PostgreSQL 14.1 and later), so that it has them at the moment it is promoted.
      backupRetentionPeriod: spec.backupDays,
      backupWindow: windows.backup,
      maintenanceWindow: windows.maintenance,
      copyTagsToSnapshot: true,
      deleteAutomatedBackups: !scope.protect,
      // Also in a rebuild: what comes is born with it, and from what goes a person takes it, by the instance's name.
      deletionProtection: scope.protect,

      enabledCloudwatchLogsExports: [...logTypes],
      performanceInsightsEnabled: true,
      performanceInsightsKmsKeyId: keys.database.arn,
      performanceInsightsRetentionPeriod: insights.days,
      databaseInsightsMode: insights.mode,
      monitoringInterval: 15,
      monitoringRoleArn: monitoring.role.arn,

      tags: { ...scope.tags, Name: identifier },
    },
    inSite(scope, site, {
      protect: guarded(scope, site, "database"),
      ignoreChanges: role.ignoreChanges,
      ...(role.replaceOnChanges !== undefined && {
        replaceOnChanges: role.replaceOnChanges,
        deleteBeforeReplace: true,
      }),
      // Restores and replicas stay in "backing-up" for an hour and more.
      customTimeouts: { create: "120m", update: "120m", delete: "90m" },
      dependsOn: [...Object.values(logs), ...monitoring.ready],
    }),
  );
}
