/** What a cloud's own model says of one value, in the names of the program's inputs. Everything absent is unlimited. */
export interface Shape {
  /** "text" also for numbers and switches that the API takes as text. Default: not known, and not checked. */
  readonly type?: "text" | "number" | "integer" | "boolean" | "list" | "object";
  readonly enum?: readonly (string | number | boolean)[];
  /** For the whole value, not a part of it. */
  readonly pattern?: string;
  /** Of characters of a text, of items of a list. */
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly unique?: boolean;
  /** Of a list; or of the values of an object with free keys. */
  readonly items?: Shape;
  readonly members?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  /** True where the model names all members, so that another one is a mistake. */
  readonly closed?: boolean;
  /** An object of one of several kinds: a member says which. */
  readonly kinds?: { readonly by: string; readonly of: Readonly<Record<string, Shape>> };
  /** Set by the cloud; giving it is a mistake. */
  readonly readOnly?: boolean;
  /** A change of it needs a new resource. */
  readonly createOnly?: boolean;
}

/** One machine-readable model, cut down to the types and properties that the program registers. */
export interface Model {
  /** Where it is from: package, its version, the day of extraction, the command that repeats it. */
  readonly source: { readonly package: string; readonly version: string; readonly date: string; readonly by: string };
  /** True for a model of names, types and required members alone: a text that only it knows counts as unchecked. */
  readonly declared?: boolean;
  /** Shape of a resource's inputs, by type token. */
  readonly shapes: Readonly<Record<string, Shape>>;
}
