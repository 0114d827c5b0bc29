import { unseen } from "../../../../policy/view";
import type { Given, RuleCases } from "../case";

const queue = "aws:sqs/queue:Queue";
const mapping = "aws:lambda/eventSourceMapping:EventSourceMapping";

const led = ["a", "b", "c"].map((name): Given => ({
  type: mapping,
  name,
  inputs: { eventSourceArn: unseen, batchSize: 10 },
  refs: { eventSourceArn: ["orders"] },
}));
const orders: Given = { type: queue, name: "orders", inputs: { name: "orders" } };

function beside(inputs: Given["inputs"], refs: Given["refs"] = {}): readonly Given[] {
  return [orders, ...led, { type: mapping, inputs, refs }];
}

export const referencesHold: RuleCases = {
  rule: "references-hold",
  cases: [
    {
      what: "a reference to what was taken out",
      // The case's door names what isn't there by a URN of type "missing", which no cloud has.
      stack: [
        {
          type: mapping,
          inputs: { eventSourceArn: unseen },
          refs: { eventSourceArn: ["urn:pulumi:test::case::aws:sqs/queue:Queue::gone"] },
        },
      ],
      found: ["it eventSourceArn"],
    },
    { what: "one that leads to what is there", stack: [orders, ...led], found: [] },
    {
      what: "a plain ARN where three others lead to the stack",
      stack: beside({ eventSourceArn: "arn:aws:sqs:us-east-1:111122223333:returns" }),
      found: ["it eventSourceArn"],
    },
    { what: "one that isn't known yet, and may lead there", stack: beside({ eventSourceArn: unseen }), found: [] },
    { what: "one that has none", stack: beside({ batchSize: 10 }), found: [] },
    {
      what: "two plain ARNs: queues of other stacks are usual here",
      stack: [
        ...beside({ eventSourceArn: "arn:aws:sqs:us-east-1:111122223333:returns" }),
        { type: mapping, name: "other", inputs: { eventSourceArn: "arn:aws:sqs:us-east-1:111122223333:refunds" } },
      ],
      found: [],
    },
    {
      what: "a policy of the cloud's own",
      stack: [
        { type: "aws:iam/policy:Policy", name: "own", inputs: {} },
        ...["a", "b", "c"].map((name): Given => ({
          type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
          name,
          inputs: { policyArn: unseen },
          refs: { policyArn: ["own"] },
        })),
        {
          type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
          inputs: { policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" },
        },
      ],
      found: [],
    },
  ],
};
