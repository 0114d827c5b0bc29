import type { Cloud } from "../cloud";
import { Refusal } from "../refusal";
import type { Request } from "../thing";
import { documentIn, principalsOf } from "./policy-document";

/** Refuses a resource policy that names a role or user of the account which isn't there; others' accounts are not looked at. */
export function checkPrincipals(
  { account, inputs }: Pick<Request, "account" | "inputs">,
  cloud: Cloud,
  { field, code, repeats = false }: { readonly field: string; readonly code: string; readonly repeats?: boolean },
): void {
  const document = documentIn(inputs, field);
  if (document === undefined) return;
  for (const principal of principalsOf(document)) {
    if (!principal.startsWith(`arn:aws:iam::${account}:`) || principal.endsWith(":root")) continue;
    const types = ["aws:iam/role:Role", "aws:iam/serviceLinkedRole:ServiceLinkedRole"];
    const found = types.flatMap((type) => cloud.things.by(type, "arn", principal));
    if (!found.some(({ state }) => state === "ready"))
      throw new Refusal(code, `the policy names ${principal}, which is not there`, repeats);
  }
}
