import { cannotTell, violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, unseen } from "../view";
import { ofEach, says } from "./shared/complaints";
import type { Setting } from "./shared/diagnostics";
import { Diagnostics, activityTypes, isOn, lacking, logsOf, settingType } from "./shared/diagnostics";
import { leads } from "./shared/leads";
import type { Loggable } from "./shared/loggable";
import { edgeLogs, loggable, storageLogs } from "./shared/loggable";
import { collectionType, fleetTypes, hasAgent, ofCollection, reachesMachines } from "./shared/machine-logs";
import { aboutAudit } from "./shared/sql-audit-state";

const accountType = "azure-native:storage:StorageAccount";
const networkType = "azure-native:network:VirtualNetwork";
const flowLogType = "azure-native:network:FlowLog";

/** Everything that can write an audit log does. What only refers to something outside is nobody's business here. */
function relation(stack: StackView): readonly About[] {
  return [
    ...Object.entries(loggable).flatMap(([type, wanted]) => ofType(stack, type, wanted)),
    ...ofEach(stack, ["azure-native:cdn:Profile"], (profile) => ofProfile(stack, profile)),
    ...ofEach(stack, [accountType], (account) => ofAccount(stack, account)),
    ...ofEach(stack, [networkType], (network) => ofNetwork(stack, network)),
    ...ofEach(stack, [flowLogType], (log) =>
      at(log, "enabled") === false ? violates("enabled", false, "true", "switch the flow log on") : [],
    ),
    ...aboutAudit(stack),
    ...ofEach(stack, [settingType, ...activityTypes], (setting) => ofSetting(stack, setting)),
    ...ofEach(stack, [collectionType], (rule) => [...ofCollection(rule), ...reachesMachines(stack, rule)]),
    ...ofEach(stack, fleetTypes, (fleet) => hasAgent(stack, fleet)),
  ];
}

function ofType(stack: StackView, type: string, wanted: Loggable): readonly About[] {
  const diagnostics = Diagnostics.of(stack);
  const all = stack.ofType(type).map((resource) => ({
    resource,
    settings: diagnostics.about(resource, wanted.below),
  }));
  if (wanted.seldom) {
    const some = all.filter(({ settings }) => hasSome(settings, wanted));
    // One of many that lacks what the others have is a slip; one of few is a choice.
    if (some.length === 0 || some.length * 2 < all.length) return [];
  }
  return all.map(({ resource, settings }) => ({ resource, complaints: complain(stack, settings, wanted) }));
}

function hasSome(settings: readonly Setting[], { all = [] }: Loggable): boolean {
  return all.length === 0 ? isOn(settings) === true : all.some((category) => isOn(settings, category) === true);
}

function complain(stack: StackView, settings: readonly Setting[], wanted: Loggable): readonly Complaint[] {
  const missing = lacking(settings, wanted);
  const what = "a diagnostic setting with its audit log";
  if (missing === unseen) return cannotTell("", what);
  if (missing.length === 0) return [];
  if (Diagnostics.of(stack).adrift.length > 0) return cannotTell("", what);
  const found = settings.length === 0 ? "no diagnostic setting is about it" : `its log lacks ${missing.join(" and ")}`;
  return says(found, what, `add a DiagnosticSetting for it with ${missing.join(" and ")}`);
}

/** Classic profiles have logs of other names. */
function ofProfile(stack: StackView, profile: ResourceView): readonly Complaint[] {
  const sku = at(profile, "sku.name");
  const wanted = sku === unseen || /azurefrontdoor/i.test(String(sku)) ? edgeLogs : { any: [] };
  return complain(stack, Diagnostics.of(stack).about(profile), wanted);
}

/** An account that others' logs go to would log its own log; whoever wants that sends it elsewhere. */
function ofAccount(stack: StackView, account: ResourceView): readonly Complaint[] | undefined {
  const diagnostics = Diagnostics.of(stack);
  const keeps = diagnostics.settings.some(({ resource }) =>
    leads(stack, resource, "storageAccountId").to.some((target) => target.resource === account),
  );
  const kind = String(at(account, "kind"));
  const service = kind === "FileStorage" ? "fileservices" : "blobservices";
  const settings = diagnostics.about(account, service);
  return keeps && settings.length === 0 ? undefined : complain(stack, settings, storageLogs);
}

/** A log of the network's flows: of the whole, or of a subnet or an interface in it. */
function ofNetwork(stack: StackView, network: ResourceView): readonly Complaint[] {
  const logs = stack.ofType(flowLogType);
  if (logs.some((log) => leads(stack, log, "targetResourceId").to.some(({ resource }) => resource === network)))
    return [];
  const wanted = "a flow log whose targetResourceId is the network";
  if (logs.some((log) => stack.untraceable(log, "targetResourceId"))) return cannotTell("", wanted);
  return says("no flow log is about it", wanted, "add a FlowLog for it");
}

/** Categories that are audits; one that is named and switched off was meant to be on. */
const audits: ReadonlySet<string> = new Set(
  [...Object.values(loggable), edgeLogs, storageLogs].flatMap(({ all = [] }) => all.map((each) => each.toLowerCase())),
);

function ofSetting(stack: StackView, setting: ResourceView): readonly Complaint[] | undefined {
  const diagnostics = Diagnostics.of(stack);
  const own = diagnostics.settings.find(({ resource }) => resource === setting);
  const siblings = own?.of.to.flatMap(({ resource }) => diagnostics.settings.filter((each) => shares(each, resource)));
  const complaints = logsOf(setting).flatMap(({ path, category, group, on }) => {
    if (category === undefined && group === undefined)
      return violates(path, "neither category nor group", "a category", "name what is to be logged");
    const off = on === false && typeof category === "string" && audits.has(category);
    if (!off || isOn(siblings ?? [], category) === true) return [];
    return violates(`${path}.enabled`, false, "true", `switch ${category} on`);
  });
  return complaints.length > 0 ? complaints : undefined;
}

function shares({ of }: Setting, resource: ResourceView): boolean {
  return of.to.some((target) => target.resource === resource);
}

export const auditLogsEverywhere: CloudRule = { name: "audit-logs-everywhere", relation };
