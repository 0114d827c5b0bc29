import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";
const trail = "aws:cloudtrail/trail:Trail";

export const centralLogs: RuleCases = {
  rule: "central-logs",
  cases: [
    {
      what: "a trail that is searched",
      stack: [
        {
          type: trail,
          inputs: { s3BucketName: "org-trail", cloudWatchLogsGroupArn: "arn:aws:logs:eu:1:log-group:t:*" },
        },
      ],
      found: [],
    },
    {
      what: "a trail that lies in a bucket only",
      stack: [{ type: trail, inputs: { s3BucketName: "org-trail" } }],
      found: ["it cloudWatchLogsGroupArn"],
    },
    {
      what: "a bucket that logs into itself",
      stack: [
        { type: "aws:s3/bucket:Bucket", name: "orders", inputs: { bucket: "acme-orders" } },
        {
          type: "aws:s3/bucketLogging:BucketLogging",
          inputs: { bucket: "acme-orders", targetBucket: "acme-orders", targetPrefix: "log/" },
        },
      ],
      found: ["it targetBucket"],
    },
    {
      what: "a group not known yet",
      stack: [{ type: trail, inputs: { s3BucketName: "org-trail", cloudWatchLogsGroupArn: unseen } }],
      found: ["? it cloudWatchLogsGroupArn"],
    },
  ],
};
