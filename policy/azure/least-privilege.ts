import { cannotTell, show } from "../checks";
import type { Check, CloudRule, Complaint } from "../rule";
import { at, entries, read, unseen } from "../view";
import { guidOf, isBroad, levelOf, nameOfRole, reachOf } from "./shared/roles";

const assigned: Check = (resource) => {
  const [role, scope] = ["roleDefinitionId", "scope"].map((property) => at(resource, property));
  const guid = guidOf(role);
  const level = typeof scope === "string" ? levelOf(scope) : undefined;
  const narrow = "a role over one resource, or over one resource group";
  // Over one's own group, too, Owner gives rights to anybody.
  if (guid !== undefined && reachOf(guid) === "all" && nameOfRole(guid) !== "Contributor") {
    // A condition can bound which roles are given on, and to whom.
    if (at(resource, "condition") !== undefined && !isBroad(level)) return [];
    return wrong(
      "roleDefinitionId",
      nameOfRole(guid),
      "a role that can't give rights to anybody",
      "name a narrower role",
    );
  }
  if (scope === unseen) return guid !== undefined && reachOf(guid) === "reads" ? [] : later(resource, "scope", narrow);
  if (guid !== undefined && reachOf(guid) === "all" && level === "resource")
    return wrong("roleDefinitionId", nameOfRole(guid), "a role for what is done there", "name a narrower role");
  if (!isBroad(level)) return [];
  if (guid === undefined) return cannotTell("roleDefinitionId", "a role that only reads");
  const reach = reachOf(guid);
  if (reach === "reads") return [];
  // A role of one's own may well only read; what it does stands in its definition.
  if (reach === undefined) return cannotTell("roleDefinitionId", "a role that is known, or a narrower scope");
  return wrong("scope", `${nameOfRole(guid)} over a ${level ?? "scope"}`, narrow, "give it over what it is needed for");
};

/** What another resource's id becomes is never the id of a subscription. */
const later = (resource: Parameters<Check>[0], property: string, wanted: string): readonly Complaint[] =>
  (resource.propertyDependencies[property] ?? []).length > 0 ? [] : cannotTell(property, wanted);

function wrong(property: string, found: string, wanted: string, mend: string): readonly Complaint[] {
  return [{ verdict: "violates", property, found, wanted, mend }];
}

/** A verb for everything, or rights over rights. Reading everything changes nothing. */
const tooMuch = [
  /^\*$/,
  /^\*\/(write|delete|action|\*)$/i,
  /^microsoft\.\*/i,
  /^microsoft\.authorization\/(\*|roleassignments\/(\*|write)|roledefinitions\/(\*|write)|elevateaccess\/action)(\/|$)/i,
  /^microsoft\.[a-z]+\/\*$/i,
];

const defined: Check = (resource) => {
  const permissions = at(resource, "permissions");
  const wanted = "actions that name what is done, and to what";
  if (permissions === unseen) return cannotTell("permissions", wanted);
  return entries(permissions).flatMap((permission, index) =>
    ["actions", "dataActions"].flatMap((list) => {
      const property = `permissions.${index}.${list}`;
      const actions = read(permission, list);
      if (actions === unseen) return cannotTell(property, wanted);
      const all = actions === "*" ? ["*"] : entries(actions);
      const wide = all.find((action) => typeof action === "string" && tooMuch.some((each) => each.test(action.trim())));
      if (wide !== undefined) return wrong(property, show(wide), wanted, "name the actions one by one");
      return all.includes(unseen) ? cannotTell(property, wanted) : [];
    }),
  );
};

const accessNames =
  (property: string): Check =>
  (resource) => {
    const value = at(resource, property);
    if (value === unseen) return cannotTell(property, "an access policy");
    return typeof value === "string" && /^(data )?owner$/i.test(value)
      ? wrong(property, show(value), '"Data Contributor", or less', "leave administration to people")
      : [];
  };

/** Nobody may do everything. Source: Azure RBAC documentation, scopes and actions; 2026-11. */
export const leastPrivilege: CloudRule = {
  name: "least-privilege",
  resources: {
    "azure-native:authorization:RoleAssignment": assigned,
    "azure-native:authorization:RoleDefinition": defined,
    "azure-native:redis:AccessPolicyAssignment": accessNames("accessPolicyName"),
  },
};
