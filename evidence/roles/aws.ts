import type { Statement } from "../../policy/aws/shared/policy-document";
import { statementsOf } from "../../policy/aws/shared/policy-document";
import type { StackView } from "../../policy/stack-view";
import type { ResourceView } from "../../policy/view";
import { at, entries, unseen } from "../../policy/view";
import type { Grant, RoleEvidence } from "../document";
import type { Masking } from "../masking";
import { byText, label, sorted } from "../names";

const role = "aws:iam/role:Role";
const policy = "aws:iam/policy:Policy";

/** Roles, users and groups of IAM with all that they are given, policies that people may be given, and users of the cache. */
export function rolesOnAws(stack: StackView, masking: Masking): readonly RoleEvidence[] {
  const identities = stack.ofType(role, "aws:iam/user:User", "aws:iam/group:Group").map((identity) => ({
    resource: label(identity),
    who: trust(identity, masking),
    grants: grantsOf(stack, identity, masking),
  }));
  const policies = stack
    .ofType(policy)
    .filter((each) =>
      attachments(stack).every((attachment) => !stack.referred(attachment, "policyArn", policy).includes(each)),
    )
    .map((each) => ({
      resource: label(each),
      who: "nobody in this program; whom people give it to",
      grants: granted(each, at(each, "policy"), masking),
    }));
  const linked = stack.ofType("aws:iam/serviceLinkedRole:ServiceLinkedRole").map((each) => ({
    resource: label(each),
    who: `Service:${masking.text(String(at(each, "awsServiceName")))}`,
    grants: [grant(each, "what the service itself defines", "what the service manages")],
  }));
  const cacheUsers = stack.ofType("aws:elasticache/user:User", "aws:memorydb/user:User").map((each) => ({
    resource: label(each),
    who: `signs in by ${String(at(each, "authenticationMode.type") ?? "a password, or none")}`,
    grants: [grant(each, masking.value(each, "accessString"), "its cache")],
  }));
  return [...identities, ...policies, ...linked, ...cacheUsers];
}

function attachments(stack: StackView): readonly ResourceView[] {
  return stack.ofType(
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    "aws:iam/userPolicyAttachment:UserPolicyAttachment",
    "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
  );
}

function grantsOf(stack: StackView, identity: ResourceView, masking: Masking): readonly Grant[] {
  const refers = (from: ResourceView) =>
    ["role", "user", "group"].some((property) => stack.referred(from, property, identity.type).includes(identity));
  const inline = stack
    .ofType("aws:iam/rolePolicy:RolePolicy", "aws:iam/userPolicy:UserPolicy", "aws:iam/groupPolicy:GroupPolicy")
    .filter(refers)
    .flatMap((each) => granted(each, at(each, "policy"), masking));
  const attached = attachments(stack)
    .filter(refers)
    .flatMap((each) => {
      const own = stack.referred(each, "policyArn", policy);
      if (own.length > 0) return own.flatMap((named) => granted(named, at(named, "policy"), masking));
      const arn = masking.text(text(at(each, "policyArn")));
      return [grant(each, `what AWS's own policy ${arn.slice(arn.indexOf("policy/") + 7)} allows`, "as it says")];
    });
  const inside = entries(at(identity, "inlinePolicies")).flatMap((_, index) =>
    granted(identity, at(identity, `inlinePolicies.${index}.policy`), masking),
  );
  const managed = entries(at(identity, "managedPolicyArns")).map((arn) =>
    grant(identity, `what the policy ${masking.text(text(arn))} allows`, "as it says"),
  );
  return [...inline, ...attached, ...inside, ...managed];
}

function grant(by: ResourceView, what: string, on: string): Grant {
  return { by: label(by), effect: "allow", what, on, condition: "" };
}

function granted(by: ResourceView, document: unknown, masking: Masking): readonly Grant[] {
  const statements = statementsOf(document);
  if (statements === unseen) return [grant(by, "not known yet", "not known yet")];
  return (statements ?? []).map((statement) => ({
    by: label(by),
    effect: statement.effect === "Deny" ? "deny" : "allow",
    what: masking.text(all(statement.actions, statement.actionsInverted)),
    on: masking.text(all(statement.resources, statement.resourcesInverted)),
    condition: masking.text(conditions(statement)),
  }));
}

function all(values: readonly string[], inverted: boolean): string {
  return `${inverted ? "everything but " : ""}${[...values].sort(byText).join(", ")}`;
}

function conditions({ conditions: given }: Statement): string {
  return Object.entries(given)
    .flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, values]) => `${operator} ${key} = ${[...values].sort(byText).join(" or ")}`),
    )
    .sort(byText)
    .join("; ");
}

/** Who may act in the role. */
function trust(identity: ResourceView, masking: Masking): string {
  const document = at(identity, "assumeRolePolicy");
  if (document === undefined) return "whoever holds its credentials";
  const statements = statementsOf(document);
  if (statements === unseen || statements === undefined) return "not known yet";
  const who = statements
    .filter(({ effect }) => effect === "Allow")
    .map((statement) => {
      const condition = conditions(statement);
      return `${sorted(statement.principals).join(", ")}${condition === "" ? "" : ` where ${condition}`}`;
    });
  return masking.text(who.join("; "));
}

function text(value: unknown): string {
  return value === unseen ? "not known yet" : String(value);
}
