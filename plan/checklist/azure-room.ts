import type { RecordedResource } from "../recorded";
import type { StackPlan } from "../stack-plan";
import type { Task } from "./checklist";

/** What a region must have room for, and must offer to the subscription at all. */
export function roomTasks({ settings, resources }: StackPlan): readonly Task[] {
  return settings.regions.flatMap((region) => {
    const there = resources.filter(({ inputs }) => inputs["location"] === region);
    return [...machineTasks(region, there), ...databaseTasks(region, there), ...wayOutTasks(region, there)];
  });
}

function machineTasks(region: string, there: readonly RecordedResource[]): readonly Task[] {
  const set = there.find(({ type }) => type === "azure-native:compute:VirtualMachineScaleSet");
  const size = (set?.inputs["sku"] as { readonly name?: string } | undefined)?.name;
  if (size === undefined) return [];
  const { family, vcpus } = partsOf(size);
  const needed = most(there) * vcpus;
  return [
    {
      when: "before",
      what: `${region}: be offered ${size} in three zones`,
      why: "a subscription is not offered every size in every zone, and only `up` would say so",
      command: `az vm list-skus --location ${region} --size ${size} --all --query "[].{size: name, zones: locationInfo[0].zones, kept: restrictions[].reasonCode}" --output json`,
      check: "zones lists three, and kept is empty",
    },
    ...(needed === 0
      ? []
      : [
          {
            when: "before",
            what: `${region}: room for ${needed} vCPUs of the family ${family}, and for as many in all`,
            why: "the fleet stops growing at a quota, at the worst moment; raising one can take days",
            command: `az vm list-usage --location ${region} --output table | grep -iE "${family} Family|Total Regional vCPUs"`,
            check: `limit less what is in use is at least ${needed} in both lines; more is asked for under Quotas in the portal`,
          } as const,
        ]),
  ];
}

/** Standard_D4ps_v6: the family is Dpsv6, the number counts vCPUs. Source: Azure documentation, "VM sizes naming conventions". */
function partsOf(size: string): { readonly family: string; readonly vcpus: number } {
  const [, letters, count, kind, version] = /^Standard_([A-Z]+)(\d+)([a-z]*)(?:_v(\d+))?$/.exec(size) ?? [];
  if (letters === undefined || count === undefined)
    throw new Error(`${size} is not a machine's size as Azure names them`);
  return { family: `${letters}${kind ?? ""}${version === undefined ? "" : `v${version}`}`, vcpus: Number(count) };
}

/** Instances that scaling may reach, and a fifth more for those that are replaced. */
function most(there: readonly RecordedResource[]): number {
  const profiles = there
    .filter(({ type }) => type === "azure-native:monitor:AutoscaleSetting")
    .flatMap(({ inputs }) => inputs["profiles"] as readonly { readonly capacity: { readonly maximum: string } }[]);
  return Math.ceil(Math.max(0, ...profiles.map(({ capacity }) => Number(capacity.maximum))) * 1.2);
}

function databaseTasks(region: string, there: readonly RecordedResource[]): readonly Task[] {
  const database = there.find(({ type }) => type === "azure-native:sql:Database");
  const sku = database?.inputs["sku"] as { readonly tier?: string; readonly capacity?: number } | undefined;
  const { tier, capacity } = sku ?? {};
  if (tier === undefined) return [];
  const redundant = database?.inputs["zoneRedundant"] === true;
  return [
    {
      when: "before",
      what: `${region}: be offered Azure SQL, ${tier}${redundant ? " over zones" : ""}`,
      why: "full regions are closed to new subscriptions, and opening one for a subscription takes a support request",
      command: `az sql db list-editions --location ${region} --edition ${tier} --available --query "[].supportedServiceLevelObjectives[].{name: name, zones: zoneRedundant}" --output table && az sql list-usages --location ${region} --output table`,
      check: `an objective with ${capacity ?? "its"} vCores is listed${redundant ? ", zones is true beside it" : ""}, and the usage leaves room for it and a server`,
    },
  ];
}

function wayOutTasks(region: string, there: readonly RecordedResource[]): readonly Task[] {
  const addresses = there.filter(({ type }) => type === "azure-native:network:PublicIPAddress").length;
  if (addresses === 0) return [];
  const probe = `commerce-probe-${region}`;
  const on = `--resource-group ${probe}`;
  return [
    {
      when: "before",
      what: `${region}: room for ${addresses} public address${addresses === 1 ? "" : "es"}`,
      why: "the way out has one, and nothing leaves without it",
      command: `az network list-usages --location ${region} --query "[?contains(name.value, 'PublicIP') || contains(name.value, 'PublicIp')].{name: localName, used: currentValue, limit: limit}" --output table`,
      check: `limit less what is in use is at least ${addresses} in each line`,
    },
    {
      when: "before",
      what: `${region}: see that the zone-redundant NAT gateway takes a subnet of container instances`,
      why: "until April 2026 it was refused there; where it still is, `up` stops at the subnet of the migrator",
      command: [
        `az group create --name ${probe} --location ${region}`,
        `az network public-ip create ${on} --name probe --sku StandardV2 --allocation-method Static --zone 1 2 3`,
        `az network nat gateway create ${on} --name probe --sku StandardV2 --public-ip-addresses probe`,
        `az network vnet create ${on} --name probe --address-prefixes 10.255.0.0/24`,
        `az network vnet subnet create ${on} --vnet-name probe --name probe --address-prefixes 10.255.0.0/28 --delegations Microsoft.ContainerInstance/containerGroups --nat-gateway probe`,
      ].join(" && "),
      check: `all five end well; then az group delete --name ${probe} --yes`,
    },
  ];
}
