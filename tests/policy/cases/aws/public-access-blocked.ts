import { unseen } from "../../../../policy/view";
import type { Given, RuleCases } from "../case";

const all = { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true };
const bucket: Given = { type: "aws:s3/bucketV2:BucketV2", name: "bucket", inputs: {} };
const block = (inputs: object, refs: Given["refs"] = { bucket: ["bucket"] }): Given => ({
  type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
  name: "block",
  inputs: { ...inputs },
  refs,
});
const ownership = (objectOwnership: unknown): Given => ({
  type: "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
  name: "ownership",
  inputs: { rule: { objectOwnership } },
  refs: { bucket: ["bucket"] },
});

export const publicAccessBlocked: RuleCases = {
  rule: "public-access-blocked",
  cases: [
    { what: "a bucket with its block", stack: [bucket, block(all)], found: [] },
    { what: "a bucket without", stack: [bucket], found: ["bucket "] },
    {
      what: "a bucket that is named in plain text",
      stack: [{ ...bucket, inputs: { bucket: "acme-invoices" } }, block({ ...all, bucket: "acme-invoices" }, {})],
      found: [],
    },
    {
      what: "a bucket of an account that blocks everything",
      stack: [bucket, { type: "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock", inputs: all }],
      found: [],
    },
    {
      what: "a block with holes",
      stack: [bucket, block({ ...all, ignorePublicAcls: false, restrictPublicBuckets: undefined })],
      found: ["block ignorePublicAcls", "block restrictPublicBuckets"],
    },
    {
      what: "a block of which nobody knows yet for whom it is",
      stack: [bucket, block({ ...all, bucket: unseen }, {})],
      found: ["? bucket "],
    },
    {
      what: "access lists that nobody uses",
      stack: [bucket, block(all), ownership("BucketOwnerPreferred")],
      found: ["ownership rule.objectOwnership"],
    },
    {
      what: "access lists that a service delivers by",
      stack: [
        bucket,
        block(all),
        ownership("BucketOwnerPreferred"),
        {
          type: "aws:s3/bucketAclV2:BucketAclV2",
          name: "acl",
          inputs: { acl: "private" },
          refs: { bucket: ["bucket"] },
        },
      ],
      found: [],
    },
  ],
};
