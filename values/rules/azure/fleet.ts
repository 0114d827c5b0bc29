import type { ValueRule } from "../../rule";
import { about, form, given, one, text, wrong } from "./given";

const scaleSets = (page: string) => `Azure Virtual Machine Scale Sets documentation, ${page}; 2026-11`;
const fleetType = ["compute:VirtualMachineScaleSet"];

/**
 * Families that the program may choose from, and the processors that each is sold with. Where a region lacks one can't be seen
 * here. Source: Azure virtual machine sizes, pages of each series; 2026-11, from memory where the page wasn't at hand.
 */
const machineTypes: Readonly<Record<string, readonly number[]>> = {
  D_ps_v6: [2, 4, 8, 16, 32, 48, 64, 96],
  D_pds_v6: [2, 4, 8, 16, 32, 48, 64, 96],
  D_pls_v6: [2, 4, 8, 16, 32, 48, 64, 96],
  D_plds_v6: [2, 4, 8, 16, 32, 48, 64, 96],
  E_ps_v6: [2, 4, 8, 16, 32, 48, 64, 96],
  E_pds_v6: [2, 4, 8, 16, 32, 48, 64, 96],
  D_ps_v5: [2, 4, 8, 16, 32, 48, 64],
  D_pds_v5: [2, 4, 8, 16, 32, 48, 64],
  D_s_v5: [2, 4, 8, 16, 32, 48, 64, 96],
  D_ds_v5: [2, 4, 8, 16, 32, 48, 64, 96],
  D_as_v5: [2, 4, 8, 16, 32, 48, 64, 96],
  D_ads_v5: [2, 4, 8, 16, 32, 48, 64, 96],
  E_s_v5: [2, 4, 8, 16, 20, 32, 48, 64, 96, 104],
  E_as_v5: [2, 4, 8, 16, 20, 32, 48, 64, 96],
  D_s_v6: [2, 4, 8, 16, 32, 48, 64, 96, 128, 192],
  D_ds_v6: [2, 4, 8, 16, 32, 48, 64, 96, 128, 192],
  D_as_v6: [2, 4, 8, 16, 32, 48, 64, 96],
  D_ads_v6: [2, 4, 8, 16, 32, 48, 64, 96],
  E_s_v6: [2, 4, 8, 16, 20, 32, 48, 64, 96, 128, 192],
  E_as_v6: [2, 4, 8, 16, 20, 32, 48, 64, 96],
  F_as_v6: [2, 4, 8, 16, 32, 48, 64],
  F_s_v2: [2, 4, 8, 16, 32, 48, 64, 72],
  B_s_v2: [2, 4, 8, 16, 32],
  B_ps_v2: [2, 4, 8, 16],
  B_as_v2: [2, 4, 8, 16, 32],
};

function isMachineType(value: unknown): boolean {
  const found = /^Standard_([A-Z]+)(\d+)([a-z]*_v\d)$/.exec(String(value));
  return found !== null && (machineTypes[`${found[1] ?? ""}_${found[3] ?? ""}`]?.includes(Number(found[2])) ?? false);
}

const minutes = (value: unknown) => Number(/^PT(\d+)M$/.exec(String(value))?.[1] ?? Number.NaN);
const between = (least: number, most: number) => (value: unknown) => minutes(value) >= least && minutes(value) <= most;
const percent = (least: number) => (value: unknown) =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= 100;

const extensions = "virtualMachineProfile.extensionProfile.extensions[]";

/** Extensions by publisher and type, with the settings that each takes. Source: Application Health extension; AMA; 2026-11. */
const settings: Readonly<Record<string, Readonly<Record<string, (value: unknown) => boolean>>>> = {
  "Microsoft.ManagedServices/ApplicationHealthLinux": {
    protocol: (value) => ["http", "https", "tcp"].includes(String(value)),
    port: (value) => Number.isInteger(value) && Number(value) > 0 && Number(value) <= 65535,
    requestPath: (value) => typeof value === "string",
    intervalInSeconds: (value) => Number(value) >= 5 && Number(value) <= 60,
    numberOfProbes: (value) => Number(value) >= 1 && Number(value) <= 24,
    gracePeriod: (value) => Number(value) >= 5 && Number(value) <= 14400,
  },
  "Microsoft.Azure.Monitor/AzureMonitorLinuxAgent": {
    authentication: (value) =>
      text(value, "managedIdentity.identifier-name") !== undefined &&
      /^(mi_res_id|object_id|client_id)$/.test(text(value, "managedIdentity.identifier-name") ?? ""),
  },
};

