import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";
const trail = "aws:cloudtrail/trail:Trail";
const bucket = "aws:s3/bucket:Bucket";
const objects = (arn: unknown) => ({ dataResources: [{ type: "AWS::S3::Object", values: [arn] }] });

export const dataEventsLogged: RuleCases = {
  rule: "data-events-logged",
  cases: [
    {
      what: "a trail of all objects",
      stack: [{ type: trail, inputs: { eventSelectors: [objects("arn:aws:s3")] } }],
      found: [],
    },
    { what: "a trail of calls only", stack: [{ type: trail, inputs: {} }], found: ["it eventSelectors"] },
    {
      what: "a trail that forgets the copy",
      stack: [
        { type: bucket, name: "orders", inputs: { bucket: "acme-orders" } },
        { type: bucket, name: "copy", inputs: { bucket: "acme-orders-copy" } },
        {
          type: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
          name: "replication",
          inputs: { bucket: "acme-orders", rules: [{ destination: { bucket: "arn:aws:s3:::acme-orders-copy" } }] },
        },
        { type: trail, inputs: { eventSelectors: [objects("arn:aws:s3:::acme-orders/")] } },
      ],
      found: ["it eventSelectors.0"],
    },
    {
      what: "a trail of other people's buckets",
      stack: [
        { type: bucket, name: "orders", inputs: { bucket: "acme-orders" } },
        { type: trail, inputs: { eventSelectors: [objects("arn:aws:s3:::elsewhere/")] } },
      ],
      found: ["it eventSelectors.0"],
    },
    {
      what: "a trail of a bucket that has no name yet",
      stack: [
        { type: bucket, name: "orders", inputs: {} },
        { type: trail, inputs: { eventSelectors: [objects(unseen)] }, refs: { eventSelectors: ["orders"] } },
      ],
      found: [],
    },
  ],
};
