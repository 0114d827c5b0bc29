import { DiagnosticSetting } from "@pulumi/azure-native/monitor";
import type * as pulumi from "@pulumi/pulumi";

/** What these stacks find there already, made by other projects: known to them as plain text only. */
export const subscription = "00000000-0000-4000-8000-000000000000";
export const tenant = "0f3b8a66-2c1d-4e5f-8a9b-7c6d5e4f3a2b";

const management = "/subscriptions/7d1e2f30-8c4b-4a59-b6d7-0e9f8a7b6c5d/resourceGroups/rg-management/providers";
const connectivity = "/subscriptions/3c5d7e9f-1a2b-4c3d-9e8f-6a5b4c3d2e1f/resourceGroups/rg-connectivity/providers";
const security = "/subscriptions/9e8d7c6b-5a49-4837-a625-1403f2e1d0c9/resourceGroups/rg-security/providers";

export const workspace = `${management}/Microsoft.OperationalInsights/workspaces/log-central`;
export const workspaceCustomerId = "1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed";
/** Keeps what is delivered, under lock. */
export const archive = `${management}/Microsoft.Storage/storageAccounts/stcentrallogs`;
export const actionGroup = `${management}/Microsoft.Insights/actionGroups/ag-on-call`;

export const hub = `${connectivity}/Microsoft.Network/virtualNetworks/vnet-hub`;
export const firewallAddress = "10.0.1.4";
export const privateZone = (name: string): string => `${connectivity}/Microsoft.Network/privateDnsZones/${name}`;

/** The vault of the people who keep keys, an identity that may wrap and unwrap with them, and a set for disks. */
export const keyVault = `${security}/Microsoft.KeyVault/vaults/kv-card-keys`;
export const keyVaultUri = "https://kv-card-keys.vault.azure.net/";
export const keyUser = `${security}/Microsoft.ManagedIdentity/userAssignedIdentities/id-key-user`;
export const diskEncryptionSet = `${security}/Microsoft.Compute/diskEncryptionSets/des-servers`;
export const keyUri = (name: string): string => `${keyVaultUri}keys/${name}`;
export const keyVersion = "4387e9f3d6e14c459867679a90fd0f79";

/** A built-in role. Source: Azure built-in roles documentation; 2026-11. */
export const roles = {
  contributor: "b24988ac-6180-42a0-ab88-20f7382dd24c",
  reader: "acdd72a7-3385-48ef-bd42-f606fba81ae7",
  blobDataContributor: "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
  blobDataOwner: "b7e6dc6d-f1e8-4753-8033-0f276bb0955b",
  keyVaultSecretsUser: "4633458b-17de-408a-b874-0445c86b69e6",
  keyVaultCryptoServiceEncryptionUser: "e147488a-f6f5-4113-8e2d-b22465e65bf6",
  keyVaultReader: "21090545-7ca7-4776-b22c-e363652d74d2",
  monitoringMetricsPublisher: "3913510d-42f4-4e42-8a64-420c390055eb",
  acrPull: "7f951dda-4ed3-4680-a7ca-43fe172d538d",
  serviceBusSender: "69a216fc-b8fb-44d8-bc22-1f3c2cd27a39",
  serviceBusReceiver: "4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0",
  networkContributor: "4d97b98b-1d4f-4787-a291-c67834d212e7",
} as const;

/** Its id as the portal shows it, under a subscription. */
export function builtIn(role: keyof typeof roles): string {
  return `/subscriptions/${subscription}/providers/Microsoft.Authorization/roleDefinitions/${roles[role]}`;
}

/** All logs and metrics of a resource, to the central workspace. */
export function logged(name: string, resourceUri: pulumi.Input<string>): DiagnosticSetting {
  return new DiagnosticSetting(`${name}-logs`, {
    name: "to-central",
    resourceUri,
    workspaceId: workspace,
    logs: [{ categoryGroup: "allLogs", enabled: true }],
    metrics: [{ category: "AllMetrics", enabled: true }],
  });
}
