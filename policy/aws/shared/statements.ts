import { cannotTell } from "../../checks";
import type { Check, Complaint } from "../../rule";
import type { ResourceView } from "../../view";
import { at, unseen } from "../../view";
import type { Statement } from "./policy-document";
import { statementsOf } from "./policy-document";

/** What is wrong with one statement of a document. */
export type Wrong = Pick<Complaint, "found" | "wanted" | "mend">;

/** Judges each statement of the policy at a property; none where there is no policy. */
export function eachStatement(
  property: string,
  wrongIn: (statement: Statement, resource: ResourceView) => readonly Wrong[],
): Check {
  return (resource) => {
    const statements = statementsOf(at(resource, property));
    if (statements === unseen) return cannotTell(property, "a policy that can be read");
    return (statements ?? []).flatMap((statement) =>
      wrongIn(statement, resource).map((wrong): Complaint => ({
        verdict: "violates",
        property,
        ...wrong,
        found: `${wrong.found} in statement ${statement.index}`,
      })),
    );
  };
}

/** Operators that let a request through only if the key has one of the values, and not where it is missing. */
const bounding = /^(?:ForAnyValue:|ForAllValues:)?(?:String|Arn|Bool|IpAddress|Numeric|Null)(?!Not)/;

/** The values that keys are held to, by operators that really hold them. Keys in lower case. */
export function bounds({ conditions }: Statement): readonly (readonly [key: string, values: readonly string[]])[] {
  return Object.entries(conditions)
    .filter(([operator]) => bounding.test(operator) && !/Not|IfExists$/.test(operator))
    .flatMap(([, keys]) => Object.entries(keys));
}

/** True for a value that says who: an account, or an ARN with an account or a name of its own. */
export function isNarrow(value: string): boolean {
  if (!value.startsWith("arn:")) return value !== "" && !/^[*?]+$/.test(value);
  const [, , , , account = "", ...rest] = value.split(":");
  return /^\d{12}$/.test(account) || (account === "" && !/^[*?]/.test(rest.join(":")) && rest.length > 0);
}

/** Everybody, however it is written. */
export function isEverybody(principal: string): boolean {
  return principal === "*" || /^(AWS|Service|Federated|CanonicalUser):\*$/.test(principal);
}
