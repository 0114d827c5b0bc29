import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";
const files = "aws:efs/fileSystem:FileSystem";

export const statefulProtected: RuleCases = {
  rule: "stateful-protected",
  cases: [
    {
      what: "a cluster that says no twice",
      stack: [
        { type: "aws:rds/cluster:Cluster", inputs: { deletionProtection: true, finalSnapshotIdentifier: "last" } },
      ],
      found: [],
    },
    {
      what: "a database that goes at a word",
      stack: [{ type: "aws:rds/instance:Instance", inputs: { skipFinalSnapshot: true } }],
      found: ["it deletionProtection", "it skipFinalSnapshot"],
    },
    {
      what: "files under the engine's guard, without, and where it can't be seen",
      stack: [
        { type: files, name: "guarded", inputs: {}, options: { protect: true, retainOnDelete: unseen } },
        { type: files, name: "kept", inputs: {}, options: { retainOnDelete: true } },
        { type: files, name: "bare", inputs: {} },
        { type: files, name: "hidden", inputs: {}, options: { retainOnDelete: unseen } },
      ],
      found: ["bare ", "? hidden "],
    },
    {
      what: "a bucket that is emptied before it goes",
      stack: [{ type: "aws:s3/bucketV2:BucketV2", inputs: { forceDestroy: true } }],
      found: ["it forceDestroy"],
    },
    {
      what: "a secret that is gone at once",
      stack: [{ type: "aws:secretsmanager/secret:Secret", inputs: { recoveryWindowInDays: 0 } }],
      found: ["it recoveryWindowInDays"],
    },
  ],
};
