/**
 * What is done to a value.
 * - `drop`: the property is left out, so that the service's default holds;
 * - `flip`: true and false, "Enabled" and "Disabled", "on" and "off", "Allow" and "Deny" change places;
 * - `widen`: to everything ("*", 0.0.0.0/0, ::/0, all ports, every protocol, every principal);
 * - `shorten`: a number, or a duration, to the smallest: 1 (0 where it is 1);
 * - `lengthen`: a number, or a duration, a hundred times as much;
 * - `empty`: a list, an object or a text to nothing;
 * - `fewer`: a list loses its last entry (each of them in the whole run);
 * - `replace`: to each of the weak values that the row names;
 * - `unrelate`: a reference to another resource, to something that is not in the stack;
 * - `remove`: the resource itself is gone, with everything that refers to it left as it is;
 * - `unprotect`: the options that guard it (protect, retainOnDelete) are gone.
 */
export const operators = [
  "drop",
  "flip",
  "widen",
  "shorten",
  "lengthen",
  "empty",
  "fewer",
  "replace",
  "unrelate",
  "remove",
  "unprotect",
] as const;

export type Operator = (typeof operators)[number];

/**
 * Says of a property, independently of every rule, which changes of it weaken a control. Written from the documentation of the
 * service and committed before the rules that are measured with it.
 */
export interface Weakening {
  /** Type token. */
  readonly type: string;
  /**
   * Dotted path in the inputs; `*` is any one step (an index, a key), `**` at the end everything below. JSON documents in text
   * are opened: `policy.Statement.*.Condition`. "" for `remove` and `unprotect`.
   */
  readonly property: string;
  readonly operators: readonly Operator[];
  /** Values for `replace`. */
  readonly weak?: readonly unknown[];
  /**
   * Only places for which this holds. Default: all of the type. `value` is what stands at the property, `path` where it stands,
   * with concrete indices.
   */
  readonly where?: (value: unknown, inputs: Readonly<Record<string, unknown>>, name: string, path: string) => boolean;
  /** Requirements that it weakens, or "availability" where no requirement asks for it but the architecture does. */
  readonly controls: readonly string[];
}

/** Properties that no rule needs to watch, by the reason that they share. */
export interface Neutral {
  readonly reason: string;
  /** `type path`, with `*` and `**` in the path as above and `*` at the end of the type: `aws:cloudwatch/* tags.Name`. */
  readonly properties: readonly string[];
}
