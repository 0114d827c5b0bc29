import { unseen } from "../../view";
import type { Unseen } from "../../view";

/** A statement of a policy in one form: lists everywhere, whatever the document's own way of writing. */
export interface Statement {
  /** Its place in the document. */
  readonly index: number;
  readonly effect: "Allow" | "Deny";
  readonly actions: readonly string[];
  /** True for NotAction and NotResource: everything but what is listed. */
  readonly actionsInverted: boolean;
  readonly resources: readonly string[];
  readonly resourcesInverted: boolean;
  /** "*" for everybody; else "AWS:arn…", "Service:…", "Federated:…". Empty in a policy of an identity. */
  readonly principals: readonly string[];
  readonly principalsInverted: boolean;
  /** By operator, then key in lower case: values. */
  readonly conditions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** Statements of a policy, given as JSON text or as an object; undefined for what is no policy. */
export function statementsOf(document: unknown): readonly Statement[] | Unseen | undefined {
  if (document === unseen) return unseen;
  const parsed = parse(document);
  if (typeof parsed !== "object" || parsed === null) return undefined;
  const { Statement: listed } = parsed as { readonly Statement?: unknown };
  if (listed === undefined) return undefined;
  return (Array.isArray(listed) ? listed : [listed]).map((each, index) => statementOf(each as Written, index));
}

type Written = Readonly<Record<string, unknown>>;

function parse(document: unknown): unknown {
  if (typeof document !== "string") return document;
  try {
    return JSON.parse(document) as unknown;
  } catch {
    return undefined;
  }
}

function statementOf(written: Written, index: number): Statement {
  return {
    index,
    effect: written["Effect"] === "Deny" ? "Deny" : "Allow",
    actions: list(written["Action"] ?? written["NotAction"]),
    actionsInverted: "NotAction" in written,
    resources: list(written["Resource"] ?? written["NotResource"]),
    resourcesInverted: "NotResource" in written,
    principals: principalsOf(written["Principal"] ?? written["NotPrincipal"]),
    principalsInverted: "NotPrincipal" in written,
    conditions: conditionsOf(written["Condition"]),
  };
}

function list(value: unknown): readonly string[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}

function principalsOf(value: unknown): readonly string[] {
  if (value === undefined) return [];
  if (typeof value !== "object" || value === null) return list(value);
  return Object.entries(value).flatMap(([kind, who]) =>
    list(who).map((each) => (each === "*" && kind === "AWS" ? "*" : `${kind}:${each}`)),
  );
}

function conditionsOf(value: unknown): Statement["conditions"] {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(
    Object.entries(value as Readonly<Record<string, Written>>).map(([operator, keys]) => [
      operator,
      Object.fromEntries(Object.entries(keys).map(([key, values]) => [key.toLowerCase(), list(values)])),
    ]),
  );
}

/** Values that a key is held to, by whatever operator; undefined where no condition names it. */
export function conditionOn({ conditions }: Statement, key: string): readonly string[] | undefined {
  const found = Object.values(conditions).flatMap((keys) => (key in keys ? [keys[key] ?? []] : []));
  return found.length === 0 ? undefined : found.flat();
}
