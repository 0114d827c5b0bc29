import type { Cloud } from "../cloud";
import type { Kind } from "../kind";
import { refuse } from "../refusal";
import type { Fields, Thing } from "../thing";
import { fieldsOf, listOf, textOf, withId } from "./arm";
import { scaleSetType, setCapacity, standing } from "./compute";

const type = "azure-native:monitor:AutoscaleSetting";

/**
 * Codes: TargetResourceIdIsImmutable in Azure/Moodle #311; a second setting of one target is a Conflict
 * (hashicorp/terraform-provider-azurerm #12035); the rest: REST reference, autoscale settings; 2026-11.
 */
export const scaling: readonly Kind[] = [
  {
    type,
    references: [
      { path: "targetResourceUri", to: [scaleSetType], code: "ResourceNotFound" },
      {
        path: "profiles[].rules[].metricTrigger.metricResourceUri",
        to: [scaleSetType],
        where: "account",
        code: "ResourceNotFound",
      },
    ],
    names: ({ inputs }) => [{ scope: textOf(inputs, "targetResourceUri"), name: "its setting", code: "Conflict" }],
    create: ({ inputs }) => checkProfiles(inputs),
    made: follow,
    update: (thing, news, cloud) => {
      if (news["targetResourceUri"] !== thing.inputs["targetResourceUri"])
        refuse("TargetResourceIdIsImmutable", `${thing.name} is for ${textOf(thing.inputs, "targetResourceUri")}`);
      checkProfiles(news);
      follow({ ...thing, inputs: news }, cloud);
    },
  },
];

export interface Bounds {
  readonly profile: string;
  readonly min: number;
  readonly max: number;
}

/** Bounds at a time: of the profile with fixed dates that holds it, else of the one for all days. */
export function boundsAt(setting: Pick<Thing, "inputs">, at: Date): Bounds {
  const profiles = listOf(setting.inputs["profiles"]);
  const dated = profiles.find(({ fixedDate }) => {
    const { start, end } = fieldsOf(fixedDate);
    return typeof start === "string" && new Date(start) <= at && at < new Date(String(end));
  });
  const profile = dated ?? profiles.find(({ fixedDate }) => fixedDate === undefined);
  if (profile === undefined) throw new Error("no profile holds");
  const { minimum, maximum } = fieldsOf(profile["capacity"]);
  return { profile: textOf(profile, "name"), min: Number(minimum), max: Number(maximum) };
}

/** Scaling moves the set towards a number, and stays within the profile of the time. Gives what then stands. */
export function scaleTo(cloud: Cloud, scaleSetId: string, wanted: number, at: Date = quiet): number {
  const set = withId(cloud, scaleSetType, scaleSetId) ?? refuse("ResourceNotFound", `there is no ${scaleSetId}`);
  const setting = settingOf(cloud, scaleSetId);
  const { min, max } = setting === undefined ? { min: 0, max: 1000 } : boundsAt(setting, at);
  setCapacity(set, Math.min(max, Math.max(min, wanted)));
  return standing(set);
}

/** What scaling does by itself at a time: it lets no set stay outside its bounds. */
export function keepWithin(cloud: Cloud, at: Date = quiet): void {
  for (const set of cloud.things.of(scaleSetType)) scaleTo(cloud, set.id, standing(set), at);
}

/** Long before any peak. */
const quiet = new Date("2026-01-02T00:00:00Z");

function settingOf(cloud: Cloud, scaleSetId: string): Thing | undefined {
  const [found] = cloud.things.by(type, "targetResourceUri", scaleSetId).filter(({ state }) => state === "ready");
  return found?.inputs["enabled"] === true ? found : undefined;
}

/** A setting acts at once: a set that is outside its bounds is brought in. */
function follow(setting: Pick<Thing, "inputs">, cloud: Cloud): void {
  const set = withId(cloud, scaleSetType, textOf(setting.inputs, "targetResourceUri"));
  if (set === undefined || setting.inputs["enabled"] !== true) return;
  const { min, max } = boundsAt(setting, quiet);
  setCapacity(set, Math.min(max, Math.max(min, standing(set))));
}

/** Source: REST reference, autoscale settings: at most 20 profiles, of ten rules; numbers are texts; 2026-11. */
function checkProfiles(inputs: Fields): void {
  const profiles = listOf(inputs["profiles"]);
  if (profiles.length > 20) refuse("BadRequest", `${profiles.length} profiles, and 20 are taken`);
  for (const { capacity, rules, name } of profiles) {
    const { minimum, maximum } = fieldsOf(capacity);
    if (listOf(rules).length > 10) refuse("BadRequest", `${String(name)} has more than ten rules`);
    if (Number(minimum) > Number(maximum)) refuse("BadRequest", `${String(name)}: the least is more than the most`);
  }
}
