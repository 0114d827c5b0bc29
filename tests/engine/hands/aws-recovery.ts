import { resolve, startPlan } from "../../clouds/aws/failover";
import {
  automatedBackupType,
  instanceType,
  loseRegion,
  regainRegion,
  rowsIn,
  write,
} from "../../clouds/aws/database-data";
import type { Thing } from "../../clouds/thing";
import type { Shop } from "../shop";
import type { RecoveryHands } from "./recovery";

type Args = Readonly<Record<string, string>>;

/** What each step's call does to the simulated cloud. One that names nothing real throws. */
const calls: Readonly<Record<string, (shop: Shop, args: Args) => string | undefined>> = {
  "start-plan": ({ cloud }, { plan = "", region = "" }) => {
    startPlan(cloud, plan, region);
    return undefined;
  },
  "find-backup": ({ cloud }, { region = "", database = "" }) => {
    const found = cloud.things
      .of(automatedBackupType)
      .find((each) => each.region === region && JSON.stringify(each).includes(database));
    if (found === undefined) throw new Error(`no backup of ${database} is in ${region}`);
    return String(found.outputs["arn"] ?? found.id);
  },
  "close-database": ({ cloud }, { region = "", group = "" }) => {
    const type = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
    const doors = cloud.things.by(type, "securityGroupId", group).filter((rule) => rule.region === region);
    if (doors.length === 0) throw new Error(`nothing leads into ${group}`);
    for (const door of doors) cloud.drop(door);
    return undefined;
  },
  "reboot-database": (shop, { region = "", database = "" }) => {
    named(shop, region, database);
    return undefined;
  },
  "unprotect-database": (shop, { region = "", database = "" }) => {
    const thing = named(shop, region, database);
    thing.inputs = { ...thing.inputs, deletionProtection: false };
    return undefined;
  },
  "see-gates": ({ cloud }, { closed = "", open = "" }) => {
    for (const [region, healthy] of [
      [closed, false],
      [open, true],
    ] as const) {
      const gates = cloud.things.all().filter(({ inputs, kept }) => inputs["of"] === region && "healthy" in kept);
      if (gates.length === 0 || gates.some(({ kept }) => kept["healthy"] !== healthy))
        throw new Error(`the gate of ${region} is ${healthy ? "closed" : "open"}`);
    }
    return undefined;
  },
};

export const awsRecovery: RecoveryHands = {
  lose: ({ cloud }, region) => loseRegion(cloud, region),
  regain: ({ cloud }, region) => regainRegion(cloud, region),
  order: (shop, region) => write(shop.cloud, database(shop, region).id, 1),
  orders: (shop, region) => rowsIn(shop.cloud, database(shop, region).id),
  writers: (shop) =>
    shop
      .things(instanceType)
      .filter((thing) => thing.kept["role"] === "writer" && !isFenced(shop, thing))
      .map(({ region }) => region)
      .sort(),
  answers: (shop) => {
    const answer = resolve(shop.cloud, shop.setting("domain"));
    if (answer === undefined) return "nobody";
    return answer.answers ? answer.region : `nobody: ${answer.region} is lost`;
  },
  people: () => undefined,
  later: () => undefined,
  mend: () => false,
  beforeUp: () => [],
  call: (shop, call, args) => {
    const act = calls[call];
    if (act === undefined) throw new Error(`nothing is known of the call ${call}`);
    return act(shop, args);
  },
};

function database(shop: Shop, region: string): Thing {
  return shop.thing(instanceType, `database-${region}`);
}

function named(shop: Shop, region: string, identifier: string): Thing {
  const thing = database(shop, region);
  if (thing.inputs["identifier"] !== identifier) throw new Error(`there is no ${identifier} in ${region}`);
  return thing;
}

/** Nothing leads into its security group. */
function isFenced({ cloud }: Shop, { inputs, region }: Thing): boolean {
  const groups = inputs["vpcSecurityGroupIds"] as readonly string[];
  const type = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
  return groups.every((group) =>
    cloud.things.by(type, "securityGroupId", group).every((rule) => rule.region !== region),
  );
}
