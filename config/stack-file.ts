import { CORE_SCHEMA, load, YAMLException } from "js-yaml";
import { ConfigError, shown } from "./problems";
import { defaultOf, factsOf } from "./schema/key";
import { schema } from "./schema";

/**
 * Config of a stack as the engine would know it: the values of its file by key, without the namespace, over the defaults of
 * Pulumi.yaml. Keys of other namespaces keep theirs. Throws ConfigError for text that is no stack file.
 */
export function stackConfig(stack: string, yamlText: string): Record<string, unknown> {
  const file = parse(stack, yamlText);
  const config = isRecord(file) ? (file["config"] ?? {}) : file;
  if (!isRecord(config)) {
    throw fileError(stack, shown(config), "a map under config:", "write keys such as commerce:domain under config:");
  }
  const own = new Map<string, unknown>(projectDefaults);
  for (const [key, value] of Object.entries(config)) {
    own.set(key.startsWith(`${project}:`) ? key.slice(project.length + 1) : key, value);
  }
  return Object.fromEntries(own);
}

/** Config as the engine hands it to the program: namespaced, scalars as text, all else as JSON. */
export function rawConfig(values: Readonly<Record<string, unknown>>): Record<string, string> {
  const full = (name: string) => (name.includes(":") ? name : `${project}:${name}`);
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [full(name), toText(value)]));
}

function toText(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Name of the project in Pulumi.yaml. */
const project = "commerce";

/** The top-level keys that have a default, as Pulumi.yaml has them. */
const projectDefaults = Object.entries(factsOf(schema).entries ?? {})
  .map(([name, entry]) => [name, defaultOf(entry)] as const)
  .filter(([, value]) => value !== undefined);

function parse(stack: string, text: string): unknown {
  try {
    // The engine reads times as text too, and refuses nothing else that this schema refuses.
    return load(text, { schema: CORE_SCHEMA }) ?? {};
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const { reason, mark } = error;
    throw fileError(stack, `line ${mark.line + 1}: ${reason}`, "YAML", "mend that line; tabs may not indent");
  }
}

function fileError(stack: string, given: string, allowed: string, mend: string): ConfigError {
  return new ConfigError(` of ${stack}`, [{ key: `Pulumi.${stack}.yaml`, given, allowed, mend }]);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
