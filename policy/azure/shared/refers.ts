import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { at, entries } from "../../view";
import { same } from "./words";

/** By which input resources of these types are called in the cloud. */
const named: Readonly<Record<string, string>> = {
  "azure-native:compute:DiskEncryptionSet": "diskEncryptionSetName",
  "azure-native:keyvault:Key": "keyName",
  "azure-native:keyvault:Vault": "vaultName",
  "azure-native:managedidentity:UserAssignedIdentity": "resourceName",
  "azure-native:sql:Database": "databaseName",
  "azure-native:sql:Server": "serverName",
  "azure-native:storage:StorageAccount": "accountName",
};

/** What one of these lies in. */
const within: Readonly<Record<string, string>> = {
  "azure-native:keyvault:Key": "vaultName",
  "azure-native:sql:Database": "serverName",
};

/**
 * Resources of a type that a property refers to: by an output of theirs, or, in plain text, by their own name at the end of an
 * id. `StackView.referred` takes any part of an id for a name, and all that lies in one resource group would be meant.
 */
export function refersTo(
  stack: StackView,
  from: ResourceView,
  property: string,
  type: string,
): readonly ResourceView[] {
  const [top = ""] = property.split(".");
  const byOutput = (from.propertyDependencies[top] ?? [])
    .flatMap((urn) => stack.get(urn) ?? [])
    .filter((resource) => resource.type === type);
  if (byOutput.length > 0) return byOutput;
  const texts = textsIn(at(from, property));
  if (texts.length === 0) return [];
  return stack.ofType(type).filter((candidate) => texts.some((text) => means(text, candidate)));
}

export function pointersAt(
  stack: StackView,
  target: ResourceView,
  type: string,
  property: string,
): readonly ResourceView[] {
  return stack.ofType(type).filter((from) => refersTo(stack, from, property, target.type).includes(target));
}

function means(text: string, candidate: ResourceView): boolean {
  const name = at(candidate, named[candidate.type] ?? "name");
  if (typeof name !== "string") return false;
  if (/^https:/i.test(text)) return same(/^https:\/\/([^./]+)/i.exec(text)?.[1], name);
  const steps = text.toLowerCase().split("/");
  if (steps.at(-1) !== name.toLowerCase()) return false;
  const owner = at(candidate, within[candidate.type] ?? "resourceGroupName");
  return steps.length === 1 || typeof owner !== "string" || steps.includes(owner.toLowerCase());
}

/** Texts at a property, and keys of maps by id. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return value === "" ? [] : [value];
  if (Array.isArray(value)) return entries(value).flatMap(textsIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.keys(value).flatMap((key) => [key, ...textsIn(at({ inputs: value as Record<string, unknown> }, key))]);
}
