import type { ValueRule } from "../../rule";
import { at, each, lists, one, relation, sources } from "../read";
import { windowProblem } from "./windows";

const group = "aws:elasticache/replicationGroup:ReplicationGroup";
const user = "aws:elasticache/user:User";
const users = "aws:elasticache/userGroup:UserGroup";
const parameters = "aws:elasticache/parameterGroup:ParameterGroup";

const policies =
  "volatile-lru allkeys-lru volatile-lfu allkeys-lfu volatile-random allkeys-random volatile-ttl noeviction";

export const cache: readonly ValueRule[] = [
  lists(
    {
      name: "cache-values",
      source: "Amazon ElastiCache API reference, CreateReplicationGroup; 2026-11, from memory",
      traps: ["T7"],
    },
    group,
    {
      engine: ["redis", "valkey"],
      clusterMode: ["enabled", "disabled", "compatible"],
      transitEncryptionMode: ["preferred", "required"],
      networkType: ["ipv4", "ipv6", "dual_stack"],
      "logDeliveryConfigurations[].destinationType": ["cloudwatch-logs", "kinesis-firehose"],
      "logDeliveryConfigurations[].logFormat": ["json", "text"],
      "logDeliveryConfigurations[].logType": ["slow-log", "engine-log"],
    },
  ),
  relation(
    { name: "cache-id", source: "Amazon ElastiCache API reference, ReplicationGroupId; 2026-11", traps: ["T47"] },
    group,
    ({ replicationGroupId: id }) =>
      id === undefined || (typeof id === "string" && id.length <= 40 && /^[a-z](?:-?[a-z0-9])*$/.test(id))
        ? undefined
        : {
            path: "replicationGroupId",
            given: id,
            allowed: "at most 40 lower-case letters, digits and single hyphens",
          },
  ),
  relation(
    { name: "cache-engine-named", source: "@pulumi/aws 7.48.0 elasticache/replicationGroup; 2026-11", traps: ["T48"] },
    group,
    ({ engine, atRestEncryptionEnabled, transitEncryptionEnabled }) =>
      engine !== undefined && atRestEncryptionEnabled !== undefined && transitEncryptionEnabled !== undefined
        ? undefined
        : {
            path: "engine",
            given: engine,
            allowed: "the engine and both encryptions: their defaults are redis and off",
          },
  ),
  relation(
    { name: "cache-failover", source: "@pulumi/aws 7.48.0 elasticache/replicationGroup; 2026-11", traps: ["T48"] },
    group,
    ({
      automaticFailoverEnabled: failover,
      multiAzEnabled,
      clusterMode,
      replicasPerNodeGroup,
      numNodeGroups,
      numCacheClusters,
    }) => {
      const wrong = (path: string, given: unknown, allowed: string) => ({ path, given, allowed });
      if (multiAzEnabled === true && failover !== true)
        return wrong("automaticFailoverEnabled", failover, "true with zones");
      if (clusterMode === "enabled" && failover !== true)
        return wrong("automaticFailoverEnabled", failover, "true in cluster mode");
      if (numCacheClusters !== undefined && (numNodeGroups !== undefined || replicasPerNodeGroup !== undefined))
        return wrong("numCacheClusters", numCacheClusters, "either this or shards and replicas");
      if (multiAzEnabled === true && (replicasPerNodeGroup === 0 || numCacheClusters === 1))
        return wrong("replicasPerNodeGroup", replicasPerNodeGroup, "a node in another zone");
      return undefined;
    },
  ),
  relation(
    {
      name: "cache-user-groups",
      source: "Amazon ElastiCache user guide, role-based access control; 2026-11",
      traps: ["T49"],
    },
    users,
    ({ engine }, resource, whole) => {
      const members = sources(resource, "userIds", whole).filter(({ type }) => type === user);
      if (String(engine).toLowerCase() === "redis")
        return members.some(({ inputs }) => inputs["userName"] === "default")
          ? undefined
          : { path: "userIds", given: resource.inputs["userIds"], allowed: "a user whose name is default" };
      return members.some(
        ({ inputs }) =>
          one(inputs, "noPasswordRequired") === true ||
          one(inputs, "authenticationMode.type") === "no-password-required",
      )
        ? { path: "userIds", given: resource.inputs["userIds"], allowed: "users who prove who they are" }
        : undefined;
    },
  ),
  each(
    {
      name: "cache-user-on",
      source: "Valkey documentation, ACL; Amazon ElastiCache user guide, access strings; 2026-11",
      traps: ["T49"],
    },
    user,
    "accessString",
    "on or off, then patterns of keys and channels, and +commands or -commands",
    (text) =>
      typeof text === "string" &&
      /^(?:on|off)(?: (?:[~&][^ ]+|%R?W?~[^ ]+|allkeys|allchannels|resetkeys|resetchannels|[+-]@?[a-z0-9|_-]+))*$/i.test(
        text,
      ),
  ),
  relation(
    { name: "cache-iam-user", source: "Amazon ElastiCache user guide, authenticating with IAM; 2026-11, from memory" },
    user,
    ({ authenticationMode, userId, userName }) =>
      one(authenticationMode, "type") === "iam" && userId !== userName
        ? { path: "userName", given: userName, allowed: "the same as userId, with IAM" }
        : undefined,
  ),
  relation(
    {
      name: "cache-token",
      source: "@pulumi/aws 7.48.0 elasticache/replicationGroup, authToken; 2026-11",
      traps: ["T50"],
    },
    group,
    ({ authToken, userGroupIds, transitEncryptionEnabled }) =>
      authToken !== undefined && (userGroupIds !== undefined || transitEncryptionEnabled !== true)
        ? { path: "authToken", given: "[secret]", allowed: "a token with TLS, and without user groups" }
        : undefined,
  ),
  relation(
    {
      name: "cache-of-global",
      source: "@pulumi/aws 7.48.0 elasticache/replicationGroup, globalReplicationGroupId; 2026-11",
      traps: ["T52"],
    },
    group,
    ({ globalReplicationGroupId: global, nodeType, numNodeGroups, engine, parameterGroupName }) =>
      global !== undefined && [nodeType, numNodeGroups, engine, parameterGroupName].some((value) => value !== undefined)
        ? {
            path: "globalReplicationGroupId",
            given: global,
            allowed: "a member without node type, shards, engine and parameters of its own",
          }
        : undefined,
  ),
  relation(
    {
      name: "cache-no-memcached",
      source: "@pulumi/aws 7.48.0 elasticache/cluster has no arguments for sign-in; 2026-11",
      traps: ["T53", "T54"],
    },
    "aws:elasticache/cluster:Cluster",
    ({ engine, azMode, numCacheNodes, preferredAvailabilityZones: zones }) => {
      if (azMode === "cross-az" && numCacheNodes === 1)
        return { path: "numCacheNodes", given: 1, allowed: "two or more across zones" };
      if (Array.isArray(zones) && zones.length !== numCacheNodes)
        return { path: "preferredAvailabilityZones", given: zones, allowed: "one for each node" };
      return engine === "memcached"
        ? { path: "engine", given: engine, allowed: "an engine with sign-in and encryption" }
        : undefined;
    },
  ),
  each(
    {
      name: "cache-vended-logs",
      source: "Amazon CloudWatch Logs user guide, vended logs and resource policies; 2026-11",
      traps: ["T55"],
    },
    group,
    "logDeliveryConfigurations[].destination",
    "a group under /aws/vendedlogs/, which needs no policy of its own",
    (name) => typeof name === "string" && name.startsWith("/aws/vendedlogs/"),
  ),
  {
    name: "cache-windows",
    types: [group],
    reads: ["snapshotWindow", "maintenanceWindow"],
    source: "Amazon ElastiCache API reference, SnapshotWindow and PreferredMaintenanceWindow; 2026-11, from memory",
    broken: ({ inputs }) => windowProblem(inputs, "snapshotWindow", "maintenanceWindow", 60),
  },
  {
    name: "cache-parameters",
    types: [parameters],
    reads: ["parameters", "family"],
    source: "Amazon ElastiCache user guide, Valkey and Redis OSS parameters; 2026-11, from memory",
    broken: ({ inputs }) => {
      const known: Readonly<Record<string, string>> = { "cluster-enabled": "yes no", "maxmemory-policy": policies };
      const values = at(inputs, "parameters[]").flatMap(({ path, value }) => {
        const allowed = known[String(one(value, "name"))];
        return allowed === undefined || allowed.split(" ").includes(String(one(value, "value")))
          ? []
          : [{ path: `${path}.value`, given: one(value, "value"), allowed: `one of ${allowed}` }];
      });
      const family = String(inputs["family"]);
      return /^(?:valkey[789]|redis[67]\.?x?)$/.test(family)
        ? values
        : [...values, { path: "family", given: family, allowed: "valkey and its major version" }];
    },
  },
];
