import type { Cloud } from "../cloud";
import type { Kind, Reference } from "../kind";
import { Refusal, refuse } from "../refusal";
import type { Fields, Request, Thing } from "../thing";
import { fieldsOf, identitiesOf, listOf, textOf, withId } from "./arm";
import { principalOf, whyKeyUnusable } from "./roles";
import { unfitAtBirth } from "./boot";

export const scaleSetType = "azure-native:compute:VirtualMachineScaleSet";
const diskSetType = "azure-native:compute:DiskEncryptionSet";

const inRegion = (path: string, type: string, named?: Reference["named"]): Reference => ({
  path,
  to: [type],
  code: "InvalidResourceReference",
  ...(named !== undefined && { named }),
});

const nic = "virtualMachineProfile.networkProfile.networkInterfaceConfigurations[].ipConfigurations[]";

/**
 * Codes: KeyVaultAccessForbidden as ansible-collections/azure #1676 shows the service's answer for a user-assigned identity;
 * InvalidResourceReference, InvalidParameter, OperationNotAllowed, AllocationFailed: Azure documentation, "common deployment
 * errors" and "allocation failures"; 2026-11.
 */
export const compute: readonly Kind[] = [
  {
    type: diskSetType,
    create: checkDiskKey,
    update: (thing, news, cloud) => checkDiskKey({ ...thing, inputs: news }, cloud),
    remove: (thing, cloud) => {
      const user = cloud.things.of(scaleSetType).find(({ inputs }) => JSON.stringify(inputs).includes(thing.id));
      if (user !== undefined) refuse("OperationNotAllowed", `${thing.name} encrypts the disks of ${user.name}`);
    },
  },
  {
    type: scaleSetType,
    references: [
      inRegion(`${nic}.subnet.id`, "azure-native:network:Subnet"),
      inRegion(`${nic}.loadBalancerBackendAddressPools[].id`, "azure-native:network:LoadBalancer", balancerOf),
      inRegion("virtualMachineProfile.storageProfile.osDisk.managedDisk.diskEncryptionSet.id", diskSetType),
    ],
    create: checkModel,
    made: (thing, cloud) => {
      const capacity = capacityOf(thing.inputs) ?? 0;
      thing.kept["capacity"] = capacity;
      thing.kept["least"] = capacity;
      thing.kept["model"] = modelOf(thing.inputs);
      thing.kept["unfit"] = unfitAtBirth(thing, cloud);
    },
    update: rollOut,
    read: (thing) => ({ sku: { ...fieldsOf(thing.inputs["sku"]), capacity: thing.kept["capacity"] } }),
    takes: [60_000, 480_000],
  },
];

/** Instances that stand. */
export function standing(set: Thing): number {
  return Number(set.kept["capacity"] ?? 0);
}

/** Fewest instances that stood at any time since the last look; the next look begins anew. */
export function fewest(set: Thing): number {
  const least = Number(set.kept["least"] ?? 0);
  set.kept["least"] = standing(set);
  return least;
}

/** What scaling, or a person with `az vmss scale`, sets. */
export function setCapacity(set: Thing, capacity: number): void {
  set.kept["capacity"] = capacity;
  set.kept["least"] = Math.min(Number(set.kept["least"] ?? capacity), capacity);
}

/** No machines to be had: in the whole region, or, with zones named, in those. `times`: how many requests meet it. */
export function withoutRoom(cloud: Cloud, region: string, zone?: string, times = 1): void {
  const [code, place] =
    zone === undefined ? ["AllocationFailed", region] : ["ZonalAllocationFailed", `${region}-${zone}`];
  cloud.faults.push({
    hits: (verb, request) =>
      (verb === "create" || verb === "update") && request.type === scaleSetType && request.region === region,
    refusal: new Refusal(code, `there is not enough room in ${place} for the size that was asked for`),
    when: "before",
    times,
  });
}

function checkDiskKey(request: Request, cloud: Cloud): void {
  const { keyUrl, sourceVault } = fieldsOf(request.inputs["activeKey"]);
  const vault = withId(cloud, "azure-native:keyvault:Vault", textOf(fieldsOf(sourceVault), "id"));
  if (vault !== undefined && cloud.regionOf(vault) !== cloud.regionOf(request))
    refuse("KeyVaultAndDiskInDifferentRegions", `${vault.name} is not in ${cloud.regionOf(request)}`);
  for (const id of identitiesOf(request)) {
    const why = whyKeyUnusable(cloud, String(keyUrl), principalOf(cloud, id) ?? "");
    if (why !== undefined) refuse("KeyVaultAccessForbidden", why);
  }
}

function checkModel({ inputs }: Pick<Request, "inputs">): void {
  const upgrade = fieldsOf(inputs["upgradePolicy"]);
  const profile = fieldsOf(inputs["virtualMachineProfile"]);
  const installed = listOf(fieldsOf(profile["extensionProfile"])["extensions"]);
  const asked = installed.some(({ type }) => String(type).startsWith("ApplicationHealth"));
  if (upgrade["mode"] === "Rolling" && !asked)
    refuse("InvalidParameter", "rolling upgrades need the extension that asks for health");
  if (inputs["orchestrationMode"] !== "Flexible") return;
  if (fieldsOf(profile["networkProfile"])["networkApiVersion"] === undefined)
    refuse("InvalidParameter", "virtualMachineProfile.networkProfile.networkApiVersion is required");
}

/**
 * A PUT of the whole: the number that comes with it is taken, whatever scaling had made of it. Another model is rolled out in
 * batches; with `maxSurge` new instances come before old ones go. Source: Azure/vm-scale-sets #70; Azure documentation,
 * "upgrade policy modes for Virtual Machine Scale Sets"; 2026-11.
 */
function rollOut(thing: Thing, news: Fields): void {
  checkModel({ inputs: news });
  setCapacity(thing, capacityOf(news) ?? standing(thing));
  const model = modelOf(news);
  if (model === thing.kept["model"]) return;
  const policy = fieldsOf(fieldsOf(news["upgradePolicy"])["rollingUpgradePolicy"]);
  const batch = Math.ceil((standing(thing) * Number(policy["maxBatchInstancePercent"] ?? 20)) / 100);
  const out = policy["maxSurge"] === true ? 0 : batch;
  thing.kept["least"] = Math.min(Number(thing.kept["least"]), standing(thing) - out);
  thing.kept["model"] = model;
}

function capacityOf(inputs: Fields): number | undefined {
  const { capacity } = fieldsOf(inputs["sku"]);
  return typeof capacity === "number" ? capacity : undefined;
}

function modelOf({ sku, virtualMachineProfile }: Fields): string {
  return JSON.stringify([fieldsOf(sku)["name"], virtualMachineProfile]);
}

function balancerOf(pool: string): string {
  return pool.replace(/\/backendAddressPools\/[^/]+$/, "");
}
