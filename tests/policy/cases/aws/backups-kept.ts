import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";
const rds = "aws:rds/instance:Instance";

export const backupsKept: RuleCases = {
  rule: "backups-kept",
  cases: [
    { what: "a month", stack: [{ type: rds, inputs: { backupRetentionPeriod: 30 } }], found: [] },
    { what: "none, which is the default", stack: [{ type: rds, inputs: {} }], found: ["it backupRetentionPeriod"] },
    {
      what: "not known yet",
      stack: [{ type: rds, inputs: { backupRetentionPeriod: unseen } }],
      found: ["? it backupRetentionPeriod"],
    },
    { what: "a reader beside its writer", stack: [{ type: rds, inputs: { replicateSourceDb: "writer" } }], found: [] },
    {
      what: "a table that can't be set back",
      stack: [{ type: "aws:dynamodb/table:Table", inputs: { pointInTimeRecovery: { enabled: false } } }],
      found: ["it pointInTimeRecovery.enabled"],
    },
    {
      what: "a plan with one rule of three days",
      stack: [
        {
          type: "aws:backup/plan:Plan",
          inputs: { rules: [{ lifecycle: { deleteAfter: 35 } }, { lifecycle: { deleteAfter: 3 } }, {}] },
        },
      ],
      found: ["it rules.1.lifecycle.deleteAfter"],
    },
    {
      what: "versions that are no longer kept",
      stack: [
        {
          type: "aws:s3/bucketVersioningV2:BucketVersioningV2",
          inputs: { versioningConfiguration: { status: "Suspended" } },
        },
      ],
      found: ["it versioningConfiguration.status"],
    },
  ],
};
