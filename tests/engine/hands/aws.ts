import { Refusal } from "../../clouds/refusal";
import { awsRecovery } from "./aws-recovery";
import type { Hands } from "./hands";

const digest = (digit: string) => `sha256:${digit.repeat(64)}`;

export const awsHands: Hands = {
  cloud: "aws",
  recovery: awsRecovery,
  watched: {
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    name: "app-cpu-us-east-2",
    property: "threshold",
    value: 99.5,
  },
  stranger: (cloud, shop) => {
    const { account, region } = shop.thing("aws:rds/instance:Instance", "database-us-east-2");
    const inputs = { name: "by-hand" };
    return cloud.give({ type: "aws:sns/topic:Topic", name: "by-hand", region, account, inputs });
  },
  throttling: (times) => ({
    hits: (verb) => verb === "create" && times-- % 3 === 0,
    refusal: new Refusal("ThrottlingException", "Rate exceeded", true),
    when: "before",
    times,
  }),
  noCapacity: (times) => ({
    hits: (verb, { type }) => verb === "create" && type === "aws:autoscaling/group:Group",
    refusal: new Refusal(
      "ScalingActivityFailed",
      "Could not launch On-Demand Instances. InsufficientInstanceCapacity in us-east-2a. Launching EC2 instance failed: " +
        "timeout while waiting for the capacity of the group",
    ),
    when: "after",
    times,
  }),
  halfWay: { type: "aws:rds/instance:Instance", name: "database-us-east-2" },
  fleet: { type: "aws:autoscaling/group:Group", name: "app-us-east-2" },
  anotherImage: { app: { image: `registry.shop.test/shop@${digest("5")}`, port: 8080, size: "small" } },
  database: { type: "aws:rds/instance:Instance", name: "database-us-east-2" },
  rename: {
    file: "providers/aws/database/instance.ts",
    from: "`database-${site.region}`",
    to: "`store-${site.region}`",
  },
};
