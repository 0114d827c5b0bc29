/** One registration, as the program made it. Values are plain JavaScript, but for `Secret` and `UNKNOWN`. */
export interface RecordedResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** URN of the parent; "" for the stack itself. */
  readonly parent: string;
  /** True for a resource of a cloud, false for a component. */
  readonly custom: boolean;
  /** URN of the explicit provider; "" where the default one would serve. */
  readonly provider: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** URNs, sorted. */
  readonly dependencies: readonly string[];
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  readonly options: RecordedOptions;
}

export interface RecordedOptions {
  readonly protect: boolean;
  readonly ignoreChanges: readonly string[];
  readonly replaceOnChanges: readonly string[];
  readonly deleteBeforeReplace: boolean;
  readonly retainOnDelete: boolean;
  readonly aliases: readonly string[];
  readonly additionalSecretOutputs: readonly string[];
  readonly customTimeouts?: { readonly create?: string; readonly update?: string; readonly delete?: string };
}

/** A value that the engine would encrypt. */
export class Secret {
  constructor(readonly value: unknown) {}

  toJSON(): string {
    return "[secret]";
  }
}

/** A value that a first preview doesn't know yet. */
export const UNKNOWN = Symbol.for("commerce.unknown");
