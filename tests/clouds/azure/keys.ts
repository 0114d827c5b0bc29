import type { Cloud } from "../cloud";
import type { Kind } from "../kind";
import { valueAt } from "../paths";
import { Refusal, refuse } from "../refusal";
import type { Fields, Thing } from "../thing";

const vault = "azure-native:keyvault:Vault";
const deleted = "azure-native:keyvault:DeletedVault";
const day = 86_400_000;

/**
 * Vaults and keys. Names are taken in the whole world, and by what was deleted until its time is over.
 * Codes: learn.microsoft.com, "Azure Key Vault REST API error codes" and "Common error codes for Azure Key Vault"; 2026-11.
 */
export const keys: readonly Kind[] = [
  {
    type: vault,
    takes: [10_000, 60_000],
    names: ({ inputs }) => [
      { scope: "the world", name: String(inputs["vaultName"]).toLowerCase(), code: "VaultAlreadyExists" },
    ],
    create: ({ inputs, name }, cloud) => {
      checkSettings(inputs, name);
      const gone = softDeleted(cloud, String(inputs["vaultName"]));
      if (gone !== undefined)
        throw new Refusal(
          inDeletedState,
          `a vault ${String(inputs["vaultName"])} exists in deleted state until ${String(gone.kept["purged"])}`,
        );
    },
    update: (thing, news) => {
      checkSettings(news, thing.name);
      // Once it is on, nobody turns it off.
      const protectedNow = valueAt(thing.inputs, "properties.enablePurgeProtection") === true;
      if (protectedNow && valueAt(news, "properties.enablePurgeProtection") !== true)
        throw new Refusal(badRequest, `${thing.name}: "enablePurgeProtection" can't be turned off`);
      const [days, asked] = [thing.inputs, news].map((inputs) =>
        valueAt(inputs, "properties.softDeleteRetentionInDays"),
      );
      if (days !== asked) throw new Refusal(badRequest, `${thing.name}: "softDeleteRetentionInDays" can't be changed`);
    },
    removed: (thing, cloud) => {
      const { vaultName, location } = thing.inputs;
      const days = Number(valueAt(thing.inputs, "properties.softDeleteRetentionInDays") ?? 90);
      const { region, account } = thing;
      const name = `${String(vaultName)} deleted at ${cloud.now}`;
      cloud.give(
        { type: deleted, name, region, account, inputs: { vaultName, location } },
        { purged: cloud.now + days * day, was: thing.id },
      );
    },
  },
  {
    type: "azure-native:keyvault:Key",
    // By way of the resource manager: no network rule of the vault, and no role on its data, is asked for that.
    takes: [2_000, 15_000],
    create: ({ inputs, name, account }, cloud) => {
      const group = `/subscriptions/${account}/resourceGroups/${String(inputs["resourceGroupName"])}`;
      const id = `${group}/providers/Microsoft.KeyVault/vaults/${String(inputs["vaultName"])}`;
      const [above] = cloud.things.by(vault, "id", id);
      const hardware = String(valueAt(inputs, "properties.kty")).endsWith("-HSM");
      if (hardware && valueAt(above?.inputs ?? {}, "properties.sku.name") !== "premium")
        refuse("BadParameter", `${name}: keys in hardware need a premium vault`);
    },
    // The provider deletes a key by the vault's own door, which is closed to it.
    remove: ({ inputs, name }, cloud) => {
      const [above] = cloud.things.by(vault, "vaultName", String(inputs["vaultName"]));
      if (String(valueAt(above?.inputs ?? {}, "properties.publicNetworkAccess")).toLowerCase() === "disabled")
        throw new Refusal(closedDoor, `${name}: the vault takes no request from outside`);
    },
  },
];

/** Met by a second making, a change or a deletion alone; shown in `late.test.ts`. */
export const inDeletedState = "ConflictError";
export const badRequest = "BadRequest";
export const closedDoor = "ForbiddenByConnection";

/** A vault of that name that waits to be purged. */
function softDeleted(cloud: Cloud, vaultName: string): Thing | undefined {
  return cloud.things.by(deleted, "vaultName", vaultName).find(({ kept }) => Number(kept["purged"]) > cloud.now);
}

/** True when what was encrypted with keys of the vault can't be lost with it: services take no other. */
export function isRecoverable({ inputs }: Thing): boolean {
  return valueAt(inputs, "properties.enablePurgeProtection") === true;
}

/** True when the network rules of the vault let Azure's own services in. */
export function letsServicesIn({ inputs }: Thing): boolean {
  const settings = (inputs["properties"] ?? {}) as Fields;
  const rules = settings["networkAcls"] as Fields | undefined;
  const closed =
    String(settings["publicNetworkAccess"]).toLowerCase() === "disabled" || rules?.["defaultAction"] === "Deny";
  return !closed || rules?.["bypass"] === "AzureServices";
}

function checkSettings(inputs: Fields, name: string): void {
  if (!/^(?!.*--)[a-zA-Z](?:[\w-]{1,22})[a-zA-Z\d]$/.test(String(inputs["vaultName"])))
    refuse("VaultNameNotValid", `${name}: ${String(inputs["vaultName"])} is no name for a vault`);
  if (valueAt(inputs, "properties.enablePurgeProtection") === false)
    refuse("BadRequest", `${name}: "enablePurgeProtection" can't be set to false`);
}
