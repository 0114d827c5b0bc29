import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const rds = "aws:rds/instance:Instance";

export const managedCredentials: RuleCases = {
  rule: "managed-credentials",
  cases: [
    {
      what: "a password as text",
      stack: [{ type: rds, inputs: { username: "x", password: "hunter2hunter2" } }],
      found: ["it password"],
    },
    { what: "one that RDS makes", stack: [{ type: rds, inputs: { manageMasterUserPassword: true } }], found: [] },
    {
      what: "one handed over write-only",
      stack: [{ type: rds, inputs: { passwordWo: "x", passwordWoVersion: 1 } }],
      found: [],
    },
    { what: "none at all", stack: [{ type: rds, inputs: {} }], found: ["it manageMasterUserPassword"] },
    { what: "a copy, which has its source's", stack: [{ type: rds, inputs: { replicateSourceDb: "arn" } }], found: [] },
    {
      what: "one not known yet",
      stack: [{ type: "aws:rds/cluster:Cluster", inputs: { manageMasterUserPassword: unseen } }],
      found: ["? it manageMasterUserPassword"],
    },
    {
      what: "a cluster with a password in the state",
      stack: [{ type: "aws:docdb/cluster:Cluster", inputs: { masterPassword: unseen } }],
      found: ["? it masterPassword"],
    },
    {
      what: "passwords kept as md5",
      stack: [
        {
          type: "aws:rds/parameterGroup:ParameterGroup",
          inputs: { family: "postgres16", parameters: [{ name: "password_encryption", value: "md5" }] },
        },
      ],
      found: ["it parameters.0.value"],
    },
    {
      what: "a token of a cache",
      stack: [{ type: "aws:elasticache/replicationGroup:ReplicationGroup", inputs: { authToken: "x" } }],
      found: ["it authToken"],
    },
  ],
};
