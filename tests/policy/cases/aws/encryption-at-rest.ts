import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

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
      what: "Memcached",
      stack: [{ type: "aws:elasticache/cluster:Cluster", inputs: { engine: "memcached" } }],
      found: ["it engine"],
    },
    {
      what: "a store that the rule doesn't know",
      stack: [{ type: "aws:timestreamwrite/database:Database", inputs: {} }],
      found: ["? it "],
    },
  ],
};
