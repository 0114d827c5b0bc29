import type { Cloud } from "../cloud";
import type { Fields, Thing } from "../thing";

const assignment = "azure-native:authorization:RoleAssignment";
const definition = "azure-native:authorization:RoleDefinition";
const identity = "azure-native:managedidentity:UserAssignedIdentity";
/** Types that Azure gives an identity of its own on demand. */
const systemAssigned = ["azure-native:authorization:PolicyAssignment", "azure-native:logic:Workflow"];

/**
 * How long a new right stays unknown, ms. Azure promises no more than ten minutes (learn.microsoft.com, "Troubleshoot Azure
 * RBAC", 2026-11); most are known within seconds. Waited for: what took no time at all in between is refused.
 */
export const spreads = 5_000;

export interface BuiltInRole {
  readonly name: string;
  readonly actions: readonly string[];
  readonly dataActions: readonly string[];
}

const blobs = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs";
const encryption = [
  "Microsoft.KeyVault/vaults/keys/read",
  "Microsoft.KeyVault/vaults/keys/wrap/action",
  "Microsoft.KeyVault/vaults/keys/unwrap/action",
];

/** Source: learn.microsoft.com, "Azure built-in roles", JSON of each; 2026-11. */
export const builtInRoles: Readonly<Record<string, BuiltInRole>> = {
  "8e3af657-a8ff-443c-a75c-2fe8c4bcb635": { name: "Owner", actions: ["*"], dataActions: [] },
  "acdd72a7-3385-48ef-bd42-f606fba81ae7": { name: "Reader", actions: ["*/read"], dataActions: [] },
  "e147488a-f6f5-4113-8e2d-b22465e65bf6": {
    name: "Key Vault Crypto Service Encryption User",
    actions: ["Microsoft.EventGrid/eventSubscriptions/*"],
    dataActions: encryption,
  },
  "4633458b-17de-408a-b874-0445c86b69e6": {
    name: "Key Vault Secrets User",
    actions: [],
    dataActions: [
      "Microsoft.KeyVault/vaults/secrets/getSecret/action",
      "Microsoft.KeyVault/vaults/secrets/readMetadata/action",
    ],
  },
  "f1a07417-d97a-45cb-824c-7a7467783830": {
    name: "Managed Identity Operator",
    actions: [
      "Microsoft.ManagedIdentity/userAssignedIdentities/*/read",
      "Microsoft.ManagedIdentity/userAssignedIdentities/*/assign/action",
    ],
    dataActions: [],
  },
  "3913510d-42f4-4e42-8a64-420c390055eb": {
    name: "Monitoring Metrics Publisher",
    actions: [],
    dataActions: ["Microsoft.Insights/Metrics/Write", "Microsoft.Insights/Telemetry/Write"],
  },
  "ba92f5b4-2d11-453d-a403-e96b0029c9fe": {
    name: "Storage Blob Data Contributor",
    actions: [
      "Microsoft.Storage/storageAccounts/blobServices/containers/read",
      "Microsoft.Storage/storageAccounts/blobServices/containers/write",
      "Microsoft.Storage/storageAccounts/blobServices/containers/delete",
    ],
    dataActions: [`${blobs}/read`, `${blobs}/write`, `${blobs}/delete`, `${blobs}/move/action`, `${blobs}/add/action`],
  },
  "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1": {
    name: "Storage Blob Data Reader",
    actions: ["Microsoft.Storage/storageAccounts/blobServices/containers/read"],
    dataActions: [`${blobs}/read`],
  },
};

/** Principal of a user-assigned identity, by its resource id. */
export function principalOf(cloud: Cloud, identityId: string): string | undefined {
  const [found] = cloud.things.by(identity, "id", identityId);
  return found === undefined ? undefined : String(found.outputs["principalId"]);
}

/** What has that principal for its identity: one of its own, or the one that Azure gives to a policy or a workflow. */
export function principalAt(cloud: Cloud, principalId: string): Thing | undefined {
  const [own] = ready(cloud.things.by(identity, "principalId", principalId));
  if (own !== undefined) return own;
  return systemAssigned
    .flatMap((type) => ready(cloud.things.of(type)))
    .find(({ outputs }) => (outputs["identity"] as Fields | undefined)?.["principalId"] === principalId);
}

