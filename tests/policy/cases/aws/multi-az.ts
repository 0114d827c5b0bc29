import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

export const multiAz: RuleCases = {
  rule: "multi-az",
  cases: [
    {
      what: "Aurora, which is in three zones by itself",
      stack: [{ type: "aws:rds/cluster:Cluster", inputs: { engine: "aurora-mysql" } }],
      found: [],
    },
    {
      what: "a cluster of PostgreSQL in one zone",
      stack: [{ type: "aws:rds/cluster:Cluster", inputs: { engine: "postgres" } }],
      found: ["it dbClusterInstanceClass"],
    },
    {
      what: "a database in one zone, and a reader beside it",
      stack: [
        { type: "aws:rds/instance:Instance", name: "writer", inputs: {} },
        { type: "aws:rds/instance:Instance", name: "reader", inputs: { replicateSourceDb: "writer" } },
      ],
      found: ["writer multiAz"],
    },
    {
      what: "a balancer by its mappings",
      stack: [
        {
          type: "aws:alb/loadBalancer:LoadBalancer",
          inputs: { subnetMappings: [{ subnetId: "subnet-1" }, { subnetId: "subnet-2" }] },
        },
      ],
      found: [],
    },
    {
      what: "a fleet behind a balancer that may shrink to one, and sees only dead instances",
      stack: [
        {
          type: "aws:autoscaling/group:Group",
          inputs: { minSize: 1, vpcZoneIdentifiers: ["subnet-1", "subnet-2"], targetGroupArns: ["arn"] },
        },
      ],
      found: ["it minSize", "it healthCheckType"],
    },
    {
      what: "a worker that serves nobody",
      stack: [
        { type: "aws:autoscaling/group:Group", inputs: { minSize: 1, vpcZoneIdentifiers: ["subnet-1", "subnet-2"] } },
      ],
      found: [],
    },
    {
      what: "a broker alone",
      stack: [{ type: "aws:mq/broker:Broker", inputs: { deploymentMode: "SINGLE_INSTANCE" } }],
      found: ["it deploymentMode"],
    },
    {
      what: "a database not known yet",
      stack: [{ type: "aws:rds/instance:Instance", inputs: { multiAz: unseen } }],
      found: ["? it multiAz"],
    },
  ],
};
