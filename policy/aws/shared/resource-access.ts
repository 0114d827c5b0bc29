import { unseen } from "../../view";
import type { Statement } from "./policy-document";
import { statementsOf } from "./policy-document";

const read = new Map<string, readonly Statement[]>();

/** Statements of a document, read once however often it is asked for. */
export function statementsIn(document: unknown): readonly Statement[] {
  const known = typeof document === "string" ? read.get(document) : undefined;
  if (known !== undefined) return known;
  const statements = statementsOf(document);
  const found = statements === undefined || statements === unseen ? [] : statements;
  if (typeof document === "string") read.set(document, found);
  return found;
}

/** Does a statement let the service do this? */
export function admits(document: unknown, service: string, action: string): boolean {
  return statementsIn(document).some(
    (statement) =>
      statement.effect === "Allow" &&
      !statement.principalsInverted &&
      statement.principals.some((principal) => principal === "*" || principal === `Service:${service}`) &&
      allowsAction(statement, action),
  );
}

export function allowsAction({ actions, actionsInverted }: Statement, action: string): boolean {
  return actions.some((pattern) => fits(pattern, action)) !== actionsInverted;
}

function fits(pattern: string, action: string): boolean {
  if (!pattern.includes("*")) return pattern.toLowerCase() === action.toLowerCase();
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*");
  return new RegExp(`^${escaped}$`, "i").test(action);
}
