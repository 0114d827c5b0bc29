import type { ValueRule } from "../../rule";
import { about, form, given, one, wrong } from "./given";

const guid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const docs = (page: string) => `Azure role-based access control documentation, ${page}; 2026-11`;

/** Roles of the cloud that the program assigns, by their ids. Source: built-in roles list, four of them read again; 2026-11. */
const builtIn = new Set([
  "4633458b-17de-408a-b874-0445c86b69e6", // Key Vault Secrets User
  "e147488a-f6f5-4113-8e2d-b22465e65bf6", // Key Vault Crypto Service Encryption User
  "14b46e9e-c2b7-41b4-b07b-48a6ebf60603", // Key Vault Crypto Officer
  "3913510d-42f4-4e42-8a64-420c390055eb", // Monitoring Metrics Publisher
  "ba92f5b4-2d11-453d-a403-e96b0029c9fe", // Storage Blob Data Contributor
  "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1", // Storage Blob Data Reader
  "f1a07417-d97a-45cb-824c-7a7467783830", // Managed Identity Operator
  "749f88d5-cbae-40b8-bcfc-e573ddc772fa", // Monitoring Contributor
  "92aaf0da-9dab-42b6-94a3-d43ce8d16293", // Log Analytics Contributor
]);

export const identity: readonly ValueRule[] = [
  about(
    "role-principal",
    ["authorization:RoleAssignment"],
    {
      traps: ["58"],
      reads: ["principalType", "principalId"],
      source: docs("troubleshooting: PrincipalNotFound right after an identity is made"),
    },
    ({ inputs }) =>
      inputs["principalType"] === undefined
        ? [wrong("principalType", undefined, "ServicePrincipal, said outright")]
        : [],
  ),
  about(
    "role-known",
    ["authorization:RoleAssignment"],
    { reads: ["roleDefinitionId"], source: docs("built-in roles") },
    ({ inputs }, { resources }) =>
      given(inputs, "roleDefinitionId").flatMap(({ path, value }) => {
        const id = new RegExp(`/roleDefinitions/(${guid})$`, "i").exec(String(value))?.[1];
        const own = resources.some(
          (each) =>
            each.type === "azure-native:authorization:RoleDefinition" && one(each.inputs, "roleDefinitionId") === id,
        );
        return id !== undefined && (own || builtIn.has(id))
          ? []
          : [wrong(path, value, "a role that the cloud has, or that this stack makes")];
      }),
  ),
  form({
    name: "role-actions",
    of: {
      "authorization:RoleDefinition": [
        "permissions[].actions[]",
        "permissions[].notActions[]",
        "permissions[].dataActions[]",
      ],
    },
    fits: /^(?:\*|(?:\*|[A-Za-z]+\.[A-Za-z.]+)(?:\/(?:[A-Za-z0-9]+|\*))+)$/,
    allowed: "a provider, types and an operation, joined by /",
    source: docs("custom roles"),
  }),
  form({
    name: "role-scope",
    of: {
      "authorization:RoleDefinition": ["scope", "assignableScopes[]"],
      "authorization:RoleAssignment": ["scope"],
      "authorization:PolicyAssignment": ["scope"],
    },
    fits: /^\/subscriptions\/[^/]+(?:\/.*[^/])?$/,
    allowed: "an id that begins with a subscription, no / at its end",
    source: docs("scope"),
  }),
  about(
    "policy-values",
    ["authorization:PolicyAssignment"],
    {
      reads: ["parameters", "policyDefinitionId", "definitionVersion"],
      source: "Azure Policy documentation, assignment structure; 2026-11",
    },
    ({ inputs }) => [
      ...given(inputs, "policyDefinitionId")
        .filter(
          ({ value }) => !new RegExp(`/(?:policyDefinitions|policySetDefinitions)/${guid}$`, "i").test(String(value)),
        )
        .map(({ path, value }) => wrong(path, value, "the id of a definition or a set")),
      ...given(inputs, "definitionVersion")
        .filter(({ value }) => !/^\d+\.(?:\d+|\*)\.\*$/.test(String(value)))
        .map(({ path, value }) => wrong(path, value, "a version as 1.*.*")),
      ...Object.entries((one(inputs, "parameters") ?? {}) as Record<string, unknown>)
        .filter(([, value]) => typeof value !== "object" || value === null || Object.keys(value).join() !== "value")
        .map(([name, value]) => wrong(`parameters.${name}`, value, "an object with a value, and nothing else")),
      ...(inputs["identity"] !== undefined && inputs["location"] === undefined
        ? [wrong("location", undefined, "a region, with an identity")]
        : []),
    ],
  ),
  form({
    name: "identity-id",
    of: Object.fromEntries(
      [
        "compute:VirtualMachineScaleSet",
        "compute:DiskEncryptionSet",
        "sql:Server",
        "storage:StorageAccount",
        "redisenterprise:RedisEnterprise",
        "network:FlowLog",
        "logic:Workflow",
      ].map((type) => [type, ["identity.userAssignedIdentities[]"]]),
    ),
    fits: /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.ManagedIdentity\//,
    allowed: "ids of user-assigned identities",
    source: "Managed identities documentation; 2026-11",
  }),
];
