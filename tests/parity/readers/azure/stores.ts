import type { StackPlan } from "../../../../plan/stack-plan";
import type { ReaderOf } from "../../promised";
import type { storage } from "../../promises/storage";
import type { Inputs, Item } from "../../reading";
import { all, each, guarded } from "../../reading";

const account = "azure-native:storage:StorageAccount";
const diagnostics = "azure-native:monitor:DiagnosticSetting";
const notLogs = ({ resource }: Inputs) => !resource.name.startsWith("logs-");
const ownKey = all({ "encryption.keySource": "Microsoft.Keyvault", "encryption.keyVaultProperties.keyName": /./ });
const lock = "azure-native:storage:BlobContainerImmutabilityPolicy";

/** Name of the store that an id or an address speaks of. */
function storeIn({ resources }: StackPlan, text: unknown): string {
  const found = resources.find(
    ({ type, inputs }) => type === account && String(text).includes(String(inputs["accountName"])),
  );
  return found?.name ?? "no store";
}

const toLogs = (path: string) => ({
  paths: [path],
  value: ({ at, plan }: Inputs) => storeIn(plan, at(path)).startsWith("logs-"),
});

/** Diagnostics of the blobs of one kind of store. */
const readers = (purpose: string) =>
  each({
    type: diagnostics,
    where: ({ at, plan }) =>
      String(at("resourceUri")).endsWith("/blobServices/default") &&
      storeIn(plan, at("resourceUri")).startsWith(`${purpose}-`),
    paths: ["logs[].category", "storageAccountId"],
    value: ({ at, list, plan }) =>
      ["StorageRead", "StorageWrite", "StorageDelete"].every((name) =>
        list("logs").some(({ category, enabled }) => category === name && enabled === true),
      ) && storeIn(plan, at("storageAccountId")).startsWith("logs-"),
  });

/** Days after which a rule deletes what was written. */
function endOf({ list }: Inputs): number {
  const days = list("policy.rules").map(({ definition }) => {
    const base = ((definition as Item)["actions"] as Item)["baseBlob"] as Item | undefined;
    const end = base?.["delete"] as Item | undefined;
    return Number(end?.["daysAfterModificationGreaterThan"] ?? 0);
  });
  return Math.max(0, ...days);
}

export const storageOnAzure: ReaderOf<typeof storage> = {
  "at rest": each({ type: account, where: notLogs, ...ownKey }),
  "logs at rest": each({ type: account, where: (inputs) => !notLogs(inputs), ...ownKey }),
  "in transit": each({ type: account, ...all({ enableHttpsTrafficOnly: true, minimumTlsVersion: "TLS1_2" }) }),
  "not public": each({
    type: account,
    ...all({ allowBlobPublicAccess: false, "networkRuleSet.defaultAction": "Deny" }),
  }),
  "identities only": each({ type: account, ...all({ allowSharedKeyAccess: false }) }),
  versions: each({ type: "azure-native:storage:BlobServiceProperties", ...all({ isVersioningEnabled: true }) }),
  copies: each({ type: account, ...all({ "sku.name": /GZRS$/ }) }),
  lifecycle: each({
    type: "azure-native:storage:ManagementPolicy",
    paths: ["policy.rules[].definition.actions.baseBlob.delete"],
    value: endOf,
  }),
  "audit lock": each({
    type: lock,
    paths: ["immutabilityPeriodSinceCreationInDays"],
    value: ({ at }) => Number(at("immutabilityPeriodSinceCreationInDays")),
  }),
  // A policy can only be born unlocked; a command locks it, and no input says so.
  "irrevocable lock": each({ type: lock, ...all({ state: "Locked" }) }),
  "deletion guard": each({ type: account, ...guarded }),
  "app-assets": each({
    type: "azure-native:authorization:RoleAssignment",
    where: ({ resource }) => /^app-assets-(?!copy)/.test(resource.name),
    paths: ["scope", "principalId"],
    value: ({ at, plan }) => storeIn(plan, at("scope")).startsWith("assets-"),
  }),
  "edge-assets": each({
    type: "azure-native:cdn:AFDOrigin",
    where: ({ at }) => /\.blob\.core\.windows\.net$/.test(String(at("hostName"))),
    paths: ["hostName"],
    value: () => true,
  }),
  "database-backups": each({
    type: "azure-native:logic:Workflow",
    where: ({ resource }) => resource.name.startsWith("database-export-"),
    paths: ["definition"],
    value: ({ at, plan }) => storeIn(plan, JSON.stringify(at("definition"))).startsWith("backups-"),
  }),
  "database-logs": each({
    type: "azure-native:sql:ExtendedServerBlobAuditingPolicy",
    ...toLogs("storageEndpoint"),
  }),
  "balancer-logs": each({
    type: diagnostics,
    where: ({ list }) => list("logs").some(({ category }) => category === "FrontDoorAccessLog"),
    ...toLogs("storageAccountId"),
  }),
  "network-logs": each({ type: "azure-native:network:FlowLog", ...toLogs("storageId") }),
  "assets-logs": readers("assets"),
  "backups-logs": readers("backups"),
  "audit-logs": readers("audit"),
  "trail-audit": each({
    type: "azure-native:monitor:SubscriptionDiagnosticSetting",
    paths: ["storageAccountId"],
    value: ({ at, plan }) => storeIn(plan, at("storageAccountId")).startsWith("audit-"),
  }),
};
