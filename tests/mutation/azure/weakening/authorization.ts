import type { Weakening } from "../../tables";
import { at, ofType } from "./rows";

const roles = "/subscriptions/11111111-2222-4333-8444-555555555555/providers/Microsoft.Authorization/roleDefinitions";

/** Identifiers: learn.microsoft.com, Azure built-in roles (read 2026-11-24). */
const broad = [
  `${roles}/8e3af657-a8ff-443c-a75c-2fe8c4bcb635`, // Owner
  `${roles}/b24988ac-6180-42a0-ab88-20f7382dd24c`, // Contributor
  `${roles}/18d7d88d-d35e-4fb5-a5c3-7773c20a72d9`, // User Access Administrator
];
const keyVaultAdministrator = `${roles}/00482a5a-887f-4fb3-b363-3b7fe8e74483`;

const onKey = (_value: unknown, inputs: Readonly<Record<string, unknown>>): boolean =>
  String(inputs.scope).includes("/keys/");

/** An assignment that changes resources, as against one that only judges them. */
const enforced = (_value: unknown, inputs: Readonly<Record<string, unknown>>): boolean =>
  inputs.enforcementMode === "Default";
const judging = (_value: unknown, inputs: Readonly<Record<string, unknown>>): boolean =>
  inputs.enforcementMode === "DoNotEnforce";

const policyAssignments = ofType(
  "authorization:PolicyAssignment",
  { property: "policyDefinitionId", operators: ["unrelate"], where: judging, controls: ["2.2.1", "11.5.2"] },
  { property: "scope", operators: ["unrelate"], where: judging, controls: ["2.2.1", "11.5.2"] },
  { property: "", operators: ["remove"], where: judging, controls: ["2.2.1", "11.5.2"] },
  // The others tell each instance's agent what to send.
  { property: "policyDefinitionId", operators: ["unrelate"], where: enforced, controls: ["10.2.1"] },
  { property: "scope", operators: ["unrelate"], where: enforced, controls: ["10.2.1"] },
  {
    property: "enforcementMode",
    operators: ["replace"],
    weak: ["DoNotEnforce"],
    where: enforced,
    controls: ["10.2.1"],
  },
  { property: "identity", operators: ["drop"], where: enforced, controls: ["10.2.1"] },
  { property: "identity.type", operators: ["replace"], weak: ["None"], where: enforced, controls: ["10.2.1"] },
  { property: "parameters.dcrResourceId.value", operators: ["unrelate", "drop"], controls: ["10.2.1"] },
  { property: "", operators: ["remove"], where: enforced, controls: ["10.2.1"] },
);

const assignments = ofType(
  "authorization:RoleAssignment",
  {
    property: "roleDefinitionId",
    operators: ["replace"],
    weak: broad,
    controls: ["7.2.1", "7.2.2", "7.2.5"],
  },
  {
    property: "roleDefinitionId",
    operators: ["replace"],
    weak: [keyVaultAdministrator],
    where: onKey,
    controls: ["3.6.1.3"],
  },
  {
    property: "scope",
    operators: ["replace"],
    weak: ["/subscriptions/11111111-2222-4333-8444-555555555555"],
    controls: ["7.2.1", "7.2.2", "7.2.5"],
  },
  { property: "principalId", operators: ["unrelate"], controls: ["7.2.1", "7.2.5"] },
  // Without these nothing is delivered: the server's audit log, the network's flows, what the agents send.
  {
    property: "",
    operators: ["remove"],
    where: (_value, _inputs, name) => /^(database-audit|flow|app-logs)-/.test(name),
    controls: ["10.2.1"],
  },
  // A store that loses its key is closed, also to the application.
  { property: "", operators: ["remove"], where: onKey, controls: ["3.6.1"] },
);

const definitions = ofType(
  "authorization:RoleDefinition",
  { property: "permissions.*.actions", operators: ["widen"], controls: ["7.2.1", "7.2.2"] },
  { property: "permissions.*.actions.*", operators: ["widen"], controls: ["7.2.1", "7.2.2"] },
  {
    property: "",
    operators: ["remove"],
    where: (_value, inputs) => String(at(inputs, "roleName")).includes("-app-logs-"),
    controls: ["10.2.1"],
  },
);

export const authorization: readonly Weakening[] = [...policyAssignments, ...assignments, ...definitions];
