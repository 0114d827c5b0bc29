import { all, cannotTell, holds, ifSet, isAbsent, isTrue } from "../checks";
import type { Check, CloudRule } from "../rule";
import { at, entries, read, unseen } from "../view";
import { daysIn } from "./shared/durations";
import { same } from "./shared/words";

const policy = "properties.rotationPolicy";
const actions = `${policy}.lifetimeActions`;
/** A year, and a day for one that is leap. */
const year = 366;
/** An end that nobody lives to see is none. */
const longest = 5 * year;

/** After how many days an action rotates; undefined where it doesn't. */
function rotatesAfter(action: unknown, expiry: number | undefined): number | undefined {
  if (!same(read(action, "action", "type"), "rotate")) return undefined;
  const after = daysIn(read(action, "trigger", "timeAfterCreate"));
  if (after !== undefined) return after;
  const before = daysIn(read(action, "trigger", "timeBeforeExpiry"));
  return before === undefined || expiry === undefined ? undefined : expiry - before;
}

const rotated: Check = (resource) => {
  const wanted = "an action that rotates within a year";
  const given = at(resource, actions);
  const expires = at(resource, `${policy}.attributes.expiryTime`);
  if (given === unseen) return cannotTell(actions, wanted);
  const all = entries(given);
  const after = all.flatMap((action) => rotatesAfter(action, daysIn(expires)) ?? []);
  if (after.some((days) => days <= year)) return [];
  const hidden = [expires, ...all.flatMap((each) => [each, read(each, "action", "type"), read(each, "trigger")])];
  if (hidden.includes(unseen)) return cannotTell(actions, wanted);
  const found = after[0] === undefined ? (all.length === 0 ? "not set" : "no action that rotates") : `${after[0]} days`;
  const mend = 'add {action: {type: "rotate"}, trigger: {timeAfterCreate: "P1Y"}}, or less';
  return [{ verdict: "violates", property: actions, found, wanted, mend }];
};

const ends = ifSet(
  `${policy}.attributes.expiryTime`,
  holds(
    `${policy}.attributes.expiryTime`,
    (value) => (daysIn(value) ?? Infinity) <= longest,
    "five years or less",
    "say when a version of the key ends",
  ),
);

/** A store that names a version stays under it when the key is rotated. */
const latest = (property: string): Check => isAbsent(property, `leave ${property} out: the newest version is taken`);
const withoutVersion = (property: string): Check =>
  ifSet(
    property,
    holds(
      property,
      (value) => typeof value !== "string" || !/\/keys\/[^/]+\/[^/]+/i.test(value),
      "the address of a key without a version",
      "name the key without a version: the newest is taken",
    ),
  );

/** Source: @pulumi/azure-native 3.28.0, declarations; Azure Key Vault documentation, key autorotation; 2026-11. */
export const keyRotation: CloudRule = {
  name: "key-rotation",
  resources: {
    "azure-native:keyvault:Key": all(rotated, ends),
    "azure-native:sql:EncryptionProtector": isTrue("autoRotationEnabled"),
    "azure-native:sql:Database": ifSet("encryptionProtector", isTrue("encryptionProtectorAutoRotation")),
    "azure-native:compute:DiskEncryptionSet": isTrue("rotationToLatestKeyVersionEnabled"),
    "azure-native:storage:StorageAccount": latest("encryption.keyVaultProperties.keyVersion"),
    "azure-native:containerregistry:Registry": withoutVersion("encryption.keyVaultProperties.keyIdentifier"),
    "azure-native:appconfiguration:ConfigurationStore": withoutVersion("encryption.keyVaultProperties.keyIdentifier"),
    "azure-native:cosmosdb:DatabaseAccount": withoutVersion("keyVaultKeyUri"),
    "azure-native:storagecache:Cache": isTrue("encryptionSettings.rotationToLatestKeyVersionEnabled"),
  },
};