export const fleet: readonly ValueRule[] = [
  form({
    name: "machine-type",
    of: { "compute:VirtualMachineScaleSet": ["sku.name"] },
    fits: isMachineType,
    allowed: "Standard_, a family's letter, processors and features as the size table names them",
    source: "Azure virtual machine sizes; 2026-11",
    traps: ["68"],
  }),
  about(
    "fleet-flexible",
    fleetType,
    { traps: ["24"], reads: ["orchestrationMode"], source: scaleSets("orchestration modes") },
    ({ inputs }) => {
      if (inputs["orchestrationMode"] === undefined)
        return [wrong("orchestrationMode", undefined, "Flexible, said outright: it can't be changed")];
      if (text(inputs, "orchestrationMode") !== "Flexible") return [];
      const profile = "virtualMachineProfile.networkProfile";
      const never = ["overprovision", `${profile}.healthProbe`].flatMap((path) => given(inputs, path));
      const inbound = given(
        inputs,
        `${profile}.networkInterfaceConfigurations[].ipConfigurations[].loadBalancerInboundNatPools`,
      );
      const identity = text(inputs, "identity.type") ?? "";
      return [
        ...[...never, ...inbound].map(({ path, value }) => wrong(path, value, "nothing in a flexible scale set")),
        ...(inputs["singlePlacementGroup"] === true
          ? [wrong("singlePlacementGroup", true, "false in a flexible scale set")]
          : []),
        ...(/SystemAssigned/.test(identity)
          ? [wrong("identity.type", identity, "UserAssigned in a flexible scale set")]
          : []),
        ...(one(inputs, `${profile}.networkApiVersion`) === undefined
          ? [wrong(`${profile}.networkApiVersion`, undefined, "2020-11-01 or later")]
          : []),
      ];
    },
  ),
  about(
    "fleet-fault-domains",
    fleetType,
    {
      reads: ["platformFaultDomainCount"],
      source: scaleSets("orchestration modes: one fault domain where zones are given"),
    },
    ({ inputs }) =>
      given(inputs, "zones[]").length > 1 && one(inputs, "platformFaultDomainCount") !== 1
        ? [wrong("platformFaultDomainCount", one(inputs, "platformFaultDomainCount"), "1 in several zones")]
        : [],
  ),
  about(
    "fleet-zone-balance",
    fleetType,
    {
      traps: ["33"],
      reads: ["zoneBalance"],
      source: scaleSets("zone balancing: strict balance stops growth when one zone is full"),
    },
    ({ inputs }) => (inputs["zoneBalance"] === true ? [wrong("zoneBalance", true, "false or nothing")] : []),
  ),
  about(
    "fleet-health",
    fleetType,
    { traps: ["26"], reads: ["upgradePolicy.mode"], source: scaleSets("automatic repairs; upgrade policies") },
    ({ inputs }) => {
      const rolls =
        text(inputs, "upgradePolicy.mode") === "Rolling" || one(inputs, "automaticRepairsPolicy.enabled") === true;
      const has = given(inputs, `${extensions}.type`).some(({ value }) => /^ApplicationHealth/.test(String(value)));
      return rolls && !has
        ? [
            wrong(
              "virtualMachineProfile.extensionProfile",
              "no health extension",
              "the application health extension: repairs and rolling updates ask it",
            ),
          ]
        : [];
    },
  ),
  about(
    "fleet-rolls",
    fleetType,
    {
      traps: ["69"],
      reads: ["upgradePolicy.mode"],
      source: scaleSets("upgrade policies: without Rolling old instances keep their data"),
    },
    ({ inputs }) =>
      text(inputs, "upgradePolicy.mode") === "Rolling"
        ? []
        : [
            wrong(
              "upgradePolicy.mode",
              one(inputs, "upgradePolicy.mode"),
              "Rolling: else boot data reaches new instances only",
            ),
          ],
  ),
  form({
    name: "fleet-repair-grace",
    of: { "compute:VirtualMachineScaleSet": ["automaticRepairsPolicy.gracePeriod"] },
    fits: between(10, 90),
    allowed: "PT10M to PT90M",
    source: scaleSets("automatic repairs"),
  }),
  form({
    name: "fleet-pause",
    of: { "compute:VirtualMachineScaleSet": ["upgradePolicy.rollingUpgradePolicy.pauseTimeBetweenBatches"] },
    fits: (value) => /^PT(?=\d)(\d+H)?(\d+M)?(\d+S)?$/.test(String(value)),
    allowed: "an ISO 8601 duration, as PT5M",
    source: scaleSets("upgrade policies"),
  }),
  form({
    name: "fleet-extension-time",
    of: { "compute:VirtualMachineScaleSet": ["virtualMachineProfile.extensionProfile.extensionsTimeBudget"] },
    fits: between(15, 120),
    allowed: "PT15M to PT120M",
    source: "Compute REST reference, extensionsTimeBudget; 2026-11",
  }),
  form({
    name: "fleet-batch",
    of: {
      "compute:VirtualMachineScaleSet": [
        "upgradePolicy.rollingUpgradePolicy.maxBatchInstancePercent",
        "upgradePolicy.rollingUpgradePolicy.maxUnhealthyInstancePercent",
      ],
    },
    fits: percent(5),
    allowed: "5 to 100",
    source: scaleSets("upgrade policies"),
  }),
  form({
    name: "fleet-termination-notice",
    of: {
      "compute:VirtualMachineScaleSet": [
        "virtualMachineProfile.scheduledEventsProfile.terminateNotificationProfile.notBeforeTimeout",
      ],
    },
    fits: between(5, 15),
    allowed: "PT5M to PT15M",
    source: scaleSets("terminate notification"),
  }),
  about(
    "fleet-extension-settings",
    fleetType,
    { reads: [`${extensions}.settings`], source: scaleSets("Application Health extension; Azure Monitor agent") },
    ({ inputs }) =>
      given(inputs, extensions).flatMap(({ path, value }) => {
        const extension = value as Record<string, unknown>;
        const known = settings[`${String(extension["publisher"])}/${String(extension["type"])}`];
        if (known === undefined)
          return [wrong(`${path}.type`, extension["type"], `one of ${Object.keys(settings).join(", ")}`)];
        return Object.entries((extension["settings"] ?? {}) as Record<string, unknown>).flatMap(([name, setting]) =>
          known[name]?.(setting)
            ? []
            : [
                wrong(
                  `${path}.settings.${name}`,
                  setting,
                  known[name] ? "a value in its range" : `one of ${Object.keys(known).join(", ")}`,
                ),
              ],
        );
      }),
  ),
  about(
    "fleet-prefix",
    fleetType,
    {
      reads: ["virtualMachineProfile.osProfile"],
      source: "Compute REST reference, computerNamePrefix and adminUsername of Linux; 2026-11",
    },
    ({ inputs }) => {
      const prefix = text(inputs, "virtualMachineProfile.osProfile.computerNamePrefix");
      const user = text(inputs, "virtualMachineProfile.osProfile.adminUsername");
      const data = text(inputs, "virtualMachineProfile.osProfile.customData");
      const taken = ["root", "admin", "administrator", "user", "guest", "sys", "test"];
      return [
        ...(prefix === undefined || /^[A-Za-z0-9-]{1,58}$/.test(prefix)
          ? []
          : [
              wrong(
                "virtualMachineProfile.osProfile.computerNamePrefix",
                prefix,
                "1 to 58 letters, digits and hyphens",
              ),
            ]),
        ...(user === undefined || (/^[a-z_][a-z0-9_-]{0,31}$/.test(user) && !taken.includes(user))
          ? []
          : [
              wrong(
                "virtualMachineProfile.osProfile.adminUsername",
                user,
                `a user's name of at most 32 characters, not ${taken.join(", ")}`,
              ),
            ]),
        ...(data === undefined || (/^[A-Za-z0-9+/]*={0,2}$/.test(data) && data.length <= 87384)
          ? []
          : [wrong("virtualMachineProfile.osProfile.customData", data.length, "at most 65,535 bytes, in base 64")]),
      ];
    },
  ),
];
