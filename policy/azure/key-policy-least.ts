import { all, cannotTell, each, holds, isNotTrue, isTrue } from "../checks";
import type { Check, CloudRule } from "../rule";
import { at, unseen } from "../view";
import { guidOf, nameOfRole, reachOf } from "./shared/roles";
import { same } from "./shared/words";

const custodial = [
  "all",
  "create",
  "delete",
  "import",
  "purge",
  "update",
  "rotate",
  "setrotationpolicy",
  "backup",
  "restore",
];
const cryptographic = ["encrypt", "decrypt", "wrapKey", "unwrapKey", "sign"];

/** Whoever makes and removes keys doesn't use them as well. */
const fewPermissions = (property: string): Check =>
  holds(
    property,
    (value) => {
      const may = (names: readonly string[]) =>
        Array.isArray(value) && value.some((given) => names.some((name) => same(given, name)));
      return !may(["all"]) && !(may(custodial) && may(cryptographic));
    },
    "to use keys, or to keep them, and never all",
    "name the few permissions that it needs",
  );

const byRoles = "set properties.enableRbacAuthorization to true, and give roles over single keys";

/** Roles over keys: who keeps them is a person, and no application. */
const assigned: Check = (resource) => {
  const role = at(resource, "roleDefinitionId");
  if (role === unseen) return [];
  const guid = guidOf(role);
  if (guid === undefined || reachOf(guid) !== "administers keys") return [];
  const byOutput = resource.propertyDependencies["principalId"] ?? [];
  const application =
    same(at(resource, "principalType"), "ServicePrincipal") ||
    byOutput.some((urn) => /azure-native:[^:]+:\w+::/i.test(urn) && !/Group::/.test(urn));
  const wanted = "Key Vault Crypto User, or Crypto Service Encryption User";
  if (application)
    return [
      {
        verdict: "violates",
        property: "roleDefinitionId",
        found: nameOfRole(guid),
        wanted,
        mend: "let people alone administer keys, and applications use them",
      },
    ];
  return at(resource, "principalType") === unseen ? cannotTell("principalType", wanted) : [];
};

export const keyPolicyLeast: CloudRule = {
  name: "key-policy-least",
  resources: {
    "azure-native:keyvault:Vault": all(
      isTrue("properties.enableRbacAuthorization", byRoles),
      each("properties.accessPolicies", "permissions.keys", fewPermissions),
      // Each lets a part of the platform read what is in the vault.
      ...["enabledForDeployment", "enabledForDiskEncryption", "enabledForTemplateDeployment"].map((flag) =>
        isNotTrue(`properties.${flag}`),
      ),
    ),
    "azure-native:keyvault:AccessPolicy": fewPermissions("policy.permissions.keys"),
    "azure-native:keyvault:Key": isNotTrue("properties.attributes.exportable", "leave exportable out"),
    "azure-native:authorization:RoleAssignment": assigned,
  },
};
