import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { at, entries, read, unseen } from "../../view";
import type { Lead } from "./leads";
import { leads } from "./leads";
import type { Loggable } from "./loggable";

export const settingType = "azure-native:monitor:DiagnosticSetting";
export const activityTypes: readonly string[] = [
  "azure-native:monitor:SubscriptionDiagnosticSetting",
  "azure-native:monitor:ManagementGroupDiagnosticSetting",
];

/** One entry of the list of logs. */
export interface LogEntry {
  readonly path: string;
  /** In lower case; undefined for one without, `unseen` where it can't be seen. */
  readonly category: unknown;
  readonly group: unknown;
  /** True, false, or `unseen`. */
  readonly on: unknown;
}

export interface Setting {
  readonly resource: ResourceView;
  readonly of: Lead;
  readonly logs: readonly LogEntry[];
  /** The list of logs can't be seen at all. */
  readonly hidden: boolean;
}

const known = new WeakMap<StackView, Diagnostics>();

/** All diagnostic settings of a stack, by what they are about. */
export class Diagnostics {
  readonly settings: readonly Setting[];
  private readonly byTarget = new Map<ResourceView, Setting[]>();
  /** Settings whose resource can't be told. */
  readonly adrift: readonly Setting[];

  private constructor(stack: StackView) {
    this.settings = stack.ofType(settingType).map((resource) => ({
      resource,
      of: leads(stack, resource, "resourceUri"),
      logs: logsOf(resource),
      hidden: at(resource, "logs") === unseen,
    }));
    for (const setting of this.settings) {
      for (const { resource } of setting.of.to) {
        this.byTarget.set(resource, [...(this.byTarget.get(resource) ?? []), setting]);
      }
    }
    this.adrift = this.settings.filter(({ of }) => of.unseen);
  }

  static of(stack: StackView): Diagnostics {
    const diagnostics = known.get(stack) ?? new Diagnostics(stack);
    known.set(stack, diagnostics);
    return diagnostics;
  }

  /** Settings of a resource, or of a part of it: "blobservices". */
  about(resource: ResourceView, below = ""): readonly Setting[] {
    return (this.byTarget.get(resource) ?? []).filter(({ of }) =>
      of.to.some(
        (target) =>
          target.resource === resource &&
          (target.below === undefined || (below === "" ? target.below === "" : target.below.startsWith(below))),
      ),
    );
  }
}

export function logsOf(setting: ResourceView): readonly LogEntry[] {
  const lower = (value: unknown) => (typeof value === "string" ? value.toLowerCase() : value);
  return entries(at(setting, "logs")).map((entry, index) => {
    const enabled = read(entry, "enabled");
    return {
      path: `logs.${index}`,
      category: lower(read(entry, "category")),
      group: lower(read(entry, "categoryGroup")),
      on: enabled === unseen ? unseen : enabled === true || enabled === "true",
    };
  });
}

/** Groups take in categories: all of them, or those that are an audit. */
const groups = ["alllogs", "audit"];

/** Whether a category is on in any of the settings: `unseen` where that can't be told. */
export function isOn(settings: readonly Setting[], category?: string): boolean | typeof unseen {
  const wanted = category?.toLowerCase();
  const fits = ({ category: name, group }: LogEntry) =>
    wanted === undefined
      ? name !== undefined || group !== undefined
      : name === wanted || (typeof group === "string" && groups.includes(group));
  const logs = settings.flatMap((setting) => setting.logs);
  if (logs.some((log) => fits(log) && log.on === true)) return true;
  const unsure = logs.some(
    (log) => log.category === unseen || log.group === unseen || (fits(log) && log.on === unseen),
  );
  return unsure || settings.some(({ hidden }) => hidden) ? unseen : false;
}

/** Categories that are missing; `unseen` where that can't be told. */
export function lacking(settings: readonly Setting[], { all = [], any }: Loggable): readonly string[] | typeof unseen {
  if (any !== undefined) {
    const each = any.length === 0 ? [isOn(settings)] : any.map((category) => isOn(settings, category));
    if (each.includes(true)) return [];
    if (each.includes(unseen)) return unseen;
    return [any.length === 0 ? "any category" : any.join(" or ")];
  }
  const off = all.filter((category) => isOn(settings, category) === false);
  if (off.length > 0) return off;
  return all.some((category) => isOn(settings, category) === unseen) ? unseen : [];
}
