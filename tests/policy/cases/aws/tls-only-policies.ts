import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";
import { policyOf } from "../document";

const bucket = { type: "aws:s3/bucket:Bucket", name: "files", inputs: { bucket: "files-of-the-shop" } };
const resources = ["arn:aws:s3:::files-of-the-shop", "arn:aws:s3:::files-of-the-shop/*"];
const plain = { "aws:SecureTransport": "false" };
const refusal = { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: resources, Condition: { Bool: plain } };
const beside = (policy: unknown) => [
  bucket,
  { type: "aws:s3/bucketPolicy:BucketPolicy", inputs: { bucket: "files-of-the-shop", policy } },
];

export const tlsOnlyPolicies: RuleCases = {
  rule: "tls-only-policies",
  cases: [
    { what: "no policy", stack: [bucket], found: ["files policy"] },
    { what: "a refusal", stack: beside(policyOf(refusal)), found: [] },
    {
      what: "one inline, as an object",
      stack: [{ ...bucket, type: "aws:s3/bucketV2:BucketV2", inputs: { policy: { Statement: refusal } } }],
      found: [],
    },
    {
      what: "one of two statements",
      stack: beside(policyOf({ ...refusal, Resource: resources[0] }, { ...refusal, Resource: resources[1] })),
      found: [],
    },
    {
      what: "one of objects alone",
      stack: beside(policyOf({ ...refusal, Resource: resources[1] })),
      found: ["it policy"],
    },
    {
      what: "one of reading alone",
      stack: beside(policyOf({ ...refusal, Action: "s3:GetObject" })),
      found: ["it policy"],
    },
    {
      what: "one of one caller",
      stack: beside(policyOf({ ...refusal, Principal: { AWS: "123456789012" } })),
      found: ["it policy"],
    },
    {
      what: "the opposite",
      stack: beside(policyOf({ ...refusal, Condition: { Bool: { "aws:SecureTransport": "true" } } })),
      found: ["it policy"],
    },
    {
      what: "a refusal of TLS that is too old",
      stack: beside(policyOf(refusal, { ...refusal, Condition: { NumericLessThan: { "s3:TlsVersion": "1.1" } } })),
      found: ["it policy"],
    },
    { what: "one not known yet", stack: beside(unseen), found: ["? it policy"] },
    {
      what: "a policy of some bucket",
      stack: [
        bucket,
        { type: "aws:s3/bucketPolicy:BucketPolicy", inputs: { bucket: unseen, policy: policyOf(refusal) } },
      ],
      found: ["? files policy"],
    },
  ],
};
