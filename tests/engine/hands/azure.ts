import { Refusal } from "../../clouds/refusal";
import { azureRecovery } from "./azure-recovery";
import type { Hands } from "./hands";

const digest = (digit: string) => `sha256:${digit.repeat(64)}`;

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
  database: { type: "azure-native:sql:Database", name: "database-eastus2" },
  rename: {
    file: "providers/azure/database/store.ts",
    from: "`database-${site.region}`",
    to: "`store-${site.region}`",
  },
};