/** True when that principal holds the role on the scope or above it, and the right has spread. Role: id or its last part. */
export function hasRole(cloud: Cloud, principalId: string, roleDefinitionId: string, scopeId: string): boolean {
  const role = lastPart(roleDefinitionId);
  return held(cloud, principalId, scopeId).some(({ inputs }) => lastPart(String(inputs["roleDefinitionId"])) === role);
}

/** True when one of its roles allows the action there: `Microsoft.KeyVault/vaults/keys/wrap/action`. */
export function mayDo(cloud: Cloud, principalId: string, action: string, scopeId: string): boolean {
  return held(cloud, principalId, scopeId).some(({ inputs }) =>
    allows(cloud, lastPart(String(inputs["roleDefinitionId"])), action),
  );
}

/** True when the identity can wrap and unwrap with the key that the URL names, with or without a version. */
export function keyUsable(cloud: Cloud, keyUrl: string, principalId: string): boolean {
  return whyKeyUnusable(cloud, keyUrl, principalId) === undefined;
}

export function whyKeyUnusable(cloud: Cloud, keyUrl: string, principalId: string): string | undefined {
  const [, vaultName = "", keyName = "", version] =
    /^https:\/\/([\w-]+)\.vault\.azure\.net\/keys\/([\w-]+)(?:\/(\w+))?\/?$/.exec(keyUrl) ?? [];
  const [vault] = ready(cloud.things.by("azure-native:keyvault:Vault", "vaultName", vaultName));
  if (vault === undefined) return `there is no vault of ${keyUrl}`;
  const [key] = ready(cloud.things.by("azure-native:keyvault:Key", "id", `${vault.id}/keys/${keyName}`));
  if (key === undefined) return `there is no key ${keyName} in ${vaultName}`;
  if (version !== undefined && !String(key.outputs["keyUriWithVersion"]).endsWith(`/${version}`))
    return `${keyName} has no version ${version}`;
  const lacking = encryption.find((action) => !mayDo(cloud, principalId, action, key.id));
  return lacking === undefined ? undefined : `${principalId} may not ${lacking} on ${key.id}`;
}

export function ready(things: readonly Thing[]): readonly Thing[] {
  return things.filter(({ state }) => state === "ready");
}

/** True when the id is the scope, or lies below it. */
export function below(id: string, scope: string): boolean {
  const [inner, outer] = [id.toLowerCase(), scope.toLowerCase().replace(/\/$/, "")];
  return inner === outer || inner.startsWith(`${outer}/`);
}

export function lastPart(id: string): string {
  return id.slice(id.lastIndexOf("/") + 1).toLowerCase();
}

function held(cloud: Cloud, principalId: string, scopeId: string): readonly Thing[] {
  return cloud.things
    .by(assignment, "principalId", principalId)
    .filter(
      ({ state, ready: since, inputs }) =>
        state === "ready" && cloud.now - since >= spreads && below(scopeId, String(inputs["scope"])),
    );
}

function allows(cloud: Cloud, role: string, action: string): boolean {
  const builtIn = builtInRoles[role];
  const permissions: readonly Fields[] =
    builtIn === undefined
      ? ready(cloud.things.by(definition, "roleDefinitionId", role)).flatMap(
          ({ inputs }) => inputs["permissions"] as readonly Fields[],
        )
      : [{ ...builtIn }];
  return permissions.some(
    (permission) =>
      matches(permission["actions"], permission["notActions"], action) ||
      matches(permission["dataActions"], permission["notDataActions"], action),
  );
}

function matches(allowed: unknown, refused: unknown, action: string): boolean {
  const some = (patterns: unknown) =>
    Array.isArray(patterns) &&
    patterns.some((pattern) =>
      new RegExp(`^${String(pattern).replaceAll(".", "\\.").replaceAll("*", ".*")}$`, "i").test(action),
    );
  return some(allowed) && !some(refused);
}
