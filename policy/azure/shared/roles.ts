import { unseen } from "../../view";

/** What a role may do at most. */
type Reach =
  /** Everything, or rights for anybody. */
  | "all"
  /** Changes resources or data of a kind. */
  | "changes"
  /** Looks, and changes nothing. */
  | "reads"
  /** Makes and removes keys, or says who may. */
  | "administers keys"
  /** Uses keys. */
  | "uses keys";

/** Source: learn.microsoft.com, Azure built-in roles; 2026-11. Looked up: some of Key Vault; the others were not read again. */
const builtIn: Readonly<Record<string, readonly [name: string, reach: Reach]>> = {
  "8e3af657-a8ff-443c-a75c-2fe8c4bcb635": ["Owner", "all"],
  "b24988ac-6180-42a0-ab88-20f7382dd24c": ["Contributor", "all"],
  "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9": ["User Access Administrator", "all"],
  "f58310d9-a9f6-439a-9e8d-f62e7b41a168": ["Role Based Access Control Administrator", "all"],
  "acdd72a7-3385-48ef-bd42-f606fba81ae7": ["Reader", "reads"],
  "43d0d8ad-25c7-4714-9337-8ba259a9fe05": ["Monitoring Reader", "reads"],
  "73c42c96-874c-492b-b04d-ab87d138a893": ["Log Analytics Reader", "reads"],
  "39bc4728-0917-49c7-9d2c-d95423bc2eb4": ["Security Reader", "reads"],
  "21090545-7ca7-4776-b22c-e363652d74d2": ["Key Vault Reader", "reads"],
  "a795c7a0-d4a2-40c1-ae25-d81f01202912": ["Backup Reader", "reads"],
  "fa23ad8b-c56e-40d8-ac0c-ce449e1d2c64": ["Billing Reader", "reads"],
  "72fafb9e-0641-4937-9268-a91bfd8191a3": ["Cost Management Reader", "reads"],
  "8d289c81-5878-46d4-8554-54e1e3d8b5cb": ["Microsoft Sentinel Reader", "reads"],
  "7f951dda-4ed3-4680-a7ca-43fe172d538d": ["AcrPull", "reads"],
  "749f88d5-cbae-40b8-bcfc-e573ddc772fa": ["Monitoring Contributor", "changes"],
  "92aaf0da-9dab-42b6-94a3-d43ce8d16293": ["Log Analytics Contributor", "changes"],
  "3913510d-42f4-4e42-8a64-420c390055eb": ["Monitoring Metrics Publisher", "changes"],
  "fb1c8493-542b-48eb-b624-b4c8fea62acd": ["Security Admin", "changes"],
  "9980e02c-c2be-4d73-94e8-173b1dc7cf3c": ["Virtual Machine Contributor", "changes"],
  "4d97b98b-1d4f-4787-a291-c67834d212e7": ["Network Contributor", "changes"],
  "17d1049b-9a84-46fb-8f53-869881c3d3ab": ["Storage Account Contributor", "changes"],
  "b7e6dc6d-f1e8-4753-8033-0f276bb0955b": ["Storage Blob Data Owner", "changes"],
  "ba92f5b4-2d11-453d-a403-e96b0029c9fe": ["Storage Blob Data Contributor", "changes"],
  // It only reads, and what it reads is the data itself.
  "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1": ["Storage Blob Data Reader", "changes"],
  "974c5e8b-45b9-4653-ba55-5f855dd0fb88": ["Storage Queue Data Contributor", "changes"],
  "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3": ["Storage Table Data Contributor", "changes"],
  "6d8ee4ec-f05a-4a1d-8b00-a9b17e38b437": ["SQL Server Contributor", "changes"],
  "9b7fa17d-e63e-47b0-bb0a-15c516ac86ec": ["SQL DB Contributor", "changes"],
  "056cd41c-7e88-42e1-933e-88ba6a50c9c3": ["SQL Security Manager", "changes"],
  "f1a07417-d97a-45cb-824c-7a7467783830": ["Managed Identity Operator", "changes"],
  "e40ec5ca-96e0-45a2-b4ff-59039f2c2b59": ["Managed Identity Contributor", "changes"],
  "de139f84-1756-47ae-9be6-808fbbe84772": ["Website Contributor", "changes"],
  "8311e382-0749-4cb8-b61a-304f252e45ec": ["AcrPush", "changes"],
  "090c5cfd-751d-490a-894a-3ce6f1109419": ["Azure Service Bus Data Owner", "changes"],
  "69a216fc-b8fb-44d8-bc22-1f3c2cd27a39": ["Azure Service Bus Data Sender", "changes"],
  "4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0": ["Azure Service Bus Data Receiver", "changes"],
  "f526a384-b230-433a-b45c-95f59c4a2dec": ["Azure Event Hubs Data Owner", "changes"],
  "b86a8fe4-44ce-4948-aee5-eccb2c155cd7": ["Key Vault Secrets Officer", "changes"],
  "4633458b-17de-408a-b874-0445c86b69e6": ["Key Vault Secrets User", "changes"],
  "a4417e6f-fecd-4de8-b567-7b0420556985": ["Key Vault Certificates Officer", "changes"],
  "00482a5a-887f-4fb3-b363-3b7fe8e74483": ["Key Vault Administrator", "administers keys"],
  "14b46e9e-c2b7-41b4-b07b-48a6ebf60603": ["Key Vault Crypto Officer", "administers keys"],
  "f25e0fa2-a7c8-4377-a976-54943a77a395": ["Key Vault Contributor", "changes"],
  "8b54135c-b56d-4d72-a534-26097cfdc8d8": ["Key Vault Data Access Administrator", "administers keys"],
  "12338af0-0e69-4776-bea7-57ae8d297424": ["Key Vault Crypto User", "uses keys"],
  "e147488a-f6f5-4113-8e2d-b22465e65bf6": ["Key Vault Crypto Service Encryption User", "uses keys"],
  "08bbd89e-9f13-488c-ac41-acfcb10c90ab": ["Key Vault Crypto Service Release User", "uses keys"],
};

const guid = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?=\/?$)/i;

/** The identifier of a role, in whichever form its id is written; undefined where it can't be seen. */
export function guidOf(roleDefinitionId: unknown): string | undefined {
  if (roleDefinitionId === unseen || typeof roleDefinitionId !== "string") return undefined;
  return guid.exec(roleDefinitionId)?.[0].toLowerCase();
}

/** Undefined for a role of one's own, and for one that the table lacks. */
export function reachOf(role: string): Reach | undefined {
  return builtIn[role]?.[1];
}

export function nameOfRole(role: string): string {
  return builtIn[role]?.[0] ?? role;
}

export function mayUseKeys(role: string): boolean {
  const reach = reachOf(role);
  return reach === undefined || reach === "uses keys" || reach === "administers keys";
}

export type Level = "tenant" | "management group" | "subscription" | "resource group" | "resource";

/** How much a scope takes in. */
export function levelOf(scope: string): Level | undefined {
  const path = scope.replace(/\/+$/, "");
  if (path === "") return scope === "" ? undefined : "tenant";
  if (/^\/providers\/Microsoft\.Management\/managementGroups\/[^/]+$/i.test(path)) return "management group";
  if (/^\/subscriptions\/[^/]+$/i.test(path)) return "subscription";
  if (/^\/subscriptions\/[^/]*\/resourceGroups\/[^/]+$/i.test(path)) return "resource group";
  return "resource";
}

export const isBroad = (level: Level | undefined): boolean =>
  level === "tenant" || level === "management group" || level === "subscription";
