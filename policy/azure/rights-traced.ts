import { show } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, entries, read, unseen } from "../view";
import { isBroad, levelOf } from "./shared/roles";
import { same } from "./shared/words";

const assignment = "azure-native:authorization:RoleAssignment";
const definition = "azure-native:authorization:RoleDefinition";

/** By type: where it says who gets the right. */
const grants: Readonly<Record<string, string>> = {
  [assignment]: "principalId",
  "azure-native:redisenterprise:AccessPolicyAssignment": "user.objectId",
  "azure-native:redis:AccessPolicyAssignment": "objectId",
  "azure-native:cosmosdb:SqlResourceSqlRoleAssignment": "principalId",
};

function complaint(property: string, found: string, wanted: string, mend: string): Complaint {
  return { verdict: "violates", property, found, wanted, mend };
}

/** People and their groups have ids that no program makes. An application's, as a text, leads a reader to nobody. */
function ofPrincipal(resource: ResourceView, property: string): readonly Complaint[] {
  const [top = ""] = property.split(".");
  const id = at(resource, property);
  const kind = at(resource, "principalType");
  if (typeof id !== "string" || (resource.propertyDependencies[top] ?? []).length > 0) return [];
  if (kind !== undefined && !same(kind, "ServicePrincipal")) return [];
  // In these the kind can't be said.
  if (kind === undefined && resource.type === assignment) return [];
  const mend = "refer to the identity that the stack makes, or look it up by its name";
  return [complaint(property, show(id), "an identity that the stack knows", mend)];
}

/** A role of one's own that changes something, over more than a group. Of others the identifier says what they may do. */
function ofOwnRole(stack: StackView, resource: ResourceView): readonly Complaint[] {
  const scope = at(resource, "scope");
  if (typeof scope !== "string" || !isBroad(levelOf(scope))) return [];
  const roles = (resource.propertyDependencies["roleDefinitionId"] ?? [])
    .flatMap((urn) => stack.get(urn) ?? [])
    .filter(({ type }) => type === definition);
  const changing = roles.find((role) => entries(at(role, "permissions")).some(changes));
  if (changing === undefined) return [];
  const mend = "give it over the group that it is needed in";
  return [complaint("scope", `${changing.name} over a ${levelOf(scope) ?? ""}`, "a resource or a group", mend)];
}

const changes = (permission: unknown): boolean =>
  ["actions", "dataActions"].some((list) =>
    entries(read(permission, list)).some((action) => action !== unseen && !/\/read$/i.test(String(action))),
  );

/** Who looks through the rights sees whom each leads to, and over what. */
function relation(stack: StackView): readonly About[] {
  return Object.entries(grants).flatMap(([type, property]) =>
    stack.ofType(type).map((resource) => ({
      resource,
      complaints: [...ofPrincipal(resource, property), ...(type === assignment ? ofOwnRole(stack, resource) : [])],
    })),
  );
}

export const rightsTraced: CloudRule = { name: "rights-traced", relation };
