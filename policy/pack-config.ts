import type { Level, Rule } from "./rule";

/** What is configured for one policy, in the form of CrossGuard: a level, or an object that may hold one. */
export type PolicyConfig = Level | Readonly<Record<string, unknown>>;

/** The file of `--policy-pack-config`: by the name of the policy; `all` for those that are not named. */
export type PackConfig = Readonly<Record<string, PolicyConfig>>;

export function levelOf({ name, level }: Pick<Rule, "name" | "level">, config: PackConfig): Level {
  return levelIn(config[name]) ?? levelIn(config["all"]) ?? level;
}

function levelIn(config: PolicyConfig | undefined): Level | undefined {
  const level = typeof config === "object" ? config["enforcementLevel"] : config;
  return level === "advisory" || level === "mandatory" || level === "disabled" ? level : undefined;
}

/** Numbers of the requirements that the stack is declared to be in scope of; `["all"]` for every one that code can show. */
export function scopeIn(config: PackConfig): readonly string[] {
  const own = config["controls-in-scope-evidenced"];
  const listed = typeof own === "object" ? own["inScope"] : undefined;
  return Array.isArray(listed) ? listed.map(String) : [];
}
