import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";
const rds = "aws:rds/instance:Instance";

export const copiedElsewhere: RuleCases = {
  rule: "copied-elsewhere",
  cases: [
    {
      what: "a database in one region",
      stack: [{ type: rds, inputs: { region: "us-east-1" } }],
      found: [],
    },
    {
      what: "two regions, with a copy in the second",
      stack: [
        { type: rds, name: "writer", inputs: { region: "us-east-1", identifier: "shop-writer" } },
        {
          type: rds,
          name: "copy",
          inputs: { region: "us-west-2", replicateSourceDb: "arn:aws:rds:us-east-1:1:db:shop-writer" },
        },
      ],
      found: [],
    },
    {
      what: "two regions, with nothing of the first in the second",
      stack: [
        { type: "aws:ec2/vpc:Vpc", name: "far", inputs: { region: "us-west-2" } },
        { type: rds, name: "writer", inputs: { region: "us-east-1" } },
        { type: "aws:dynamodb/table:Table", name: "carts", inputs: {} },
        { type: "aws:dynamodb/table:Table", name: "users", inputs: { replicas: [{ regionName: "us-west-2" }] } },
        { type: "aws:s3/bucketV2:BucketV2", name: "scans", inputs: { bucket: "acme-scans" } },
      ],
      found: ["writer ", "carts ", "scans "],
    },
    {
      what: "a database beside a region that is left alone, as one is that is lost; that region's own, which has no copy",
      stack: [
        {
          type: rds,
          name: "lost",
          inputs: { region: "us-east-1", identifier: "shop-lost" },
          options: { ignoreChanges: ["*"] },
        },
        { type: rds, name: "restored", inputs: { region: "us-west-2", identifier: "shop-restored" } },
      ],
      found: ["lost "],
    },
    {
      what: "a copy of backups that isn't traced yet",
      stack: [
        { type: "aws:ec2/vpc:Vpc", name: "far", inputs: { region: "us-west-2" } },
        { type: rds, name: "writer", inputs: { region: "us-east-1" } },
        {
          type: "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication",
          name: "backups",
          inputs: { sourceDbInstanceArn: unseen },
        },
      ],
      found: ["? writer "],
    },
    {
      what: "a replication of a bucket that keeps no versions, by a rule that is off",
      stack: [
        { type: "aws:s3/bucket:Bucket", name: "scans", inputs: { bucket: "acme-scans" } },
        {
          type: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
          inputs: {
            bucket: "acme-scans",
            rules: [{ status: "Disabled", destination: { bucket: "arn:aws:s3:::far" } }],
          },
        },
      ],
      found: ["it ", "it rules.0.status"],
    },
  ],
};
