import type { Refresh } from "../../clouds/aws/fleet";
import { inService, runSchedule, scaleTo } from "../../clouds/aws/fleet";
import { Refusal } from "../../clouds/refusal";
import type { Thing } from "../../clouds/thing";
import type { Shop } from "../shop";
import { awsRecovery } from "./aws-recovery";
import type { Hands } from "./hands";

const digest = (digit: string) => `sha256:${digit.repeat(64)}`;

const scheduleType = "aws:autoscaling/schedule:Schedule";

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
  rename: {
    file: "providers/aws/database/instance.ts",
    from: "`database-${site.region}`",
    to: "`store-${site.region}`",
  },
  instances: (shop) => inService(fleetOf(shop)),
  fewest: (shop) => {
    const { refreshes } = fleetOf(shop).kept as { refreshes: readonly Refresh[] };
    return Math.min(inService(fleetOf(shop)), ...refreshes.map(({ least }) => least));
  },
  scale: (shop, wanted) => scaleTo(shop.cloud, fleetOf(shop).id, wanted),
  beforeImage: [],
  through: (shop, times) =>
    times.map((until, index) => {
      const from = times[index - 1] ?? new Date(0);
      const due = shop
        .things(scheduleType)
        .map((thing) => ({ thing, at: new Date(String(thing.inputs["startTime"])) }))
        .filter(({ at }) => at > from && at <= until)
        .sort((one, other) => one.at.getTime() - other.at.getTime());
      for (const { thing } of due) runSchedule(shop.cloud, thing);
      return Number(fleetOf(shop).kept["min"]);
    }),
  peakIn: scheduleType,
  hasOwnGuards: true,
  unguard: (shop, region) => {
    for (const thing of shop.things().filter((each) => each.region === region))
      for (const guard of ["deletionProtection", "enableDeletionProtection"])
        if (thing.inputs[guard] === true) thing.inputs = { ...thing.inputs, [guard]: false };
  },
  stores: ["aws:rds/instance:Instance", "aws:s3/bucket:Bucket", "aws:kms/key:Key"],
  twoRegions: { regions: ["us-east-2", "us-west-2"], active: "us-east-2", recovery: "warm" },
};

function fleetOf(shop: Shop): Thing {
  const { type, name } = awsHands.fleet;
  return shop.thing(type, name);
}
