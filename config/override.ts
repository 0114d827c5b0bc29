import type { Problem } from "./problems";
import { ConfigError, shown } from "./problems";

/** The config with all overrides applied in order. Throws one ConfigError that names every one that can't be. */
export function applyOverrides(
  config: Readonly<Record<string, unknown>>,
  overrides: readonly string[],
): Record<string, unknown> {
  const problems: Problem[] = [];
  const result = overrides.reduce<Record<string, unknown>>(
    (before, override) => {
      try {
        return applyOverride(before, override);
      } catch (error) {
        if (!(error instanceof ConfigError)) throw error;
        problems.push(...error.problems);
        return before;
      }
    },
    { ...config },
  );
  if (problems.length > 0) throw new ConfigError(" given by --set", problems);
  return result;
}

type Node = Record<string, unknown> | unknown[];

/**
 * The config with one key replaced: `peaks.0.factor=4`, `aws.images.us-east-2=ami-…`, `cache={"engine":"redis"}`. The value
 * is JSON, else text; objects on the way are made where they are missing. The given config is left as it is.
 */
export function applyOverride(config: Readonly<Record<string, unknown>>, override: string): Record<string, unknown> {
  const [, path = "", text = ""] = /^([^=]+)=(.*)$/s.exec(override) ?? [];
  const parts = path.replace(/\[(\d+)\]/g, ".$1").split(".");
  if (parts.some((part) => !/^[\w-]+$/.test(part) || part === "__proto__")) {
    throw refused(
      override,
      "no key and value",
      "key=value, the key a dotted path",
      "write it such as database.storageGiB=800",
    );
  }
  const copy = structuredClone(config) as Record<string, unknown>; // of a read-only type, and now our own
  let node: Node = copy;
  for (const part of parts.slice(0, -1)) {
    const inner: unknown = get(node, part) ?? set(node, part, {}, path);
    if (typeof inner !== "object" || inner === null) {
      throw refused(path, `${part} is ${shown(inner)}`, "a path through objects and lists", "shorten the path");
    }
    node = inner as Node; // just checked: an object of the parsed file
  }
  set(node, parts.at(-1) ?? "", fromText(text), path);
  return copy;
}

function get(node: Node, part: string): unknown {
  if (Array.isArray(node)) return node[Number(part)];
  return Object.hasOwn(node, part) ? node[part] : undefined;
}

function set(node: Node, part: string, value: unknown, path: string): unknown {
  if (!Array.isArray(node)) return (node[part] = value);
  const index = Number(part);
  if (Number.isInteger(index) && index <= node.length) return (node[index] = value);
  throw refused(path, part, `an index from 0 to ${node.length}`, "mend the index; the last one appends");
}

function fromText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function refused(key: string, given: string, allowed: string, mend: string): ConfigError {
  return new ConfigError(" given by --set", [{ key, given, allowed, mend }]);
}
