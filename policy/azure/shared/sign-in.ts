import { cannotTell, show } from "../../checks";
import type { Check, Complaint } from "../../rule";
import type { ResourceView } from "../../view";
import { at, entries, read, unseen } from "../../view";
import { same } from "./words";

const mend = "give it an identity of its own, and name that identity wherever it signs in";

/** Ids of identities that a resource carries, in lower case; `unseen` where they aren't all known. */
function carried(resource: ResourceView): readonly string[] | typeof unseen {
  const given = at(resource, "identity.userAssignedIdentities");
  if (given === undefined) return [];
  if (given === unseen || typeof given !== "object" || given === null) return unseen;
  const ids = Array.isArray(given) ? entries(given) : Object.keys(given);
  const all = ids.flatMap((id) => (typeof id === "string" ? [id.toLowerCase()] : []));
  return all.length < ids.length ? unseen : all;
}

/** What is said where an identity is needed: it must be carried, and be the one that is named. */
function complaintsOf(resource: ResourceView, property: string, named: unknown): readonly Complaint[] {
  const kind = at(resource, "identity.type");
  const wanted = "an identity of its own";
  if (kind === unseen) return cannotTell("identity.type", wanted);
  if (kind === undefined || same(kind, "None"))
    return [{ verdict: "violates", property: "identity", found: show(kind), wanted, mend }];
  const byUser = String(kind).toLowerCase().includes("userassigned");
  const ids = carried(resource);
  if (byUser && ids !== unseen && ids.length === 0)
    return [{ verdict: "violates", property: "identity.userAssignedIdentities", found: "none", wanted, mend }];
  if (typeof named !== "string" || ids === unseen || !named.startsWith("/")) return [];
  if (ids.includes(named.toLowerCase())) return [];
  return [{ verdict: "violates", property, found: show(named), wanted: "an identity that it carries", mend }];
}

const agents = /^(AzureMonitor(Linux|Windows)Agent|AADSSHLoginForLinux|AADLoginForWindows|GuestAttestation)$/i;

/** Agents that sign in: without an identity they send nothing, or need a key that is shared. */
export function machineSignsIn(extensions: string): Check {
  return (resource) =>
    entries(at(resource, extensions)).flatMap((extension, index) => {
      const type = read(extension, "type");
      if (typeof type !== "string" || !agents.test(type)) return [];
      const path = `${extensions}.${index}.settings.authentication.managedIdentity.identifier-value`;
      return complaintsOf(resource, path, at(resource, path));
    });
}

const unshared = /^(ManagedServiceIdentity|ActiveDirectoryOAuth|ClientCertificate)$/i;

/** Steps of a workflow sign in by an identity, not by a name and a password. */
export const workflowSignsIn: Check = (resource) => {
  const found: Complaint[] = [];
  const identities = new Set<unknown>();
  const walk = (actions: unknown, path: string): void => {
    if (typeof actions !== "object" || actions === null) return;
    for (const name of Object.keys(actions)) {
      const action = read(actions, name);
      const here = `${path}.${name}`;
      const type = read(action, "inputs", "authentication", "type");
      if (typeof type === "string" && !unshared.test(type))
        found.push({
          verdict: "violates",
          property: `${here}.inputs.authentication.type`,
          found: show(type),
          wanted: '"ManagedServiceIdentity"',
          mend: "sign in by the workflow's own identity",
        });
      if (same(type, "ManagedServiceIdentity")) identities.add(read(action, "inputs", "authentication", "identity"));
      // What it starts signs in too.
      if (same(read(action, "inputs", "body", "identity", "type"), "None"))
        found.push({
          verdict: "violates",
          property: `${here}.inputs.body.identity.type`,
          found: '"None"',
          wanted: "an identity of its own",
          mend,
        });
      walk(read(action, "actions"), `${here}.actions`);
      walk(read(action, "else", "actions"), `${here}.else.actions`);
      const cases = read(action, "cases");
      if (typeof cases === "object" && cases !== null)
        for (const each of Object.keys(cases)) walk(read(cases, each, "actions"), `${here}.cases.${each}.actions`);
    }
  };
  walk(at(resource, "definition.actions"), "definition.actions");
  const own = [...identities].map((identity) => complaintsOf(resource, "identity.userAssignedIdentities", identity));
  return [...found, ...(own.find((complaints) => complaints.length > 0) ?? [])];
};

const everybody = /^(0\.0\.0\.0\/0|0\.0\.0\.0-255\.255\.255\.255|\*|::\/0)$/;

/** A workflow that is started by a request is started by whoever has its address, which is a login that is passed around. */
export const workflowIsClosed: Check = (resource) => {
  const triggers = at(resource, "definition.triggers");
  if (typeof triggers !== "object" || triggers === null) return [];
  const byRequest = Object.keys(triggers).some((name) => same(read(triggers, name, "type"), "Request"));
  if (!byRequest || same(at(resource, "state"), "Disabled")) return [];
  const wanted = "callers that are named, by address or by token";
  const property = "accessControl.triggers";
  const control = at(resource, property);
  if (control === unseen) return cannotTell(property, wanted);
  const callers = read(control, "allowedCallerIpAddresses");
  const open = entries(callers).find((caller) => everybody.test(String(read(caller, "addressRange"))));
  const closed = callers !== undefined || read(control, "openAuthenticationPolicies") !== undefined;
  if (open === undefined && closed) return [];
  const found = open === undefined ? show(control) : show(read(open, "addressRange"));
  return [{ verdict: "violates", property, found, wanted, mend: "name the callers in accessControl.triggers" }];
};
