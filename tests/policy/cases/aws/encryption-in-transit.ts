import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const group = "aws:rds/parameterGroup:ParameterGroup";
const cache = "aws:elasticache/replicationGroup:ReplicationGroup";

export const encryptionInTransit: RuleCases = {
  rule: "encryption-in-transit",
  cases: [
    {
      what: "MySQL, which takes plain connections",
      stack: [{ type: group, inputs: { family: "mysql8.0", parameters: [] } }],
      found: ["it parameters"],
    },
    {
      what: "MySQL that refuses them",
      stack: [
        {
          type: group,
          inputs: { family: "mysql8.0", parameters: [{ name: "require_secure_transport", value: "ON" }] },
        },
      ],
      found: [],
    },
    {
      what: "PostgreSQL 15, which refuses them by itself",
      stack: [{ type: group, inputs: { family: "postgres15" } }],
      found: [],
    },
    {
      what: "PostgreSQL that is told to take them",
      stack: [{ type: group, inputs: { family: "postgres16", parameters: [{ name: "rds.force_ssl", value: "0" }] } }],
      found: ["it parameters.0.value"],
    },
    {
      what: "PostgreSQL with old TLS",
      stack: [
        {
          type: group,
          inputs: { family: "postgres16", parameters: [{ name: "ssl_min_protocol_version", value: "TLSv1.1" }] },
        },
      ],
      found: ["it parameters.0.value"],
    },
    {
      what: "Aurora 16, where it is off by default",
      stack: [
        { type: "aws:rds/clusterParameterGroup:ClusterParameterGroup", inputs: { family: "aurora-postgresql16" } },
      ],
      found: ["it parameters"],
    },
    {
      what: "DocumentDB with TLS off",
      stack: [
        {
          type: "aws:docdb/clusterParameterGroup:ClusterParameterGroup",
          inputs: { family: "docdb5.0", parameters: [{ name: "tls", value: "disabled" }] },
        },
      ],
      found: ["it parameters.0.value"],
    },
    {
      what: "databases on the default parameters",
      stack: [
        { type: "aws:rds/instance:Instance", name: "mariadb", inputs: { engine: "mariadb", engineVersion: "10.11" } },
        { type: "aws:rds/instance:Instance", name: "postgres", inputs: { engine: "postgres", engineVersion: "17" } },
      ],
      found: ["mariadb parameterGroupName"],
    },
    {
      what: "a cache that prefers it",
      stack: [{ type: cache, inputs: { transitEncryptionEnabled: true, transitEncryptionMode: "preferred" } }],
      found: ["it transitEncryptionMode"],
    },
    {
      what: "a cache that requires it",
      stack: [{ type: cache, inputs: { transitEncryptionEnabled: true } }],
      found: [],
    },
    {
      what: "a cache not known yet",
      stack: [{ type: cache, inputs: { transitEncryptionEnabled: unseen } }],
      found: ["? it transitEncryptionEnabled"],
    },
    {
      what: "a search that takes plain requests",
      stack: [
        {
          type: "aws:opensearch/domain:Domain",
          inputs: { nodeToNodeEncryption: { enabled: true }, domainEndpointOptions: { enforceHttps: false } },
        },
      ],
      found: ["it domainEndpointOptions.enforceHttps"],
    },
    {
      what: "brokers",
      stack: [
        {
          type: "aws:msk/cluster:Cluster",
          inputs: { encryptionInfo: { encryptionInTransit: { clientBroker: "TLS_PLAINTEXT" } } },
        },
        { type: "aws:msk/cluster:Cluster", name: "default", inputs: {} },
      ],
      found: ["it encryptionInfo.encryptionInTransit.clientBroker"],
    },
    {
      what: "targets",
      stack: [
        { type: "aws:alb/targetGroup:TargetGroup", inputs: { protocol: "HTTP", port: 80 } },
        { type: "aws:lb/targetGroup:TargetGroup", name: "function", inputs: { targetType: "lambda" } },
        { type: "aws:lb/targetGroup:TargetGroup", name: "tls", inputs: { protocol: "HTTPS" } },
      ],
      found: ["it protocol"],
    },
    {
      what: "files that a container mounts",
      stack: [
        {
          type: "aws:ecs/taskDefinition:TaskDefinition",
          inputs: { volumes: [{ name: "x" }, { name: "y", efsVolumeConfiguration: { fileSystemId: "fs-1" } }] },
        },
      ],
      found: ["it volumes.1.efsVolumeConfiguration.transitEncryption"],
    },
  ],
};
