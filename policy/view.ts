/** A value that can't be seen from here: not known yet, or masked. */
export const unseen: unique symbol = Symbol("unseen");

/** A resource as the rules see it, through whichever door it came: the offline plan, the engine, or a written state. */
export interface ResourceView {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** Secrets stand open here. A value that can't be seen is `unseen`, or throws when it is touched. */
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** What `pulumi policy analyze` puts in the place of every secret. */
const masked = "[secret]";

/** The value at a path, `unseen`, or undefined where there is none. */
export function read(from: unknown, ...path: readonly (string | number)[]): unknown {
  let value = from;
  for (const step of path) {
    if (value === unseen || value === masked) return unseen;
    if (typeof value !== "object" || value === null) return undefined;
    value = touch(value as Record<string | number, unknown>, step);
  }
  return value === masked ? unseen : (value ?? undefined);
}

/** The engine's own guard throws when an unknown value is touched. */
function touch(value: Record<string | number, unknown>, step: string | number): unknown {
  try {
    return value[step];
  } catch (error) {
    if (error instanceof Error && error.name === "UnknownValueError") return unseen;
    if (error instanceof Error && /unknown/i.test(error.message)) return unseen;
    throw error;
  }
}
