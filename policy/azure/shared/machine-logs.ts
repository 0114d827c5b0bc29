import { cannotTell, violates } from "../../checks";
import type { Complaint } from "../../rule";
import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { at, entries, read, unseen } from "../../view";
import { says } from "./complaints";
import { dependedOn, leads, leadsOfEach } from "./leads";
import { same } from "./words";

export const collectionType = "azure-native:monitor:DataCollectionRule";
export const fleetTypes: readonly string[] = [
  "azure-native:compute:VirtualMachineScaleSet",
  "azure-native:compute:VirtualMachine",
];
export const assignmentType = "azure-native:authorization:PolicyAssignment";

/** Sources of events; the others are figures. */
const eventSources = ["syslog", "windowsEventLogs", "windowsFirewallLogs", "logFiles", "iisLogs"];
const syslogLevels = ["info", "notice", "warning", "error", "critical", "alert", "emergency"];

/** What a rule of collection takes in goes out again, and logins are among it. */
export function ofCollection(rule: ResourceView): readonly Complaint[] {
  const [sources, flows] = [at(rule, "dataSources"), at(rule, "dataFlows")];
  if (sources === unseen || flows === unseen)
    return cannotTell(sources === unseen ? "dataSources" : "dataFlows", "seen");
  const taken = takenIn(sources);
  const sent = entries(flows).flatMap((flow) =>
    entries(read(flow, "destinations")).length === 0 ? [] : texts(read(flow, "streams")),
  );
  const hidden = sent.includes(unseen) || taken.includes(unseen);
  const lost = taken.filter((stream) => stream !== unseen && !sent.includes(stream));
  const empty = entries(flows).flatMap((flow, index) => {
    const missing = texts(read(flow, "streams")).filter(
      (stream) => typeof stream === "string" && fromMachine(stream) && !taken.includes(stream),
    );
    if (missing.length === 0 || hidden) return [];
    return violates(
      `dataFlows.${index}.streams`,
      missing,
      "streams that a source feeds",
      "give each stream its source",
    );
  });
  return [
    ...(lost.length > 0 && !hidden
      ? violates("dataFlows", lost, "a flow for each stream", "send each stream to a destination")
      : []),
    ...empty,
    ...entries(read(sources, "syslog")).flatMap((_, index) => ofSyslog(rule, `dataSources.syslog.${index}`)),
  ];
}

const fromMachine = (stream: string) => /^microsoft-(syslog|event|windowsevent|securityevent)$/.test(stream);

function takenIn(sources: unknown): readonly unknown[] {
  return eventSources.flatMap((kind) =>
    entries(read(sources, kind)).flatMap((source) => {
      const streams = texts(read(source, "streams"));
      return streams.length > 0 || kind !== "syslog" ? streams : [];
    }),
  );
}

function ofSyslog(rule: ResourceView, path: string): readonly Complaint[] {
  const facilities = texts(at(rule, `${path}.facilityNames`));
  const levels = texts(at(rule, `${path}.logLevels`));
  const missing = ["auth", "authpriv"].filter((name) => !facilities.includes(name));
  const others = entries(at(rule, "dataSources.syslog")).length > 1;
  const complete = facilities.includes("*") || facilities.includes(unseen) || missing.length === 0 || others;
  const lost = syslogLevels.filter((level) => !levels.includes(level));
  const whole = levels.includes("*") || levels.includes(unseen) || (others && levels.length > 0);
  return [
    ...(complete
      ? []
      : violates(`${path}.facilityNames`, facilities, `with ${missing.join(" and ")}`, "logins stand there: add them")),
    ...(whole || lost.length === 0
      ? []
      : violates(`${path}.logLevels`, levels, "from Info to Emergency", `add ${lost.join(", ")}`)),
    ...(texts(at(rule, `${path}.streams`)).length === 0
      ? violates(`${path}.streams`, [], "Microsoft-Syslog", "name the stream, or nothing is taken in")
      : []),
  ];
}

/** Lower case; what can't be seen is `unseen`. */
function texts(value: unknown): readonly unknown[] {
  return entries(value).map((entry) => (typeof entry === "string" ? entry.toLowerCase() : entry));
}

/** A rule of collection that events of machines go by. */
export function takesEvents(rule: ResourceView): boolean {
  const sources = at(rule, "dataSources");
  return (
    eventSources.some((kind) => entries(read(sources, kind)).length > 0) || entries(at(rule, "dataFlows")).length > 0
  );
}

/** Does anything run in a region? True where that can't be told. */
export function runsIn(stack: StackView, location: unknown): boolean {
  const fleets = stack.ofType(...fleetTypes).map((fleet) => at(fleet, "location"));
  return typeof location !== "string" || fleets.some((each) => typeof each !== "string" || same(each, location));
}

