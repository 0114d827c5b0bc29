import assert from "node:assert/strict";
import type { Broken } from "../broken";
import { withoutWaiting } from "../broken";
import type { Cloud } from "../cloud";
import { openStack } from "../open";
import { replay } from "../replay";
import { thingOf } from "../standing";
import { sharedPolicy } from "./log-receivers";

const home = "us-east-2";

/** An order of which AWS says nothing when it is broken: what is lost then is lost without a word. */
interface Order {
  readonly why: string;
  readonly first: readonly [type: string, name: string];
  readonly then: readonly [type: string, name: string];
}

const topicPolicy = ["aws:sns/topicPolicy:TopicPolicy", `alarms-${home}`] as const;
const logging = "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration";
const association = ["aws:wafv2/webAclAssociation:WebAclAssociation", `firewall-${home}`] as const;

const orders: readonly Order[] = [
  {
    why: "no request reaches an instance around the firewall",
    first: association,
    then: ["aws:lb/listenerRule:ListenerRule", `to-app-${home}`],
  },
  {
    why: "what the firewall of a site decides is on record from the first request",
    first: [logging, `firewall-${home}`],
    then: association,
  },
  {
    why: "what the firewall of the edge decides is on record from the first request",
    first: [logging, "firewall-static"],
    then: ["aws:cloudfront/distribution:Distribution", "static"],
  },
  {
    why: "an alarm is heard",
    first: topicPolicy,
    then: ["aws:cloudwatch/metricAlarm:MetricAlarm", `slow-${home}`],
  },
  {
    why: "a composite alarm is heard",
    first: topicPolicy,
    then: ["aws:cloudwatch/compositeAlarm:CompositeAlarm", `slo-fast-${home}`],
  },
  {
    why: "an event is heard",
    first: topicPolicy,
    then: ["aws:cloudwatch/eventTarget:EventTarget", `threats-${home}`],
  },
  {
    why: "the failover plan doesn't warn of itself",
    first: ["aws:iam/rolePolicy:RolePolicy", "failover"],
    then: ["aws:arcregionswitch/plan:Plan", "failover"],
  },
];

describe("orders that AWS doesn't ask for", () => {
  /** How the two stood to each other, the first one held up. */
  async function tooEarly({ first, then }: Order, edit: Broken["edit"] = (program) => program): Promise<boolean> {
    const { resources, cloud: empty } = await openStack("prod-aws");
    const cloud = empty();
    const { refused } = replay(edit(resources), cloud, 1, (urn) => urn.endsWith(first.join("::")));
    assert.equal(refused, undefined);
    return thingOf(cloud, ...then).since < thingOf(cloud, ...first).ready;
  }

  for (const order of orders) {
    const { why, first, then } = order;

    it(`are kept, so that ${why}`, async () => {
      assert.equal(await tooEarly(order), false, `${then[1]} waits for ${first[1]}`);
    });

    it(`are seen to be broken where nothing waits, so that ${why}`, async () => {
      const edit = withoutWaiting(...then, first.join("::"));
      assert.equal(await tooEarly(order, edit), true, `${then[1]} waited for ${first[1]} all the same`);
    });
  }

  for (const [what, type, name, policy] of [
    ["a cache", "aws:elasticache/replicationGroup:ReplicationGroup", `cache-${home}`, `cache-logs-${home}`],
    ["a firewall", logging, `firewall-${home}`, `firewall-${home}-logs`],
  ] as const)
    it(`have ${what} wait for its own policy for logs, or the service writes into a shared one`, async () => {
      const { resources, cloud: empty } = await openStack("prod-aws");
      const shared = (program: typeof resources) => {
        const cloud: Cloud = empty();
        replay(program, cloud, 1, (urn) => urn.endsWith(`LogResourcePolicy::${policy}`));
        const policies = cloud.things.of("aws:cloudwatch/logResourcePolicy:LogResourcePolicy");
        return policies.filter((each) => each.name === sharedPolicy).length;
      };
      assert.equal(shared(resources), 0);
      assert.equal(shared(withoutWaiting(type, name, "LogResourcePolicy")(resources)), 1);
    });
});
