import type { CloudRule } from "../rule";
import type { Statement } from "./shared/policy-document";
import { keyPolicies } from "./shared/resource-policies";
import type { Wrong } from "./shared/statements";
import { bounds, eachStatement, isEverybody, isNarrow } from "./shared/statements";

/** What an application that uses a key never needs. */
const administers =
  /^kms:(\*|Create(?!Grant)|Put|Update|Revoke|Disable|Enable|Delete|Schedule|Cancel|Tag|Untag|Import|Replicate|Rotate)/i;
const uses = /^(\*|kms:(\*|Encrypt|Decrypt|ReEncrypt|GenerateDataKey|CreateGrant|GenerateMac|Sign))/i;
const grants = /^(\*|kms:(\*|CreateGrant))$/i;

const accountRoot = /^AWS:(\d{12}|arn:aws[\w-]*:iam::\d{12}:root)$/;
const serviceRole = /^AWS:arn:aws[\w-]*:iam::\d{12}:role\/aws-service-role\//;

/** Keys of conditions that hold a whole account, or everybody, to some callers or to some use. */
const narrowing =
  /^(kms:(calleraccount|viaservice|encryptioncontext:|encryptioncontextkeys|grantisforawsresource|grantconstrainttype|recipientattestation)|aws:(sourceaccount|sourcearn|sourceorgid|principalarn|principalorgid|principalaccount|principaltag\/|sourcevpce?$))/;

/**
 * The statement that KMS writes by itself ("Default key policy", AWS KMS Developer Guide; 2026-11): policies of IAM decide.
 * What a policy says beside it, it says because it wants to say more.
 */
function isDefault({ principals, actions, resources, conditions }: Statement): boolean {
  return (
    principals.every((principal) => accountRoot.test(principal)) &&
    actions.join() === "kms:*" &&
    resources.join() === "*" &&
    Object.keys(conditions).length === 0
  );
}

function wrongIn(statement: Statement): readonly Wrong[] {
  const { effect, principals, principalsInverted, actions, actionsInverted } = statement;
  if (effect !== "Allow" || isDefault(statement)) return [];
  const held = bounds(statement).filter(
    ([key, values]) => narrowing.test(key) && values.every((value) => isNarrow(value) && value !== "false"),
  );
  const wrong: Wrong[] = [];
  const add = (found: string, wanted: string, mend: string) => wrong.push({ found, wanted, mend });

  if (principalsInverted || actionsInverted)
    add("everybody, or everything, but what is listed", "principals and actions by name", "list what is allowed");
  if (actions.includes("*")) add('action "*"', "actions by name", "list the actions of kms that it takes");
  const everybody = principals.filter(isEverybody);
  // Unlike the account itself, everybody of an account needs no policy of IAM any more.
  const named = held.some(([key]) => /principal(arn|orgid|tag)|sourcearn|sourceorg/.test(key));
  if (everybody.some((principal) => principal !== "*" && principal !== "AWS:*") || (everybody.length > 0 && !named))
    add("everybody", "principals by name", "name the account, the roles or the services that use the key");
  const root = principals.some((principal) => accountRoot.test(principal));
  // Some conditions narrow who calls and leave open for what.
  const forWhat = held.some(([key]) => !/calleraccount$|sourceaccount$/.test(key));
  if (root && actions.some((action) => uses.test(action)) && !forWhat)
    add(
      "every identity of the account uses it for anything",
      "a condition on kms:ViaService or on the encryption context",
      "say through which services, or for what, the account may use the key",
    );
  const administered = actions.filter((action) => administers.test(action));
  const applications = principals.filter(
    (principal) =>
      principal.startsWith("Service:") || (/:role\//.test(principal) && !/admin|custod|breakglass/i.test(principal)),
  );
  if (applications.length > 0 && administered.length > 0 && actions.some((action) => uses.test(action)))
    add(`${applications[0]} uses and administers it`, "use and administration apart", "take the administration away");
  const granted = principals.some((principal) => serviceRole.test(principal)) && actions.some((a) => grants.test(a));
  if (granted && !held.some(([key]) => /grantisforawsresource|grantconstrainttype|viaservice/.test(key)))
    add("grants to anybody", "a condition on kms:GrantIsForAWSResource", "hold grants to resources of AWS");
  const service = principals.find((principal) => principal.startsWith("Service:logs."));
  if (service !== undefined && held.length === 0)
    add(`${service} for anybody`, "a condition on kms:EncryptionContext:aws:logs:arn", "name the log groups");
  return wrong;
}

/** Few may use a key, each for a purpose, and who uses it doesn't administer it. */
export const keyPolicyLeast: CloudRule = {
  name: "key-policy-least",
  resources: Object.fromEntries(keyPolicies.map((type) => [type, eachStatement("policy", wrongIn)])),
};
