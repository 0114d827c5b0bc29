import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const bucket = (inputs: Readonly<Record<string, unknown>> = {}) => ({
  type: "aws:s3/bucket:Bucket",
  name: "files",
  inputs: { bucket: "files-of-the-shop", ...inputs },
});
const apart = (rules: unknown, type = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration") => ({
  type,
  inputs: { bucket: "files-of-the-shop", rules },
});
const rule = { status: "Enabled", expiration: { days: 400 } };

export const lifecycleDefined: RuleCases = {
  rule: "lifecycle-defined",
  cases: [
    { what: "none", stack: [bucket()], found: ["files lifecycleRules"] },
    {
      what: "one inline",
      stack: [bucket({ lifecycleRules: [{ enabled: true, expiration: { days: 30 } }] })],
      found: [],
    },
    {
      what: "one beside it, by its older name",
      stack: [bucket(), apart([rule], "aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2")],
      found: [],
    },
    { what: "one that is off", stack: [bucket(), apart([{ ...rule, status: "Disabled" }])], found: ["it rules"] },
    {
      what: "one that ends nothing",
      stack: [bucket(), apart([{ status: "Enabled", transitions: [{ days: 30, storageClass: "GLACIER_IR" }] }])],
      found: ["it rules"],
    },
    {
      what: "one after decades",
      stack: [bucket(), apart([{ ...rule, expiration: { days: 40_000 } }])],
      found: ["it rules"],
    },
    { what: "one not known yet", stack: [bucket(), apart(unseen)], found: ["? it rules"] },
    {
      what: "backups kept for ever, and for a month",
      stack: [
        { type: "aws:backup/plan:Plan", inputs: { rules: [{ ruleName: "daily" }] } },
        {
          type: "aws:backup/plan:Plan",
          name: "held",
          inputs: { rules: [{ ruleName: "daily", lifecycle: { deleteAfter: 35 } }] },
        },
      ],
      found: ["it rules.0.lifecycle.deleteAfter"],
    },
  ],
};
