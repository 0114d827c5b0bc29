import { proveDomains, resolve } from "../../clouds/azure/edge-answers";
import { approveLinks } from "../../clouds/azure/edge-links";
import { fieldsOf, show, where, withId } from "../../clouds/azure/arm";
import { setCapacity, standing } from "../../clouds/azure/compute";
import { failover, groupType, replicationRole } from "../../clouds/azure/failover-group";
import { databaseType, loseRegion, regainRegion, roleOf, write, writtenIn } from "../../clouds/azure/sql-writes";
import type { Thing } from "../../clouds/thing";
import type { Shop } from "../shop";
import type { RecoveryHands } from "./recovery";

type Args = Readonly<Record<string, string>>;

const scaleSetType = "azure-native:compute:VirtualMachineScaleSet";

/** What each step's call does to the simulated cloud. One that names nothing real throws. */
const calls: Readonly<Record<string, (shop: Shop, args: Args) => void>> = {
  "scale-fleet": (shop, { scaleSet = "", times = "" }) => {
    const set = only(where(shop.cloud, scaleSetType, "vmScaleSetName", scaleSet), scaleSet);
    setCapacity(set, standing(set) * Number(times));
  },
  promote: (shop, { failoverGroup = "", server = "" }) => {
    const onServer = where(shop.cloud, groupType, "serverName", server);
    const group = only(
      onServer.filter(({ inputs }) => inputs["failoverGroupName"] === failoverGroup),
      failoverGroup,
    );
    failover(shop.cloud, group.id, true);
  },
  "prefer-origin": ({ cloud }, { first = "", second = "" }) => {
    for (const [name, priority] of [
      [first, 1],
      [second, 2],
    ] as const) {
      const origin = only(where(cloud, "azure-native:cdn:AFDOrigin", "originName", name), name);
      origin.inputs = { ...origin.inputs, priority };
    }
  },
  "await-copy": ({ cloud }, { copy = "", writer = "" }) => {
    for (const [server, role] of [
      [copy, "Secondary"],
      [writer, "Primary"],
    ] as const)
      if (replicationRole(only(where(cloud, groupType, "serverName", server), server)) !== role)
        throw new Error(`${server} is not ${role}`);
  },
  "fence-fleet": ({ cloud }, { autoscale = "", scaleSet = "" }) => {
    const setting = only(
      where(cloud, "azure-native:monitor:AutoscaleSetting", "autoscaleSettingName", autoscale),
      autoscale,
    );
    setting.inputs = { ...setting.inputs, enabled: false };
    setCapacity(only(where(cloud, scaleSetType, "vmScaleSetName", scaleSet), scaleSet), 0);
  },
  "run-workflow": ({ cloud }, { workflow = "" }) => {
    const [found] = cloud.things.by("*", "id", workflow.replace(/^https:\/\/management\.azure\.com/, ""));
    if (found === undefined) throw new Error(`there is no workflow ${workflow}`);
  },
  "approve-link": ({ cloud }, { message = "" }) => {
    if (approveLinks(cloud, message) === 0) throw new Error("no connection waits for an approval");
  },
  "close-door": (shop, args) => door(shop, args, "Disabled"),
  "open-door": (shop, args) => door(shop, args, "Enabled"),
};

export const azureRecovery: RecoveryHands = {
  lose: ({ cloud }, region) => loseRegion(cloud, region),
  regain: ({ cloud }, region) => {
    regainRegion(cloud, region);
  },
  order: (shop, region, number) => write(shop.cloud, database(shop, region).id, `order ${number}`),
  orders: (shop, region) => writtenIn(database(shop, region)).length,
  writers: (shop) =>
    shop
      .things(databaseType)
      .filter((thing) => roleOf(thing) === "writer" && !isFenced(shop, thing))
      .map(({ inputs }) => String(inputs["location"]))
      .sort(),
  answers: (shop) => {
    const answer = resolve(shop.cloud, shop.setting("domain"));
    return "region" in answer ? answer.region : `nobody: ${answer.why}`;
  },
  people: ({ cloud }) => {
    approveLinks(cloud);
  },
  later: ({ cloud }) => {
    proveDomains(cloud);
  },
  mend: ({ cloud }, output) => {
    const [, id = ""] =
      /PrivateLinkServiceWithPrivateEndpointConnectionsCannotBeDeleted: (\S+) is in use/.exec(output) ?? [];
    const link = withId(cloud, "azure-native:network:PrivateLinkService", id);
    if (link === undefined) return false;
    link.kept["connections"] = [];
    return true;
  },
  beforeUp: (region) => [`app-${region}`],
  call: (shop, call, args) => {
    const act = calls[call];
    if (act === undefined) throw new Error(`nothing is known of the call ${call}`);
    act(shop, args);
    return undefined;
  },
};

function door({ cloud }: Shop, { route = "" }: Args, enabledState: string): void {
  const thing = only(where(cloud, "azure-native:cdn:Route", "routeName", route), route);
  thing.inputs = { ...thing.inputs, enabledState };
  show(cloud, thing, {});
}

function database(shop: Shop, region: string): Thing {
  return shop.thing(databaseType, `database-${region}`);
}

/** Only a fleet can reach a database: without instances nobody writes. */
function isFenced({ cloud }: Shop, { inputs }: Thing): boolean {
  const sets = cloud.things.of(scaleSetType).filter((set) => set.inputs["location"] === inputs["location"]);
  return sets.every((set) => standing(set) === 0 && fieldsOf(set.inputs["sku"])["name"] !== undefined);
}

function only(things: readonly Thing[], name: string): Thing {
  const [one] = things;
  if (one === undefined) throw new Error(`there is no ${name}`);
  return one;
}
