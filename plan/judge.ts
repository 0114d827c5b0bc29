import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Judgement } from "../policy/judge";
import { judge as judgeViews } from "../policy/judge";
import type { PackConfig } from "../policy/pack-config";
import type { Waiver } from "../policy/rule";
import type { ResourceView } from "../policy/view";
import { unseen } from "../policy/view";
import { everyRule, readWaivers } from "../policy/waiving";
import type { RecordedResource } from "./recorded";
import { Secret, UNKNOWN } from "./recorded";
import type { StackPlan } from "./stack-plan";

const pack = join(__dirname, "../policy");

/** What the policy pack says of a plan: the same rules, levels and waivers that the engine is given. */
export function judge({ resources, settings }: Pick<StackPlan, "resources" | "settings">): Judgement {
  const views = resources.filter(({ custom }) => custom).map(viewOf);
  const waivers = [...waiversOfPack(), ...waiversOfConfig(settings)];
  return judgeViews(views, { config: packConfig(settings), waivers, now: settings.now });
}

/** What is protected is production: the two files that CI hands to the engine. */
export function packConfig({ protect }: Pick<StackPlan["settings"], "protect">): PackConfig {
  const file = join(pack, "config", protect ? "production.json" : "development.json");
  return JSON.parse(readFileSync(file, "utf8")) as PackConfig;
}

export function waiversOfPack(): readonly Waiver[] {
  const file = process.env["POLICY_WAIVERS"] ?? join(pack, "waivers.json");
  return readWaivers(JSON.parse(readFileSync(file, "utf8")), file);
}

/** Rules see secrets open, as the engine shows them; what is not known yet is no value. */
export function viewOf({ inputs, options, ...recorded }: RecordedResource): ResourceView {
  const { urn, type, name, parent, provider, dependencies, propertyDependencies } = recorded;
  return {
    urn,
    type,
    name,
    parent,
    provider,
    dependencies,
    propertyDependencies,
    inputs: open(inputs) as ResourceView["inputs"],
    options,
    secrets: Object.entries(inputs).flatMap(([property, value]) => (holdsSecret(value) ? [property] : [])),
  };
}

function open(value: unknown): unknown {
  if (value === UNKNOWN) return unseen;
  if (value instanceof Secret) return open(value.value);
  if (Array.isArray(value)) return value.map(open);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, open(inner)]));
}

function holdsSecret(value: unknown): boolean {
  if (value instanceof Secret) return true;
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some(holdsSecret);
}

/** The one waiver that the config of a stack can give, as the rules know it. */
export function waiversOfConfig({ cache: { waiver } }: StackPlan["settings"]): readonly Waiver[] {
  if (waiver === undefined) return [];
  const { reason, expires } = waiver;
  const resource = "aws:elasticache/cluster:Cluster::*";
  return [{ control: everyRule, resource, reason, owner: "cache.waiver", expires: new Date(expires).toISOString() }];
}
