import { fewest, standing } from "../../clouds/azure/compute";
import { boundsAt, keepWithin, scaleTo } from "../../clouds/azure/scaling";
import { Refusal } from "../../clouds/refusal";
import type { Thing } from "../../clouds/thing";
import type { Shop } from "../shop";
import { azureRecovery } from "./azure-recovery";
import type { Hands } from "./hands";

const digest = (digit: string) => `sha256:${digit.repeat(64)}`;

const settingType = "azure-native:monitor:AutoscaleSetting";

export const azureHands: Hands = {
  cloud: "azure",
  recovery: azureRecovery,
  watched: {
    type: "azure-native:monitor:MetricAlert",
    name: "app-cpu-eastus2",
    property: "severity",
    value: 4,
  },
  stranger: (cloud, shop) => {
    const { account, region, inputs } = shop.thing("azure-native:compute:VirtualMachineScaleSet", "app-eastus2");
    return cloud.give({
      type: "azure-native:network:PublicIPAddress",
      name: "by-hand",
      region,
      account,
      inputs: { publicIpAddressName: "by-hand", resourceGroupName: inputs["resourceGroupName"], location: "eastus2" },
    });
  },
  throttling: (times) => ({
    hits: (verb) => verb === "create" && times-- % 3 === 0,
    refusal: new Refusal("TooManyRequests", "The request is being throttled. Retry-After: 10", true),
    when: "before",
    times,
  }),
  noCapacity: (times) => ({
    hits: (verb, { type }) => verb === "create" && type === "azure-native:compute:VirtualMachineScaleSet",
    refusal: new Refusal("ZonalAllocationFailed", "Allocation failed. There is not sufficient capacity in zone 1"),
    when: "after",
    times,
  }),
  halfWay: { type: "azure-native:sql:Database", name: "database-eastus2" },
  fleet: { type: "azure-native:compute:VirtualMachineScaleSet", name: "app-eastus2" },
  anotherImage: { app: { image: `registry.shop.test/shop@${digest("5")}`, port: 8080, size: "small" } },
  rename: {
    file: "providers/azure/database/store.ts",
    from: "`database-${site.region}`",
    to: "`store-${site.region}`",
  },
  instances: (shop) => standing(fleetOf(shop)),
  fewest: (shop) => fewest(fleetOf(shop)),
  scale: (shop, wanted) => {
    const capacity = scaleTo(shop.cloud, fleetOf(shop).id, wanted);
    fewest(fleetOf(shop));
    return capacity;
  },
  beforeImage: ["app-eastus2"],
  through: (shop, times) =>
    times.map((at) => {
      const [setting] = shop.cloud.things.by(settingType, "targetResourceUri", fleetOf(shop).id);
      keepWithin(shop.cloud, at);
      return setting === undefined ? 0 : boundsAt(setting, at).min;
    }),
  peakIn: settingType,
  // Only the audit store has a lock; what else is protected is so by the engine alone.
  hasOwnGuards: false,
  unguard: () => undefined,
  stores: [
    "azure-native:sql:Server",
    "azure-native:sql:Database",
    "azure-native:storage:StorageAccount",
    "azure-native:keyvault:Vault",
    "azure-native:keyvault:Key",
  ],
  twoRegions: { regions: ["eastus2", "centralus"], active: "eastus2", recovery: "warm" },
};

function fleetOf(shop: Shop): Thing {
  const { type, name } = azureHands.fleet;
  return shop.thing(type, name);
}
