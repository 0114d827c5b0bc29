/** A policy document as recorded, for tests to look into. */
export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Principal?: unknown;
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export function statements(policy: unknown): readonly PolicyStatement[] {
  return (JSON.parse(String(policy)) as { readonly Statement: readonly PolicyStatement[] }).Statement;
}

export function listed(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === "string" ? [value] : value;
}
