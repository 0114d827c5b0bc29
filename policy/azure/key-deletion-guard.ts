import { all, cannotTell, holds, isAtLeast, isTrue } from "../checks";
import type { Check, CloudRule } from "../rule";
import { at, unseen } from "../view";

const never = "it can't be taken back; without it whoever may purge destroys what was deleted";

/** Two weeks, as the demand says. The service keeps for 90 days where nothing is said. */
const kept =
  (property: string): Check =>
  (resource) =>
    at(resource, property) === undefined ? [] : isAtLeast(property, 14)(resource);

const softly = (property: string): Check =>
  holds(property, (value) => value !== false && value !== "false", "true or not set");

const guarded: Check = ({ options: { protect, retainOnDelete } }) => {
  const wanted = "protect, or retainOnDelete";
  if (protect === true || retainOnDelete === true) return [];
  if (protect === unseen || retainOnDelete === unseen) return cannotTell("", wanted);
  const mend = "set the option protect: a key that is gone takes with it whatever lies under it";
  return [{ verdict: "violates", property: "", found: "no option that guards it", wanted, mend }];
};

/** Source: Azure Key Vault documentation, soft delete and purge protection; 2026-11. */
export const keyDeletionGuard: CloudRule = {
  name: "key-deletion-guard",
  resources: {
    "azure-native:keyvault:Vault": all(
      isTrue("properties.enablePurgeProtection", `set properties.enablePurgeProtection to true; ${never}`),
      softly("properties.enableSoftDelete"),
      kept("properties.softDeleteRetentionInDays"),
      guarded,
    ),
    "azure-native:keyvault:ManagedHsm": all(
      isTrue("properties.enablePurgeProtection"),
      softly("properties.enableSoftDelete"),
      kept("properties.softDeleteRetentionInDays"),
      guarded,
    ),
    "azure-native:keyvault:Key": guarded,
  },
};
