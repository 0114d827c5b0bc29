import { openJson } from "../../leaves";
import type { Operator, Weakening } from "../../tables";

type Where = NonNullable<Weakening["where"]>;
type Statement = Readonly<Record<string, unknown>>;

/** Property, operators, controls, and what only some rows need. */
export type Row = readonly [
  property: string,
  operators: readonly Operator[],
  controls: readonly string[],
  more?: Pick<Weakening, "weak" | "where">,
];

/** The rows of one type. */
export function on(type: string, rows: readonly Row[]): readonly Weakening[] {
  return rows.map(([property, operators, controls, more]) => ({ type, property, operators, controls, ...more }));
}

/** Only where the value is this one. */
export const is =
  (...wanted: readonly unknown[]): Where =>
  (value) =>
    wanted.includes(value);

/** Only where the text begins like this. */
export const begins =
  (...starts: readonly string[]): Where =>
  (value) =>
    typeof value === "string" && starts.some((start) => value.startsWith(start));

/** Only resources whose name matches. */
export const named =
  (pattern: RegExp): Where =>
  (_value, _inputs, name) =>
    pattern.test(name);

/** Only resources whose name doesn't match. */
export const unnamed =
  (pattern: RegExp): Where =>
  (_value, _inputs, name) =>
    !pattern.test(name);

export const both =
  (...conditions: readonly Where[]): Where =>
  (value, inputs, name, path) =>
    conditions.every((holds) => holds(value, inputs, name, path));

/** Only an entry of a list whose field is one of these. */
export const entry =
  (field: string, ...wanted: readonly unknown[]): Where =>
  (value) =>
    wanted.includes(fieldOf(value, field));

function fieldOf(value: unknown, field: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, field) : undefined;
}

export const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? (value as readonly unknown[]) : value === undefined ? [] : [value];

/** Only where the statement of a policy to which the value belongs is of a kind. */
export const statement =
  (document: string, kind: (statement: Statement) => boolean): Where =>
  (_value, inputs, _name, path) => {
    const index = new RegExp(`^${document}\\.Statement\\.(\\d+)(\\.|$)`).exec(path)?.[1];
    const each: unknown = listOf(fieldOf(openJson(inputs[document]), "Statement"))[Number(index)];
    return typeof each === "object" && each !== null && kind(each as Statement);
  };

export const allows = (each: Statement): boolean => each.Effect === "Allow";
export const denies = (each: Statement): boolean => each.Effect === "Deny";

/** What holds a service's caller to this account: its account, or its ARN, in which the account stands. One is enough. */
const sources = ["aws:SourceAccount", "aws:SourceArn", "kms:EncryptionContext:aws:cloudtrail:arn"];

/** A permission that names its caller's account or resource once: without that condition it is anybody's. */
export const heldByOne = (each: Statement): boolean => {
  const keys = listOf(each.Condition).flatMap((condition) =>
    Object.values(condition as object).flatMap((tests) => Object.keys(tests as object)),
  );
  return allows(each) && keys.filter((key) => sources.includes(key)).length === 1;
};

/** The region that a made-up id or ARN, or an availability zone, belongs to. */
export const regions = ["us-east-2", "us-west-2"] as const;
