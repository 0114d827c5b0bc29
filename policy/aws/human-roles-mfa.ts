import type { CloudRule } from "../rule";
import type { Statement } from "./shared/policy-document";
import type { Wrong } from "./shared/statements";
import { eachStatement } from "./shared/statements";

/** A whole account, or a user: people. Roles are programs; a third party's program shows an external id. */
const people = /^(\*|AWS:(\*|\d{12}|arn:aws[\w-]*:iam::\d{12}:(root|user\/.+)))$/;

function wrongIn({ effect, principals, actions, conditions }: Statement): readonly Wrong[] {
  if (effect !== "Allow" || !actions.some((action) => /^(\*|sts:(\*|AssumeRole))$/.test(action))) return [];
  const person = principals.find((principal) => people.test(principal));
  if (person === undefined) return [];
  // BoolIfExists lets keys of long life through, which carry no such mark.
  const factor = conditions["Bool"]?.["aws:multifactorauthpresent"]?.includes("true") ?? false;
  const recent =
    "aws:multifactorauthage" in (conditions["NumericLessThan"] ?? conditions["NumericLessThanEquals"] ?? {});
  const program = Object.values(conditions).some(
    (keys) => "sts:externalid" in keys || "aws:principalarn" in keys || "aws:sourceidentity" in keys,
  );
  if (factor || recent || program) return [];
  return [
    {
      found: `${person} without a second factor`,
      wanted: "a condition Bool aws:MultiFactorAuthPresent true",
      mend: "add the condition, or let people in through IAM Identity Center",
    },
  ];
}

export const humanRolesMfa: CloudRule = {
  name: "human-roles-mfa",
  resources: { "aws:iam/role:Role": eachStatement("assumeRolePolicy", wrongIn) },
};
