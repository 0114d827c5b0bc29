import { Secret, UNKNOWN } from "../../plan/recorded";

export interface Leaf {
  /** Dotted path, such as `tags.stack`. */
  readonly path: string;
  readonly value: unknown;
  /** True inside a secret. */
  readonly secret: boolean;
}

/** Every value inside a recorded one, at any depth; secrets are opened and marked. */
export function leaves(value: unknown, path = "", secret = false): readonly Leaf[] {
  if (value instanceof Secret) return leaves(value.value, path, true);
  if (Array.isArray(value)) return value.flatMap((inner, index) => leaves(inner, `${path}[${index}]`, secret));
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === "" ? key : `${path}.${key}`, secret));
  }
  return [{ path, value, secret }];
}

/** A value as one comparable text, secrets opened. */
export function text(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (inner === UNKNOWN) return "[unknown]";
    return inner;
  });
}
