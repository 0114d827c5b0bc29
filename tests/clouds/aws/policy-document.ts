import type { Fields } from "../thing";

/** What somebody wants to do, as IAM sees it. */
export interface Attempt {
  /** A service (`s3.amazonaws.com`), or an ARN. Without one, the document is of the one who acts: it has no principals. */
  readonly principal?: string;
  /** `s3:PutObject`. */
  readonly action: string;
  readonly resource: string;
  /** Condition keys that the request carries. A key that is missing meets no condition, as in IAM. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
}

type Several<T> = T | readonly T[];

interface Statement {
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: "*" | Readonly<Record<string, Several<string>>>;
  readonly NotPrincipal?: "*" | Readonly<Record<string, Several<string>>>;
  readonly Action?: Several<string>;
  readonly NotAction?: Several<string>;
  readonly Resource?: Several<string>;
  readonly NotResource?: Several<string>;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, Several<string | boolean | number>>>>>;
}

const parsed = new Map<string, readonly Statement[]>();
const patterns = new Map<string, RegExp>();

/**
 * Whether a document lets somebody do something: some statement allows it and none denies it. `...:root` of an account stands
 * for everybody in it, as it does in resource policies: what those may do is then up to their own policies.
 */
export function allows(document: unknown, attempt: Attempt): boolean {
  const hits = statementsOf(document).filter((statement) => applies(statement, attempt));
  return hits.some(({ Effect }) => Effect === "Allow") && !hits.some(({ Effect }) => Effect === "Deny");
}

/** Whether a statement forbids it, whatever others allow. */
export function denies(document: unknown, attempt: Attempt): boolean {
  return statementsOf(document).some((statement) => statement.Effect === "Deny" && applies(statement, attempt));
}

/** ARNs and services that a resource policy names. */
export function principalsOf(document: unknown): readonly string[] {
  return statementsOf(document).flatMap(({ Principal, NotPrincipal }) =>
    [Principal, NotPrincipal].flatMap((each) =>
      each === undefined || each === "*" ? [] : Object.values(each).flatMap(several),
    ),
  );
}

export function statementsOf(document: unknown): readonly Statement[] {
  if (typeof document !== "string") return several((document as { Statement?: Several<Statement> }).Statement ?? []);
  let statements = parsed.get(document);
  if (statements === undefined) {
    statements = several((JSON.parse(document) as { Statement: Several<Statement> }).Statement);
    parsed.set(document, statements);
  }
  return statements;
}

function applies(statement: Statement, { principal, action, resource, context = {} }: Attempt): boolean {
  const { Principal, NotPrincipal, Action, NotAction, Resource, NotResource, Condition = {} } = statement;
  if (principal === undefined ? Principal !== undefined : !isNamed(principal, Principal, NotPrincipal)) return false;
  if (Action !== undefined && !several(Action).some((each) => isLike(action, each, true))) return false;
  if (NotAction !== undefined && several(NotAction).some((each) => isLike(action, each, true))) return false;
  // Trust policies name no resource.
  if (Resource !== undefined && !several(Resource).some((each) => isLike(resource, each))) return false;
  if (NotResource !== undefined && several(NotResource).some((each) => isLike(resource, each))) return false;
  return Object.entries(Condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) => meets(operator, valueOf(context, key), several(wanted).map(String))),
  );
}

function isNamed(principal: string, named: Statement["Principal"], notNamed: Statement["NotPrincipal"]): boolean {
  if (notNamed !== undefined) return !isAmong(principal, notNamed);
  return named !== undefined && isAmong(principal, named);
}

function isAmong(principal: string, named: NonNullable<Statement["Principal"]>): boolean {
  if (named === "*") return true;
  const account = /^arn:aws:(?:iam|sts)::(\d+):/.exec(principal)?.[1];
  return Object.entries(named).some(([kind, values]) =>
    several(values).some((value) => {
      if (kind === "Service") return value === principal;
      if (kind !== "AWS") return false;
      if (value === "*" || value === principal) return true;
      return account !== undefined && (value === account || value === `arn:aws:iam::${account}:root`);
    }),
  );
}

/** Condition keys are the same in any case. */
function valueOf(context: NonNullable<Attempt["context"]>, key: string): readonly string[] | undefined {
  const value = context[key] ?? Object.entries(context).find(([each]) => each.toLowerCase() === key.toLowerCase())?.[1];
  return value === undefined ? undefined : several(value);
}

function meets(operator: string, found: readonly string[] | undefined, wanted: readonly string[]): boolean {
  const [, scope, plain = "", ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(.+?)(IfExists)?$/.exec(operator) ?? [];
  if (plain === "Null") return wanted.some((value) => (value === "true") === (found === undefined));
  const negative = plain.includes("Not");
  if (found === undefined) return ifExists !== undefined || scope === "ForAllValues" || negative;
  const test = comparison(plain.replace("Not", ""));
  const one = (value: string): boolean => wanted.some((each) => test(value, each)) !== negative;
  return scope === "ForAllValues" || (negative && scope === undefined) ? found.every(one) : found.some(one);
}

function comparison(operator: string): (value: string, wanted: string) => boolean {
  switch (operator) {
    case "StringEquals":
      return (value, wanted) => value === wanted;
    case "StringEqualsIgnoreCase":
    case "Bool":
      return (value, wanted) => value.toLowerCase() === wanted.toLowerCase();
    case "StringLike":
    case "ArnLike":
    case "ArnEquals":
      return (value, wanted) => isLike(value, wanted);
    case "NumericEquals":
      return (value, wanted) => Number(value) === Number(wanted);
    case "NumericLessThan":
      return (value, wanted) => Number(value) < Number(wanted);
    case "NumericLessThanEquals":
      return (value, wanted) => Number(value) <= Number(wanted);
    case "NumericGreaterThan":
      return (value, wanted) => Number(value) > Number(wanted);
    case "NumericGreaterThanEquals":
      return (value, wanted) => Number(value) >= Number(wanted);
    default:
      throw new Error(`a condition uses ${operator}, which is not known here`);
  }
}

function isLike(value: string, pattern: string, anyCase = false): boolean {
  if (pattern === "*") return true;
  const key = `${String(anyCase)} ${pattern}`;
  let regex = patterns.get(key);
  if (regex === undefined) {
    const source = pattern
      .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
      .replaceAll("*", ".*")
      .replaceAll("?", ".");
    regex = new RegExp(`^${source}$`, anyCase ? "is" : "s");
    patterns.set(key, regex);
  }
  return regex.test(value);
}

function several<T>(value: Several<T>): readonly T[] {
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}

/** The document in a field of a resource's inputs, where there is one. */
export function documentIn(inputs: Fields, field: string): string | undefined {
  const value = inputs[field];
  return typeof value === "string" ? value : undefined;
}
