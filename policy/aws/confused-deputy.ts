import type { Check, CloudRule } from "../rule";
import { cannotTell, violates } from "../checks";
import { at, unseen } from "../view";
import { sendSourceToResources, sendSourceToRoles, serviceOf } from "./shared/deputies";
import type { Statement } from "./shared/policy-document";
import { keyPolicies, resourcePolicies } from "./shared/resource-policies";
import type { Wrong } from "./shared/statements";
import { bounds, eachStatement, isNarrow } from "./shared/statements";

/** Keys by which a service says for whom it acts, and those of KMS that say the same. */
const source =
  /^(aws:(sourceaccount|sourcearn|sourceowner|sourceorgid|sourceorgpaths|principalorgid)|kms:(encryptioncontext:aws:.+|calleraccount|viaservice)|sts:externalid)$/;

/** Reads nothing but what a thing is called. */
const harmless = /^(kms:DescribeKey|s3:GetBucketLocation)$/;

const wanted = "aws:SourceAccount or aws:SourceArn of this account, or of the organisation";

function unbounded(services: readonly string[]) {
  return (statement: Statement): readonly Wrong[] => {
    const { effect, principals, actions } = statement;
    if (effect !== "Allow" || (actions.length > 0 && actions.every((action) => harmless.test(action)))) return [];
    const deputies = principals.filter((principal) => services.includes(serviceOf(principal) ?? ""));
    if (deputies.length === 0) return [];
    const held = bounds(statement).some(
      ([key, values]) => source.test(key) && values.length > 0 && values.every(isNarrow),
    );
    if (held) return [];
    const found = `${deputies.map((each) => each.slice("Service:".length)).join(", ")} on anybody's behalf`;
    return [{ found, wanted, mend: "add the condition" }];
  };
}

/** Key policies by RDS events go through the topic, which is held to the account. */
const toKeys = sendSourceToResources.filter((service) => service !== "events.rds");

/** A permission of a function is a policy in small: without a source any resource of the service calls it. */
const permission: Check = (resource) => {
  const principal = at(resource, "principal");
  if (principal === unseen) return cannotTell("principal", "seen");
  if (typeof principal !== "string" || !principal.includes(".amazonaws.com")) return [];
  const keys = ["sourceArn", "sourceAccount", "principalOrgId", "eventSourceToken"];
  const given = keys.map((key) => at(resource, key));
  if (given.some((value) => value === unseen || (typeof value === "string" && isNarrow(value)))) return [];
  // ARNs of APIs and rules carry the account; one of a bucket doesn't, but buckets are called by one name in the world.
  return violates("sourceArn", given[0], "the ARN, or sourceAccount, of who calls", "name the resource that calls");
};

export const confusedDeputy: CloudRule = {
  name: "confused-deputy",
  resources: {
    ...Object.fromEntries(
      Object.entries(resourcePolicies).map(([type, property]) => [
        type,
        eachStatement(property, unbounded(sendSourceToResources)),
      ]),
    ),
    ...Object.fromEntries(keyPolicies.map((type) => [type, eachStatement("policy", unbounded(toKeys))])),
    "aws:iam/role:Role": eachStatement("assumeRolePolicy", unbounded(sendSourceToRoles)),
    "aws:lambda/permission:Permission": permission,
  },
};
