import { all, holds, ifSet, isAtMost, isNoneOf, isTrue, notEmpty } from "../checks";
import type { Check, CloudRule } from "../rule";
import { at, unseen } from "../view";

/** On where it is left out (declarations of @pulumi/aws 7.48.0). */
const notOff = (property: string): Check => isNoneOf(property, [false, "false"], `set ${property} to true`);

/**
 * The first major version of each engine that still gets patches for nothing: release calendars of RDS and Aurora; 2026-11. What is
 * older runs under paid extended support, or under none.
 */
const patchedFrom: Readonly<Record<string, number>> = {
  postgres: 14,
  "aurora-postgresql": 14,
  mysql: 8,
  "aurora-mysql": 8,
  mariadb: 10.6,
};

const version: Check = (resource) => {
  const engine = at(resource, "engine");
  const from = typeof engine === "string" ? patchedFrom[engine] : undefined;
  const given = at(resource, "engineVersion");
  if (from === undefined || given === undefined || given === unseen) return [];
  return holds("engineVersion", (value) => parseFloat(String(value)) >= from, `${from} or later`)(resource);
};

/** Instances get patches by being replaced: by a new template, and at the end of their lives. */
const fleet: Check = all(
  notEmpty("instanceRefresh", "give it an instanceRefresh: else a new image reaches new instances only"),
  ifSet("maxInstanceLifetime", isAtMost("maxInstanceLifetime", 90 * 24 * 60 * 60)),
);

export const autoPatching: CloudRule = {
  name: "auto-patching",
  resources: {
    "aws:rds/instance:Instance": all(notOff("autoMinorVersionUpgrade"), version),
    "aws:rds/clusterInstance:ClusterInstance": notOff("autoMinorVersionUpgrade"),
    "aws:rds/cluster:Cluster": version,
    "aws:docdb/clusterInstance:ClusterInstance": notOff("autoMinorVersionUpgrade"),
    "aws:neptune/clusterInstance:ClusterInstance": notOff("autoMinorVersionUpgrade"),
    "aws:redshift/cluster:Cluster": notOff("allowVersionUpgrade"),
    "aws:elasticache/replicationGroup:ReplicationGroup": notOff("autoMinorVersionUpgrade"),
    "aws:elasticache/cluster:Cluster": notOff("autoMinorVersionUpgrade"),
    "aws:memorydb/cluster:Cluster": notOff("autoMinorVersionUpgrade"),
    // Off where it is left out, for these.
    "aws:mq/broker:Broker": isTrue("autoMinorVersionUpgrade"),
    "aws:dms/replicationInstance:ReplicationInstance": isTrue("autoMinorVersionUpgrade"),
    "aws:opensearch/domain:Domain": isNoneOf("softwareUpdateOptions.autoSoftwareUpdateEnabled", [false, "false"]),
    // The newest where it is left out.
    "aws:ecs/service:Service": isNoneOf(
      "platformVersion",
      ["1.0.0", "1.1.0", "1.2.0", "1.3.0"],
      'set platformVersion to "LATEST"',
    ),
    "aws:autoscaling/group:Group": fleet,
  },
};
