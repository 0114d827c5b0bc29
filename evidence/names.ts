import type { ResourceView } from "../policy/view";

/** "aws:s3/bucket:Bucket" → "s3.Bucket"; "azure-native:sql:Server" → "sql.Server". */
export function shortType(type: string): string {
  const [, module = "", name = ""] = type.split(":");
  return `${module.split("/")[0] ?? ""}.${name}`;
}

export function label({ type, name }: Pick<ResourceView, "type" | "name">): string {
  return `${shortType(type)} ${name}`;
}

/** Orders texts the same on every machine, whatever its language. */
export function byText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

export function sorted(texts: Iterable<string>): readonly string[] {
  return [...new Set(texts)].sort(byText);
}
