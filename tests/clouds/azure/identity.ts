import type { Cloud } from "../cloud";
import type { Kind } from "../kind";
import { Refusal, refuse } from "../refusal";
import type { Request } from "../thing";
import { inUse } from "./in-use";
import { below, builtInRoles, lastPart, principalAt, ready, spreads } from "./roles";

const assignment = "azure-native:authorization:RoleAssignment";
const definition = "azure-native:authorization:RoleDefinition";

const guid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Policies of Azure's own that the program assigns. Source: learn.microsoft.com, "Azure Policy built-in definitions"; 2026-11. */
const builtInPolicies: ReadonlySet<string> = new Set([
  // PCI DSS v4.0.1, an initiative.
  "a06d5deb-24aa-4991-9d58-fa7563154e31",
  // Associates scale sets with a data collection rule.
  "2ea82cdd-f2e8-4500-af75-67a2e084ca74",
]);

/**
 * Who may do what. Codes: learn.microsoft.com, "Troubleshoot Azure RBAC" and Microsoft.Authorization's answers; 2026-11.
 * Limits (4,000 assignments in a subscription, 5,000 roles in a directory) are far from what the program makes.
 */
export const identities: readonly Kind[] = [
  { type: "azure-native:managedidentity:UserAssignedIdentity", takes: [1_000, 8_000] },
  {
    type: assignment,
    takes: [1_000, 8_000],
    names: ({ inputs }) => {
      const { scope, principalId, roleDefinitionId } = inputs;
      return [
        {
          scope: String(scope).toLowerCase(),
          name: `${String(principalId)} as ${lastPart(String(roleDefinitionId))}`,
          code: "RoleAssignmentExists",
        },
      ];
    },
    create: (request, cloud) => {
      if (!guid.test(String(request.inputs["roleAssignmentName"])))
        refuse("InvalidRoleAssignmentId", `${request.name}: the name of an assignment is a GUID`);
      checkRole(request, cloud);
      checkPrincipal(request, cloud);
    },
    update: (thing, news) => {
      for (const fixed of ["principalId", "roleDefinitionId", "scope"])
        if (news[fixed] !== thing.inputs[fixed])
          throw new Refusal(updateCode, `${thing.name}: ${fixed} can't be changed`);
    },
  },
  {
    type: definition,
    takes: [1_000, 8_000],
    names: ({ inputs }) => [
      { scope: "the directory", name: String(inputs["roleName"]), code: "RoleDefinitionWithSameNameExists" },
    ],
    remove: ({ id, inputs }, cloud) => {
      const role = String(inputs["roleDefinitionId"]);
      const [held] = cloud.things
        .of(assignment)
        .filter((each) => lastPart(String(each.inputs["roleDefinitionId"])) === role);
      if (held !== undefined) throw new Refusal(inUse.roleDefinition, `${id} is held by ${held.id}`);
    },
  },
  {
    type: "azure-native:authorization:PolicyAssignment",
    takes: [1_000, 8_000],
    create: ({ inputs, name }) => {
      const policy = String(inputs["policyDefinitionId"]);
      if (builtInPolicies.has(lastPart(policy))) return;
      if (policy.includes("/policySetDefinitions/")) refuse("PolicySetDefinitionNotFound", `${name}: no ${policy}`);
      refuse("PolicyDefinitionNotFound", `${name}: there is no ${policy}`);
    },
  },
];

/** Met by a change alone; shown in `identity.test.ts`. */
export const updateCode = "RoleAssignmentUpdateNotPermitted";

function checkRole({ inputs, name }: Request, cloud: Cloud): void {
  const role = lastPart(String(inputs["roleDefinitionId"]));
  if (builtInRoles[role] !== undefined) return;
  const [own] = ready(cloud.things.by(definition, "roleDefinitionId", role));
  // A new role is assignable only once the directory knows it. The provider doesn't ask again.
  if (own === undefined || cloud.now - own.ready < spreads)
    refuse("RoleDefinitionDoesNotExist", `${name}: there is no role ${role}${own === undefined ? "" : " yet"}`);
  const scopes = own.inputs["assignableScopes"] as readonly string[];
  if (!scopes.some((scope) => below(String(inputs["scope"]), scope)))
    refuse("RoleDefinitionDoesNotExist", `${name}: role ${role} is not for ${String(inputs["scope"])}`);
}

/** With its type said, a principal is not looked up; but one that never was is of no use to anybody. */
function checkPrincipal({ inputs, name }: Request, cloud: Cloud): void {
  const { principalId, principalType } = inputs;
  if (principalType === "User" || principalType === "Group") return;
  const found = principalAt(cloud, String(principalId));
  const known = found !== undefined && (principalType !== undefined || cloud.now - found.ready >= spreads);
  if (!known) refuse("PrincipalNotFound", `${name}: the directory knows no ${String(principalId)}`);
}
