import type { Finding, Waiver } from "./rule";

export class WaiverError extends Error {}

/** In place of a control, for a waiver that the program derives itself. A file must say which. */
export const everyRule = "*";

const keys = ["control", "resource", "reason", "owner", "expires"] as const;
const optional = ["stack"] as const;
const known: readonly string[] = [...keys, ...optional];

/** Reads the file's content. Throws one WaiverError that names everything that is wrong with it. */
export function readWaivers(content: unknown, file: string): readonly Waiver[] {
  if (!Array.isArray(content))
    throw new WaiverError(`${file}: is not a list. Allowed: a list of waivers, [] for none.`);
  const problems = content.flatMap((waiver: unknown, index) =>
    problemsOf(waiver).map((text) => `${file}: [${index}]${text}`),
  );
  if (problems.length > 0) throw new WaiverError(problems.join("\n"));
  return content as readonly Waiver[];
}

function problemsOf(waiver: unknown): readonly string[] {
  if (typeof waiver !== "object" || waiver === null || Array.isArray(waiver))
    return [` is ${JSON.stringify(waiver)}. Allowed: an object with ${keys.join(", ")}.`];
  const given = waiver as Readonly<Record<string, unknown>>;
  const missing = keys.flatMap((key) => {
    const value = given[key];
    if (typeof value !== "string" || value.trim() === "")
      return [
        `.${key} is ${value === undefined ? "not set" : JSON.stringify(value)}. Allowed: a text that is not empty.`,
      ];
    if (key === "control" && value === everyRule)
      return [`.control is "*". Allowed: the number of a requirement, or the name of a rule.`];
    if (key === "expires" && Number.isNaN(Date.parse(value)))
      return [`.expires is "${value}". Allowed: a date, such as 2027-03-31.`];
    return [];
  });
  const unknown = Object.keys(given).filter((key) => !known.includes(key));
  const { stack } = given;
  const wrong =
    stack === undefined || typeof stack === "string" ? [] : [`.stack is ${JSON.stringify(stack)}. Allowed: a text.`];
  return [...missing, ...wrong, ...unknown.map((key) => `.${key} is not a key. Allowed: ${known.join(", ")}.`)];
}

/** True where the waiver is about this finding; whether it is still good is another question. */
export function covers(waiver: Waiver, finding: Finding): boolean {
  return finding.verdict === "violates" && isAbout(waiver, finding);
}

/** True where it would accept the finding, if it came to one. */
export function isAbout({ control, resource }: Waiver, { rule, controls, type, name }: Finding): boolean {
  const about = control === everyRule || control === rule || controls.includes(control);
  return about && patternOf(resource).test(`${type}::${name}`);
}

/** Those that are about a stack of this name. */
export function waiversFor(stack: string, waivers: readonly Waiver[]): readonly Waiver[] {
  return waivers.filter((waiver) => patternOf(waiver.stack ?? "*").test(stack));
}

/** Name of the stack that a resource is in. */
export function stackOf(urn: string): string {
  return /^urn:pulumi:([^:]+)::/.exec(urn)?.[1] ?? "";
}

export function isExpired({ expires }: Waiver, now: Date): boolean {
  return new Date(expires).getTime() <= now.getTime();
}

function patternOf(glob: string): RegExp {
  const escaped = glob.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${escaped.join(".*")}$`);
}