/** In a stack that has both, each rule of collection has machines that go by it: by association, or by a policy. */
export function reachesMachines(stack: StackView, rule: ResourceView): readonly Complaint[] {
  const fleets = stack.ofType(...fleetTypes);
  if (fleets.length === 0 || !takesEvents(rule) || !runsIn(stack, at(rule, "location"))) return [];
  const associations = stack.ofType("azure-native:monitor:DataCollectionRuleAssociation");
  const associated = associations.some(
    (each) =>
      leads(stack, each, "dataCollectionRuleId").to.some(({ resource }) => resource === rule) ||
      stack.untraceable(each, "dataCollectionRuleId"),
  );
  const assigned = stack.ofType(assignmentType).some((each) => assigns(stack, each, rule, fleets));
  if (associated || assigned) return [];
  return says(
    "no machine goes by it",
    "an association, or a policy that makes it",
    `associate machines with ${rule.name}`,
  );
}

function assigns(
  stack: StackView,
  assignment: ResourceView,
  rule: ResourceView,
  fleets: readonly ResourceView[],
): boolean {
  const parameters = at(assignment, "parameters");
  const named = Object.keys(typeof parameters === "object" && parameters !== null ? parameters : {}).some((key) =>
    leads(stack, assignment, `parameters.${key}.value`).to.some(({ resource }) => resource === rule),
  );
  const behind = parameters === unseen && dependedOn(stack, assignment, "parameters").includes(rule);
  return (named || behind) && takesEffect(assignment) && fleets.some((fleet) => covers(at(assignment, "scope"), fleet));
}

/** A policy that changes things needs to be enforced, and someone in whose name it does. */
export function takesEffect(assignment: ResourceView): boolean {
  const [mode, identity] = [at(assignment, "enforcementMode"), at(assignment, "identity.type")];
  return !same(mode, "DoNotEnforce") && (identity === unseen || (identity !== undefined && !same(identity, "None")));
}

/** Whether a scope takes in a resource, as far as both can be read. */
export function covers(scope: unknown, resource: ResourceView): boolean {
  if (typeof scope !== "string") return scope === unseen;
  const group = /\/resourcegroups\/([^/]+)/i.exec(scope)?.[1];
  const own = at(resource, "resourceGroupName");
  if (group === undefined || typeof own !== "string") return true;
  if (!same(group, own)) return false;
  return true;
}

const agents = /^(azuremonitorlinuxagent|azuremonitorwindowsagent)$/i;

/** Where a policy tells machines what to send, each fleet has the agent that does so. */
export function hasAgent(stack: StackView, fleet: ResourceView): readonly Complaint[] | undefined {
  const rules = stack.ofType(collectionType).filter(takesEvents);
  if (rules.length === 0) return undefined;
  const prefix = fleet.type.endsWith("ScaleSet") ? "virtualMachineProfile." : "";
  const inline = `${prefix}extensionProfile.extensions`;
  const extensions = at(fleet, inline);
  const beside = stack
    .ofType("azure-native:compute:VirtualMachineScaleSetExtension", "azure-native:compute:VirtualMachineExtension")
    .some((extension) => agents.test(String(at(extension, "type"))));
  if (extensions === unseen) return cannotTell(inline, "with Azure Monitor's agent");
  const index = entries(extensions).findIndex((extension) => agents.test(String(read(extension, "type"))));
  if (index < 0) {
    return beside ? [] : violates(inline, extensions, "with Azure Monitor's agent", "add AzureMonitorLinuxAgent");
  }
  const system = `${prefix}osProfile.linuxConfiguration.provisionVMAgent`;
  return [
    ...(at(fleet, system) === false ? violates(system, false, "true", "extensions need it: leave it on") : []),
    ...asWhom(stack, fleet, `${inline}.${index}.settings.authentication.managedIdentity.identifier-value`),
  ];
}

/** An agent that is told an identity has to be told one of the machine's own. */
function asWhom(stack: StackView, fleet: ResourceView, property: string): readonly Complaint[] {
  const identity = at(fleet, property);
  if (typeof identity !== "string") return [];
  const own = at(fleet, "identity.userAssignedIdentities");
  const ids = Array.isArray(own) ? leadsOfEach(stack, fleet, "identity.userAssignedIdentities") : [];
  const keys = typeof own === "object" && own !== null && !Array.isArray(own) ? Object.keys(own) : [];
  const written = [...keys, ...entries(own)];
  if (own === unseen || written.includes(unseen)) return [];
  if (written.some((each) => same(each, identity))) return [];
  const led = leads(stack, fleet, property).to.map(({ resource }) => resource);
  if (ids.some(({ to }) => to.some(({ resource }) => led.includes(resource)))) return [];
  return violates(property, identity, "an identity of the machine", "name one of the identities that the machine has");
}
