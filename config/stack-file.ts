import { CORE_SCHEMA, load, YAMLException } from "js-yaml";
import { ConfigError, shown } from "./problems";
import { defaultOf, factsOf } from "./schema/key";
import { schema } from "./schema";

/**
 * Config of a stack as the engine would know it: the values of its file by key, without the namespace, over the defaults of
 * Pulumi.yaml. Keys of other namespaces are left out. Throws ConfigError for text that is no stack file.
 */
export function stackConfig(stack: string, yamlText: string): Record<string, unknown> {
  const file = parse(stack, yamlText);
  const config = isRecord(file) ? (file["config"] ?? {}) : file;
  if (!isRecord(config)) {
    throw fileError(stack, shown(config), "a map under config:", "write keys such as commerce:domain under config:");
  }
  const own = Object.entries(config).flatMap(([key, value]) => {
    const [namespace, name] = key.includes(":") ? key.split(":", 2) : [project, key];
    return namespace === project && name !== undefined ? [[name, value]] : [];
  });
  return { ...projectDefaults(), ...Object.fromEntries(own) };
}

/** Config as the engine hands it to the program: namespaced, scalars as text, all else as JSON. */
export function rawConfig(values: Readonly<Record<string, unknown>>): Record<string, string> {
  const raw = Object.entries(values).map(([name, value]) => [
    `${project}:${name}`,
    typeof value === "object" ? JSON.stringify(value) : String(value),
  ]);
  return Object.fromEntries(raw);
}

/** Name of the project in Pulumi.yaml. */
export const project = "commerce";

/** The top-level keys that have a default, as Pulumi.yaml has them. */
export function projectDefaults(): Record<string, unknown> {
  const entries = Object.entries(factsOf(schema).entries ?? {});
  return Object.fromEntries(
    entries.map(([name, entry]) => [name, defaultOf(entry)]).filter(([, value]) => value !== undefined),
  );
}

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
