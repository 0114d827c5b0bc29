/**
 * Does the pattern name this path? `*` is any one step (an index, a key), `**` at the end one step or more. "" names "" alone,
 * the resource itself.
 */
export function matches(pattern: string, path: string): boolean {
  const wanted = pattern.split(".");
  const steps = path.split(".");
  const open = wanted.at(-1) === "**";
  if (open) wanted.pop();
  if (path === "" || pattern === "") return pattern === path;
  if (open ? steps.length <= wanted.length : steps.length !== wanted.length) return false;
  return wanted.every((step, index) => step === "*" || step === steps[index]);
}

/** A type token, where `*` at the end stands for any rest: `aws:cloudwatch/*`. */
export function matchesType(pattern: string, type: string): boolean {
  return pattern.endsWith("*") ? type.startsWith(pattern.slice(0, -1)) : pattern === type;
}

/** `type path`, as a neutral group names its properties. `type ` (nothing after the blank) is the resource itself. */
export function parsePattern(pattern: string): { readonly type: string; readonly path: string } {
  const [type = "", path = ""] = pattern.split(" ");
  return { type, path };
}

/** Does `type path` name this path of a resource of this type? */
export function matchesProperty(pattern: string, type: string, path: string): boolean {
  const wanted = parsePattern(pattern);
  return matchesType(wanted.type, type) && matches(wanted.path, path);
}
