import { all, cannotTell, holds } from "../checks";
import type { Check, CloudRule, Complaint } from "../rule";
import type { ResourceView } from "../view";
import { at, entries, unseen } from "../view";
import { isEverything, isWholeService, touches } from "./shared/actions";
import type { Statement } from "./shared/policy-document";
import type { Wrong } from "./shared/statements";
import { bounds, eachStatement } from "./shared/statements";

/**
 * Managed policies that allow everything, or all of a service's changes and data in the whole account. Source: AWS Managed
 * Policy Reference; 2026-11. What ends in FullAccess is one of them whatever its service.
 */
const broad =
  /:aws:policy\/(?:[\w-]+\/)*(AdministratorAccess(-\w+)?|PowerUserAccess|IAMFullAccess|SystemAdministrator|DatabaseAdministrator|NetworkAdministrator|DataScientist|AmazonEC2RoleforSSM|AmazonSSMAutomationRole|SecretsManagerReadWrite|\w*FullAccess(V2)?|\w+_FullAccess)$/;

/** Keys that hold "*" to some resources. */
const byTag = /^([\w-]+:resourcetag\/.+|aws:resourceaccount|ecs:cluster|autoscaling:resourcetag\/.+)$/;

/** Every one of a kind, as good as "*" for what is done to it. */
const everyOne =
  /^arn:aws[\w-]*:(s3:::\*|ec2:[^:]*:[^:]*:instance\/\*|kms:[^:]*:[^:]*:(key\/)?\*|secretsmanager:[^:]*:[^:]*:(secret:)?\*|iam::[^:]*:(role|user|policy)\/\*|dynamodb:[^:]*:[^:]*:(table\/)?\*|rds:[^:]*:[^:]*:((db|cluster):)?\*|lambda:[^:]*:[^:]*:(function:)?\*|sqs:[^:]*:[^:]*:\*|sns:[^:]*:[^:]*:\*|ssm:[^:]*:[^:]*:(parameter\/)?\*)/;

/** A boundary gives nothing: it says how far others may go. Who uses a policy as one can't be seen at the policy. */
function isBoundary(resource: ResourceView): boolean {
  return (
    resource.type === "aws:iam/policy:Policy" &&
    /boundar/i.test([resource.name, at(resource, "name"), at(resource, "path")].join())
  );
}

function wrongIn(statement: Statement, resource: ResourceView): readonly Wrong[] {
  const { effect, actions, actionsInverted, resources, resourcesInverted, conditions } = statement;
  if (effect !== "Allow" || isBoundary(resource)) return [];
  const wrong: Wrong[] = [];
  const add = (found: string, wanted: string, mend: string) => wrong.push({ found, wanted, mend });
  if (actionsInverted) add("every action but those listed", "actions by name", "list what may be done");
  if (resourcesInverted) add("every resource but those listed", "resources by name", "list what it may be done to");
  if (actions.some(isEverything)) add('action "*"', "actions by name", "list what may be done");
  const bounded = bounds(statement);
  const held = bounded.some(([key]) => byTag.test(key));
  const everything = resources.includes("*") && !held;
  const service = actions.find(isWholeService);
  const narrow = actions.filter((action) => !isEverything(action) && touches(action));
  if (everything && narrow.length > 0)
    add(`${service ?? narrow[0]} on "*"`, "resources by name", "name what it may be done to, or hold it by a tag");
  const empty = Object.values(conditions).some((keys) => Object.keys(keys).length === 0);
  if (empty) add("a condition that says nothing", "a condition", "say in the condition what it is held to");
  const every = resources.find((each) => everyOne.test(each) && each.endsWith("*"));
  if (every !== undefined && bounded.length === 0 && narrow.length > 0)
    add(`${narrow[0]} on ${every}`, "resources by name", "name what it may be done to, or add a condition");
  if (
    actions.some((action) => /^iam:(PassRole|Pass\*)$/.test(action)) &&
    !bounded.some(([key]) => /^iam:(passedtoservice|associatedresourcearn)$/.test(key))
  )
    add("iam:PassRole to any service", "a condition on iam:PassedToService", "say which service the role is for");
  if (
    actions.some((action) => action === "kms:CreateGrant") &&
    !bounded.some(([key]) => /^kms:(grant|viaservice|calleraccount)/.test(key))
  )
    add(
      "kms:CreateGrant for anybody",
      "a condition on kms:GrantIsForAWSResource or kms:ViaService",
      "hold grants to resources of AWS",
    );
  const asResource = bounded.find(([key]) => key === "kms:grantisforawsresource");
  if (asResource?.[1].includes("false")) add("grants to others", "kms:GrantIsForAWSResource true", "set it to true");
  return wrong;
}

const policy = eachStatement("policy", wrongIn);

const attached = (property: string): Check =>
  holds(
    property,
    (value) => typeof value !== "string" || !broad.test(value),
    "a policy of what is needed",
    "attach a narrower policy",
  );

function eachArn(property: string): Check {
  return (resource) => {
    const list = at(resource, property);
    if (list === unseen) return cannotTell(property, "seen");
    return entries(list).flatMap((_, index) => attached(`${property}.${index}`)(resource));
  };
}

const inline: Check = (resource) => {
  const list = at(resource, "inlinePolicies");
  if (list === unseen) return cannotTell("inlinePolicies", "seen");
  return entries(list).flatMap((_, index): readonly Complaint[] =>
    eachStatement(`inlinePolicies.${index}.policy`, wrongIn)(resource),
  );
};

/** Every command on every key, for a user that is on and asks for nothing more than its name. */
const accessString = holds(
  "accessString",
  (value) =>
    !(
      typeof value === "string" &&
      /^on\b/.test(value) &&
      /(~\*|allkeys)/.test(value) &&
      /(\+@all|allcommands)/.test(value)
    ),
  "keys and commands that the user needs",
  "name the prefix of its keys and the groups of its commands",
);

/** An automation without a role of its own runs with whatever its caller may do. */
const runsAs: Check = (resource) => {
  if (at(resource, "documentType") !== "Automation") return [];
  const content = at(resource, "content");
  if (content === unseen) return cannotTell("content", "seen");
  if (typeof content !== "string" || /"?assumeRole"?\s*:/.test(content)) return [];
  return [
    {
      verdict: "violates",
      property: "content",
      found: "no assumeRole",
      wanted: "assumeRole, with a role of its own",
      mend: "name the role that the automation runs as",
    },
  ];
};

export const leastPrivilege: CloudRule = {
  name: "least-privilege",
  resources: {
    "aws:iam/policy:Policy": policy,
    "aws:iam/rolePolicy:RolePolicy": policy,
    "aws:iam/groupPolicy:GroupPolicy": policy,
    "aws:iam/userPolicy:UserPolicy": policy,
    "aws:iam/role:Role": all(eachArn("managedPolicyArns"), inline),
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": attached("policyArn"),
    "aws:iam/groupPolicyAttachment:GroupPolicyAttachment": attached("policyArn"),
    "aws:iam/userPolicyAttachment:UserPolicyAttachment": attached("policyArn"),
    "aws:iam/policyAttachment:PolicyAttachment": attached("policyArn"),
    "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive": eachArn("policyArns"),
    "aws:eks/podIdentityAssociation:PodIdentityAssociation": policy,
    "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy": eachStatement("inlinePolicy", wrongIn),
    "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment": attached("managedPolicyArn"),
    "aws:ssm/document:Document": runsAs,
    "aws:elasticache/user:User": accessString,
    "aws:memorydb/user:User": accessString,
  },
};
