import type { StackView } from "../../policy/stack-view";
import type { ResourceView } from "../../policy/view";
import { at, entries, unseen } from "../../policy/view";
import type { Grant, RoleEvidence } from "../document";
import type { Masking } from "../masking";
import { byText, label } from "../names";
import { builtInRoles } from "./built-in";

const assignment = "azure-native:authorization:RoleAssignment";
const definition = "azure-native:authorization:RoleDefinition";
const identity = "azure-native:managedidentity:UserAssignedIdentity";

/** Identities with the roles that they are given, and who is administrator or user of a store without one. */
export function rolesOnAzure(stack: StackView, masking: Masking): readonly RoleEvidence[] {
  const assignments = stack.ofType(assignment);
  const byHolder = new Map<string, Grant[]>();
  for (const identityView of stack.ofType(identity)) byHolder.set(label(identityView), []);
  for (const each of assignments) {
    const holder = holderOf(stack, each, masking);
    byHolder.set(holder, [...(byHolder.get(holder) ?? []), granted(stack, each, masking)]);
  }
  const holders = [...byHolder].map(([resource, grants]) => ({
    resource,
    who: worn(stack, resource),
    grants: grants.sort((one, other) => byText(one.by, other.by)),
  }));
  return [...holders, ...administrators(stack, masking), ...cacheUsers(stack, masking), ...unused(stack, masking)];
}

/** An identity of the stack by its name; anybody else by id. */
function holderOf(stack: StackView, each: ResourceView, masking: Masking): string {
  const urns = each.propertyDependencies["principalId"] ?? [];
  const [holder] = urns.flatMap((urn) => stack.get(urn) ?? []);
  if (holder !== undefined) return label(holder);
  const kind = at(each, "principalType");
  return `${typeof kind === "string" ? kind : "Principal"} ${masking.value(each, "principalId")}`;
}

/** Resources that carry an identity. */
function worn(stack: StackView, holder: string): string {
  const [own] = stack.ofType(identity).filter((each) => label(each) === holder);
  if (own === undefined) return "";
  const wearers = stack.resources.filter((each) => each.propertyDependencies["identity"]?.includes(own.urn) === true);
  return wearers.length === 0 ? "" : `carried by ${wearers.map(label).sort(byText).join(", ")}`;
}

function granted(stack: StackView, each: ResourceView, masking: Masking): Grant {
  const [own] = stack.referred(each, "roleDefinitionId", definition);
  const id = String(at(each, "roleDefinitionId") === unseen ? "not known yet" : at(each, "roleDefinitionId"))
    .split("/")
    .at(-1);
  const [name, may] = builtInRoles[String(id)] ?? [];
  const builtIn = name === undefined ? `the role ${String(id)}` : `${name}: ${String(may)}`;
  return {
    by: label(each),
    effect: "allow",
    what: masking.text(own === undefined ? builtIn : `${label(own)}: ${permissions(own)}`),
    on: masking.text(place(at(each, "scope"))),
    condition: masking.text(at(each, "condition") === undefined ? "" : String(at(each, "condition"))),
  };
}

function permissions(role: ResourceView): string {
  return entries(at(role, "permissions"))
    .flatMap((_, index) => {
      const listed = (list: string) => entries(at(role, `permissions.${index}.${list}`)).map(String);
      const but = [...listed("notActions"), ...listed("notDataActions")];
      const may = [...listed("actions"), ...listed("dataActions")].sort(byText).join(", ");
      return [but.length === 0 ? may : `${may}, but not ${but.sort(byText).join(", ")}`];
    })
    .join("; ");
}

/** From the group on: the subscription is the same for all. */
function place(scope: unknown): string {
  if (scope === unseen) return "not known yet";
  const text = String(scope ?? "not said");
  if (/^\/subscriptions\/[^/]+$/.test(text)) return "the whole subscription";
  return text.replace(/^\/subscriptions\/[^/]+\/resourceGroups\//, "").replace(/\/providers\/[^/]+\//, "/");
}

function administrators(stack: StackView, masking: Masking): readonly RoleEvidence[] {
  return stack
    .ofType("azure-native:sql:Server", "azure-native:sql:ManagedInstance")
    .filter((server) => at(server, "administrators") !== undefined)
    .map((server) => ({
      resource: label(server),
      who: `${String(at(server, "administrators.principalType") ?? "Principal")} ${masking.value(server, "administrators.login")}`,
      grants: [grant(server, "administers all databases", label(server))],
    }));
}

function cacheUsers(stack: StackView, masking: Masking): readonly RoleEvidence[] {
  return stack.ofType("azure-native:redisenterprise:AccessPolicyAssignment").map((each) => {
    const [holder] = (each.propertyDependencies["user"] ?? []).flatMap((urn) => stack.get(urn) ?? []);
    return {
      resource: label(each),
      who: holder === undefined ? masking.value(each, "user.objectId") : label(holder),
      grants: [
        grant(each, `access policy ${masking.value(each, "accessPolicyName")}`, masking.value(each, "clusterName")),
      ],
    };
  });
}

/** Roles that the program defines and gives to nobody itself. */
function unused(stack: StackView, masking: Masking): readonly RoleEvidence[] {
  const given = new Set(
    stack.ofType(assignment).flatMap((each) => stack.referred(each, "roleDefinitionId", definition)),
  );
  return stack
    .ofType(definition)
    .filter((role) => !given.has(role))
    .map((role) => ({
      resource: label(role),
      who: "nobody in this program",
      grants: [grant(role, masking.text(permissions(role)), masking.text(place(at(role, "scope"))))],
    }));
}

function grant(by: ResourceView, what: string, on: string): Grant {
  return { by: label(by), effect: "allow", what, on, condition: "" };
}
