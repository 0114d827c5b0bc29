import { unseen } from "../../../../policy/view";
import type { Given, RuleCases } from "../case";

const [east, west] = ["eu-central-1", "eu-west-1"];

/** The same thing in both regions, but for what is said. */
function both(type: string, stem: string, here: Given["inputs"], there: Given["inputs"]): readonly Given[] {
  return [
    { type, name: `${stem}-${east}`, inputs: { region: east, ...here } },
    { type, name: `${stem}-${west}`, inputs: { region: west, ...there } },
  ];
}

const policy = (actions: readonly string[], queue: string) =>
  JSON.stringify({ Statement: actions.map((Action) => ({ Effect: "Deny", Action, Resource: queue })) });

const queue = "aws:sqs/queue:Queue";
const queues = ["a", "b", "c", "d"].flatMap((name) => both(queue, name, {}, {}));

export const regionsAlike: RuleCases = {
  rule: "regions-alike",
  cases: [
    {
      what: "two networks that differ in address, id and capacity",
      stack: both(
        "aws:ec2/vpc:Vpc",
        "net",
        { cidrBlock: "10.0.0.0/16", ipv4NetmaskLength: 20, tags: { Name: `net-${east}`, id: "vpc-0a1b2c3d4e5f" } },
        { cidrBlock: "10.1.0.0/16", ipv4NetmaskLength: 16, tags: { Name: `net-${west}`, id: "vpc-99887766aabb" } },
      ),
      found: [],
    },
    {
      what: "two names that lead to the balancers of their regions, each in the zone of that region's balancers",
      stack: both(
        "aws:route53/record:Record",
        "site",
        { type: "A", aliases: [{ zoneId: "Z3F0SRJ5LGBH90", evaluateTargetHealth: false }] },
        { type: "A", aliases: [{ zoneId: "Z32O12XQLNTSW2", evaluateTargetHealth: false }] },
      ),
      found: [],
    },
    {
      what: "a queue that is encrypted in one region",
      stack: both(queue, "q", { sqsManagedSseEnabled: true, fifoQueue: false }, { fifoQueue: false }),
      found: [`q-${west} sqsManagedSseEnabled`],
    },
    {
      what: "a switch that is off in one region",
      stack: both(
        queue,
        "q",
        { fifoQueue: true, sqsManagedSseEnabled: false },
        { fifoQueue: true, sqsManagedSseEnabled: true },
      ),
      found: [`q-${east} sqsManagedSseEnabled`],
    },
    {
      what: "a policy with a statement less, and one that says something else",
      stack: [
        ...both(
          queue,
          "q",
          { policy: policy(["a", "b"], `q-${east}`), x: 1 },
          { policy: policy(["a"], `q-${west}`), x: 1 },
        ),
        ...both(queue, "r", { policy: policy(["a"], `r-${east}`), x: 1 }, { policy: policy(["b"], `r-${west}`), x: 1 }),
      ],
      found: [`q-${west} policy`, `r-${west} policy`],
    },
    {
      what: "a value that isn't known yet in one region",
      stack: both(queue, "q", { kmsMasterKeyId: unseen, x: 1 }, { kmsMasterKeyId: "alias/q", x: 1 }),
      found: [],
    },
    {
      what: "one that the engine deletes at a word, while it keeps the other",
      stack: both(queue, "q", {}, {}).map((each, index) => ({ ...each, options: { protect: index === 0 } })),
      found: [`q-${west} `],
    },
    {
      what: "two things under one name",
      stack: both(queue, "q", { a: true, b: true, c: true }, { d: true, e: true }),
      found: [],
    },
    {
      what: "a copy and its original",
      stack: both("aws:rds/instance:Instance", "db", { username: "u", x: 1 }, { replicateSourceDb: unseen, x: 1 }).map(
        (each, index) => (index === 0 ? each : { ...each, refs: { replicateSourceDb: [`db-${east}`] } }),
      ),
      found: [],
    },
    {
      what: "an endpoint of two zones, beside one of three",
      stack: [
        ...both("aws:ec2/subnet:Subnet", "a", {}, {}),
        ...both("aws:ec2/subnet:Subnet", "b", {}, {}),
        ...both("aws:ec2/vpcEndpoint:VpcEndpoint", "logs", { subnetIds: unseen }, { subnetIds: unseen }).map(
          (each, index) => ({
            ...each,
            refs: { subnetIds: index === 0 ? [`a-${east}`, `b-${east}`] : [`a-${west}`] },
          }),
        ),
      ],
      found: [`logs-${west} subnetIds`],
    },
    {
      what: "a topic of one region, where all else is in both",
      stack: [...queues, { type: "aws:sns/topic:Topic", name: `told-${east}`, inputs: { region: east } }],
      found: [`told-${east} `],
    },
    {
      what: "one that carries something over to the other region, or is in a third one by its name",
      stack: [
        ...queues,
        {
          type: "aws:sns/topicSubscription:TopicSubscription",
          name: `over-${east}`,
          inputs: { region: east },
          refs: { endpoint: [`a-${west}`] },
        },
        { type: "aws:acm/certificate:Certificate", name: "edge-us-east-1", inputs: { region: "us-east-1" } },
      ],
      found: [],
    },
    {
      what: "a stack that keeps most of what it has in one region",
      stack: [
        ...both(queue, "a", {}, {}),
        { type: queue, name: `b-${east}`, inputs: { region: east } },
        { type: queue, name: `c-${east}`, inputs: { region: east } },
      ],
      found: [],
    },
  ],
};
