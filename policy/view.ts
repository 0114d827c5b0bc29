/** A value that can't be seen from here: not known yet, masked, or not handed over by the door. */
export const unseen: unique symbol = Symbol("unseen");
export type Unseen = typeof unseen;

/** A resource as the rules see it, through whichever door it came: the offline plan, the engine, or a written state. */
export interface ResourceView {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** Secrets stand open here. A value that can't be seen is `unseen`, or throws when it is touched. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** URN of the parent; "" for none. */
  readonly parent: string;
  /** URN of the explicit provider; "" where the default one serves. */
  readonly provider: string;
  /** URNs of what it waits for. */
  readonly dependencies: readonly string[];
  /** By property at the top: URNs of the resources whose outputs are in it. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  readonly options: ViewedOptions;
  /** Properties at the top that are marked as secret. */
  readonly secrets: readonly string[] | Unseen;
}

export interface ViewedOptions {
  readonly protect: boolean | Unseen;
  readonly retainOnDelete: boolean | Unseen;
  readonly ignoreChanges: readonly string[] | Unseen;
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

/** The engine's own guard throws when an unknown value is touched. Its error has a class of its own, but no name and no word. */
function touch(value: Record<string | number, unknown>, step: string | number): unknown {
  try {
    return value[step];
  } catch (error) {
    if (error instanceof Error && error.constructor.name === "UnknownValueError") return unseen;
    throw error;
  }
}

/** The same few paths are read of hundreds of resources. */
const steps = new Map<string, readonly (string | number)[]>();

function stepsOf(property: string): readonly (string | number)[] {
  const known = steps.get(property);
  if (known !== undefined) return known;
  const split = property.split(".").map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  steps.set(property, split);
  return split;
}

/** "a.b.0.c" in the inputs of a resource; "" for all of them. */
export function at(resource: Pick<ResourceView, "inputs">, property: string): unknown {
  if (property === "") return resource.inputs;
  return read(resource.inputs, ...stepsOf(property));
}

/** Entries of a list; one that can't be seen is `unseen`. No list has none. */
export function entries(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) return [];
  return Array.from({ length: value.length }, (_, index) => read(value, index));
}

/** All texts in a value; what can't be seen has none. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return entries(value).flatMap(textsIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.keys(value).flatMap((key) => textsIn(read(value, key)));
}
