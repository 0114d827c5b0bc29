import { Secret } from "../../plan/recorded";

export interface Node {
  /** Dotted, with concrete indices: `ingress.0.cidrBlocks.1`. A dot that belongs to a key is written `%2E`. */
  readonly path: string;
  readonly value: unknown;
}

/** A key as one step of a path; a bare dot would be read as two steps. */
export const toStep = (key: string): string => key.replaceAll("%", "%25").replaceAll(".", "%2E");

/** The key that a step stands for. */
export const toKey = (step: string): string => step.replaceAll("%2E", ".").replaceAll("%25", "%");

/** What a text holds if it is a JSON object or list, else undefined. */
export function openJson(value: unknown): object | undefined {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return undefined;
  try {
    const parsed: unknown = JSON.parse(value);
    return typeof parsed === "object" && parsed !== null ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** What is below a value: of a list, an object, or a text that holds one in JSON. A secret is opened by nobody. */
function below(value: unknown): readonly (readonly [string, unknown])[] {
  const opened = openJson(value) ?? value;
  if (typeof opened !== "object" || opened === null || opened instanceof Secret) return [];
  return Object.entries(opened).filter(([, item]) => item !== undefined);
}

/** Every value among the inputs, the containers (lists, objects, JSON texts) before what they hold. */
export function nodes(inputs: Readonly<Record<string, unknown>>): readonly Node[] {
  const found: Node[] = [];
  const walk = (value: unknown, path: string): void => {
    for (const [key, item] of below(value)) {
      const at = path === "" ? toStep(key) : `${path}.${toStep(key)}`;
      found.push({ path: at, value: item });
      walk(item, at);
    }
  };
  walk(inputs, "");
  return found;
}

/** The values among the inputs that hold no other: scalars, secrets, empty lists and objects. */
export function leaves(inputs: Readonly<Record<string, unknown>>): readonly Node[] {
  return nodes(inputs).filter(({ value }) => below(value).length === 0);
}

/** A path with its indices replaced by `*`. */
export function generalPath(path: string): string {
  return path
    .split(".")
    .map((step) => (/^\d+$/.test(step) ? "*" : step))
    .join(".");
}
