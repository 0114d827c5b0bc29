import type { LogGroup } from "@pulumi/aws/cloudwatch";
import { LogResourcePolicy } from "@pulumi/aws/cloudwatch";
import { ParameterGroup, ReplicationGroup, SubnetGroup } from "@pulumi/aws/elasticache";
import * as pulumi from "@pulumi/pulumi";
import type { CacheSpec, Scope } from "../../../components/contract";
import { guarded } from "../../../components/contract";
import { logGroup } from "../shared/log-group";
import type { AwsSite } from "../options";
import { inSite } from "../options";
import { policyDocument } from "../shared/policy-document";
import type { Access } from "./access";
import { engines, nodeTypes, windows } from "./engines";

export const clusteredPort = 6379;

const logTypes = ["slow-log", "engine-log"] as const;

export interface Clustered {
  readonly group: ReplicationGroup;
  readonly logs: readonly LogGroup[];
}

/** Valkey or Redis OSS: shards, each with copies in other zones, one of which takes over by itself. */
export function clustered(scope: Scope, site: AwsSite, spec: CacheSpec, { group: users }: Access): Clustered {
  const { region } = site;
  const { keys, securityGroups, subnets } = site.link;
  const { engine, version, family } = engines[spec.engine];
  const parameters = new ParameterGroup(
    `cache-${region}`,
    {
      family,
      description: "Cluster mode; a full cache drops what was used least lately",
      parameters: [
        { name: "cluster-enabled", value: "yes" },
        { name: "maxmemory-policy", value: "allkeys-lru" },
      ],
      tags: scope.tags,
    },
    inSite(scope, site),
  );
  const subnetGroup = new SubnetGroup(
    `cache-${region}`,
    { description: "Data subnets", subnetIds: subnets.data.map(({ id }) => id), tags: scope.tags },
    inSite(scope, site),
  );
  const logs = deliveredLogs(scope, site, spec);
  const group = new ReplicationGroup(
    `cache-${region}`,
    {
      description: "Sessions and rendered fragments of the shop",
      // Said, because what is left out is Redis OSS without encryption.
      engine,
      engineVersion: version,
      nodeType: nodeTypes[spec.size],
      parameterGroupName: parameters.name,
      clusterMode: "enabled",
      numNodeGroups: spec.shards,
      replicasPerNodeGroup: spec.replicas,
      automaticFailoverEnabled: true,
      multiAzEnabled: true,
      port: clusteredPort,
      networkType: "ipv4",
      subnetGroupName: subnetGroup.name,
      securityGroupIds: [securityGroups.cache.id],
      atRestEncryptionEnabled: true,
      kmsKeyId: keys.cache.arn,
      // From the first day: a cache that began without TLS takes two steps to get it.
      transitEncryptionEnabled: true,
      transitEncryptionMode: "required",
      userGroupIds: [users.userGroupId],
      snapshotRetentionLimit: snapshotDays(scope),
      snapshotWindow: windows.snapshot,
      maintenanceWindow: windows.maintenance,
      autoMinorVersionUpgrade: true,
      applyImmediately: false,
      logDeliveryConfigurations: logs.deliveries,
      tags: scope.tags,
    },
    inSite(scope, site, { protect: guarded(scope, site, "other"), dependsOn: [...logs.ready] }),
  );
  return { group, logs: logs.groups };
}

/** Days for which a snapshot is kept. Sessions are worth a week; what is thrown away often is worth none. */
export function snapshotDays({ protect }: Pick<Scope, "protect">): number {
  return protect ? 7 : 0;
}

function deliveredLogs(scope: Scope, site: AwsSite, { recordDays }: CacheSpec) {
  const { region, link } = site;
  const groups = logTypes.map((logType) => ({
    logType,
    group: logGroup(scope, site, `cache-${logType}-${region}`, {
      name: `/aws/vendedlogs/elasticache/${scope.prefix}/${logType}`,
      days: recordDays,
    }),
  }));
  // Without one of its own the service adds to a policy that all stacks of the account share, until that is full.
  const policy = new LogResourcePolicy(
    `cache-logs-${region}`,
    {
      policyName: `${scope.prefix}-cache`,
      policyDocument: policyDocument({
        Sid: "CacheLogs",
        Effect: "Allow",
        Principal: { Service: "delivery.logs.amazonaws.com" },
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: groups.map(({ group }) => pulumi.interpolate`${group.arn}:*`),
        Condition: {
          StringEquals: { "aws:SourceAccount": link.account },
          ArnLike: { "aws:SourceArn": `arn:aws:logs:${region}:${link.account}:*` },
        },
      }),
    },
    inSite(scope, site),
  );
  const deliveries = groups.map(({ logType, group }) => ({
    logType,
    destinationType: "cloudwatch-logs",
    // By its name, not its ARN.
    destination: group.name,
    logFormat: "json",
  }));
  return { groups: groups.map(({ group }) => group), deliveries, ready: [policy] };
}
