import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";
const trail = "aws:cloudtrail/trail:Trail";
const everywhere = { isMultiRegionTrail: true };
const management = (...others: readonly object[]) => ({
  fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }, ...others],
});

export const administrationLogged: RuleCases = {
  rule: "administration-logged",
  cases: [
    { what: "a trail of everything, without selectors", stack: [{ type: trail, inputs: everywhere }], found: [] },
    { what: "one of a single region", stack: [{ type: trail, inputs: {} }], found: ["it isMultiRegionTrail"] },
    {
      what: "one that leaves out what belongs to no region",
      stack: [{ type: trail, inputs: { ...everywhere, includeGlobalServiceEvents: false } }],
      found: ["it includeGlobalServiceEvents"],
    },
    {
      what: "one of writes only, by the old selectors",
      stack: [{ type: trail, inputs: { ...everywhere, eventSelectors: [{ readWriteType: "WriteOnly" }] } }],
      found: ["it eventSelectors"],
    },
    {
      what: "one of everything, by the new selectors",
      stack: [{ type: trail, inputs: { ...everywhere, advancedEventSelectors: [management()] } }],
      found: [],
    },
    {
      what: "one of reads only, by the new selectors",
      stack: [
        {
          type: trail,
          inputs: { ...everywhere, advancedEventSelectors: [management({ field: "readOnly", equals: ["true"] })] },
        },
      ],
      found: ["it advancedEventSelectors"],
    },
    {
      what: "one for data alone, beside the account's own",
      stack: [
        {
          type: trail,
          inputs: {
            eventSelectors: [
              { includeManagementEvents: false, dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3"] }] },
            ],
          },
        },
      ],
      found: [],
    },
    {
      what: "one whose selectors are not known yet",
      stack: [{ type: trail, inputs: { ...everywhere, eventSelectors: unseen } }],
      found: ["? it eventSelectors"],
    },
    {
      what: "one that records other objects than its own records",
      stack: [
        { type: "aws:s3/bucketV2:BucketV2", name: "records", inputs: { bucket: "acme-records" } },
        {
          type: trail,
          inputs: {
            ...everywhere,
            s3BucketName: "acme-records",
            eventSelectors: [{ dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3:::acme-orders/"] }] }],
          },
        },
      ],
      found: ["it eventSelectors"],
    },
  ],
};
