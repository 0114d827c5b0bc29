/** What a recorded rule lets through. */
export interface Opening {
  /** Name of the rule, as the program calls it. */
  readonly name: string;
  /** The firewall that it is in: the group's name. */
  readonly at: string;
  /** Region or other ending that tells copies of the same rule apart. */
  readonly place: string;
  readonly direction: "in" | "out";
  /** The other end: a group's name, an address range, or a name of the cloud's own. */
  readonly peer: string;
  readonly protocol: string;
  readonly port: string;
  readonly description: string;
}

export function ports(from: unknown, to: unknown): string {
  if (from === undefined || from === -1) return "all";
  return from === to ? String(from) : `${String(from)}-${String(to)}`;
}

export function word(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
