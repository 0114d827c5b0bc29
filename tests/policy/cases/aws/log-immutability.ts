import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";
const trail = "aws:cloudtrail/trail:Trail";
const bucket = "aws:s3/bucket:Bucket";
const forAYear = { defaultRetention: { mode: "COMPLIANCE", years: 1 } };

export const logImmutability: RuleCases = {
  rule: "log-immutability",
  cases: [
    {
      what: "a trail's bucket, versioned and locked in its own arguments",
      stack: [
        {
          type: bucket,
          name: "records",
          inputs: {
            bucket: "acme-records",
            versioning: { enabled: true },
            objectLockConfiguration: { rule: forAYear },
          },
        },
        { type: trail, inputs: { s3BucketName: "acme-records" } },
      ],
      found: [],
    },
    {
      what: "one that is neither",
      stack: [
        { type: bucket, name: "records", inputs: { bucket: "acme-records", forceDestroy: true } },
        { type: trail, inputs: { s3BucketName: "acme-records" } },
      ],
      found: ["records ", "records ", "records forceDestroy"],
    },
    {
      what: "one that is locked for three months",
      stack: [
        { type: bucket, name: "records", inputs: {} },
        {
          type: "aws:s3/bucketVersioningV2:BucketVersioningV2",
          name: "versions",
          inputs: { bucket: unseen, versioningConfiguration: { status: "Enabled" } },
          refs: { bucket: ["records"] },
        },
        {
          type: "aws:s3/bucketObjectLockConfigurationV2:BucketObjectLockConfigurationV2",
          name: "lock",
          inputs: { bucket: unseen, rule: { defaultRetention: { mode: "GOVERNANCE", days: 90 } } },
          refs: { bucket: ["records"] },
        },
        { type: trail, inputs: { s3BucketName: unseen }, refs: { s3BucketName: ["records"] } },
      ],
      found: ["records "],
    },
    {
      what: "the target of access logs, which takes no lock",
      stack: [
        { type: bucket, name: "access", inputs: { bucket: "acme-access", versioning: { enabled: true } } },
        { type: bucket, name: "orders", inputs: { logging: { targetBucket: "acme-access" } } },
      ],
      found: [],
    },
    {
      what: "a bucket for a balancer alone",
      stack: [
        { type: bucket, name: "alb", inputs: { bucket: "acme-alb" } },
        { type: "aws:alb/loadBalancer:LoadBalancer", inputs: { accessLogs: { bucket: "acme-alb", enabled: true } } },
      ],
      found: [],
    },
    {
      what: "a lock not known yet",
      stack: [
        {
          type: bucket,
          name: "records",
          inputs: { bucket: "acme-records", versioning: { enabled: true }, objectLockConfiguration: unseen },
        },
        { type: trail, inputs: { s3BucketName: "acme-records" } },
      ],
      found: ["? records "],
    },
  ],
};
