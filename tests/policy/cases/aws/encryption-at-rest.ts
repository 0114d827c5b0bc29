import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";
import { automationOf } from "../document";

const rds = "aws:rds/instance:Instance";
const template = "aws:ec2/launchTemplate:LaunchTemplate";

export const encryptionAtRest: RuleCases = {
  rule: "encryption-at-rest",
  cases: [
    { what: "an encrypted database", stack: [{ type: rds, inputs: { storageEncrypted: true } }], found: [] },
    { what: "a plain one", stack: [{ type: rds, inputs: { engine: "mysql" } }], found: ["it storageEncrypted"] },
    {
      what: "one not known yet",
      stack: [{ type: rds, inputs: { storageEncrypted: unseen } }],
      found: ["? it storageEncrypted"],
    },
    {
      what: "a masked one",
      stack: [{ type: rds, inputs: { storageEncrypted: "[secret]" } }],
      found: ["? it storageEncrypted"],
    },
    {
      what: "a copy, which takes its source's",
      stack: [{ type: rds, inputs: { replicateSourceDb: "arn" } }],
      found: [],
    },
    {
      what: "a fleet on the image's own disk",
      stack: [{ type: template, inputs: {} }],
      found: ["it blockDeviceMappings"],
    },
    {
      what: "a fleet with a second disk that is plain",
      stack: [{ type: template, inputs: { blockDeviceMappings: [{ ebs: { encrypted: "true" } }, { ebs: {} }] } }],
      found: ["it blockDeviceMappings.1.ebs.encrypted"],
    },
    {
      what: "a fleet whose root disk isn't named",
      stack: [
        { type: template, inputs: { blockDeviceMappings: [{ deviceName: "/dev/sdf", ebs: { encrypted: true } }] } },
      ],
      found: ["it blockDeviceMappings"],
    },
    {
      what: "a copy that says it is plain",
      stack: [{ type: rds, inputs: { replicateSourceDb: "arn", storageEncrypted: false } }],
      found: ["it storageEncrypted"],
    },
    {
      what: "caches of Redis and of Valkey as they come",
      stack: [
        { type: "aws:elasticache/replicationGroup:ReplicationGroup", inputs: { engine: "redis" } },
        { type: "aws:elasticache/replicationGroup:ReplicationGroup", name: "valkey", inputs: { engine: "valkey" } },
      ],
      found: ["it atRestEncryptionEnabled"],
    },
    {
      what: "an instance that an automation starts, with a plain disk and with another one only",
      stack: [
        {
          type: "aws:ssm/document:Document",
          inputs: { content: automationOf({ BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: {} }] }) },
        },
        { type: "aws:ssm/document:Document", name: "none", inputs: { content: automationOf({}) } },
        {
          type: "aws:ssm/document:Document",
          name: "held",
          inputs: {
            content: automationOf({ BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: { Encrypted: true } }] }),
          },
        },
      ],
      found: ["it content", "none content"],
    },
    {
      what: "a queue without any, and a bucket with its own inside",
      stack: [
        { type: "aws:sqs/queue:Queue", inputs: { sqsManagedSseEnabled: false } },
        {
          type: "aws:s3/bucket:Bucket",
          name: "bucket",
          inputs: {
            serverSideEncryptionConfiguration: {
              rule: { applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms" } },
            },
          },
        },
      ],
      found: ["it sqsManagedSseEnabled"],
    },
    {
      what: "Memcached",
      stack: [{ type: "aws:elasticache/cluster:Cluster", inputs: { engine: "memcached" } }],
      found: ["it engine"],
    },
    {
      what: "a store that the rule doesn't know",
      stack: [{ type: "aws:cloudsearch/domain:Domain", inputs: {} }],
      found: ["? it "],
    },
  ],
};
