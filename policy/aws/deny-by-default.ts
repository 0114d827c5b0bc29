import { all, cannotTell, holds, isNoneOf, violates } from "../checks";
import type { Check, CloudRule } from "../rule";
import { at, unseen } from "../view";
import type { Statement } from "./shared/policy-document";
import { resourcePolicies } from "./shared/resource-policies";
import type { Wrong } from "./shared/statements";
import { bounds, eachStatement, isEverybody, isNarrow } from "./shared/statements";

/** Keys of conditions that make a closed circle out of everybody. */
const circle =
  /^(aws:(principal(account|orgid|orgpaths|arn)|source(account|arn|owner|orgid|orgpaths|vpc|vpce|vpcarn|ip)|resource(account|orgid|orgpaths)|vpcsourceip|userid)|s3:(dataaccesspointaccount|dataaccesspointarn|accesspointnetworkorigin)|kms:calleraccount|elasticfilesystem:accessedviamounttarget|sns:endpoint|secretsmanager:vpc)$/;

const world = /^(0\.0\.0\.0\/\d|::\/\d)$/;

function isHeld(statement: Statement): boolean {
  return bounds(statement).some(
    ([key, values]) =>
      circle.test(key) &&
      values.length > 0 &&
      values.every((value) => isNarrow(value) && !world.test(value) && value !== "false"),
  );
}

/** Where each resource has an ARN that a policy can name, "*" is more than the resource itself. */
const namesItsResource = /^aws:(s3|sns|sqs|cloudwatch|dynamodb)\//;

function wrongIn(type: string) {
  return (statement: Statement): readonly Wrong[] => {
    const { effect, principals, principalsInverted, actions, actionsInverted, resources } = statement;
    if (effect !== "Allow") return [];
    const held = isHeld(statement);
    const wrong: Wrong[] = [];
    const add = (found: string, wanted: string, mend: string) => wrong.push({ found, wanted, mend });
    const service = principals.find((principal) => isEverybody(principal) && !/^(\*|AWS:\*)$/.test(principal));
    if (principalsInverted) add("everybody but who is listed", "principals by name", "list who may, not who may not");
    else if (service !== undefined) add(`principal ${service}`, "services by name", "name the service");
    else if (principals.some(isEverybody) && !held)
      add(
        "everybody",
        "principals by name, or a condition that holds them to an account, organisation or network",
        "name who may",
      );
    if (held && principals.some(isEverybody)) return wrong;
    if (actionsInverted) add("every action but those listed", "actions by name", "list what may be done");
    if (actions.includes("*")) add('action "*"', "actions by name", "list what may be done");
    if (namesItsResource.test(type) && resources.includes("*"))
      add('resource "*"', "the ARN of the resource", "name the resource that the policy belongs to");
    return wrong;
  };
}

/**
 * The policy of an endpoint is no grant: it is the last word on what goes through. Everybody in it is who already got in; so what
 * counts is that it says for whom, for what, or whose.
 */
function wrongInEndpoint(statement: Statement): readonly Wrong[] {
  const { effect, principals, actions, resources } = statement;
  if (effect !== "Allow" || isHeld(statement)) return [];
  const open = [
    ...(principals.length > 0 && !principals.some(isEverybody) ? [] : ["for everybody"]),
    ...(resources.some((resource) => /^(\*|arn:aws[\w-]*:s3:::\*.*)$/.test(resource)) ? ["on everything"] : []),
    ...(actions.some((action) => /^(\*|\w+:\*)$/.test(action)) ? ["every action"] : []),
  ];
  if (open.length < 2) return [];
  return [
    {
      found: open.join(", "),
      wanted: "a condition on aws:PrincipalAccount, aws:PrincipalOrgID or aws:ResourceAccount, or resources by name",
      mend: "hold the endpoint to the account or organisation",
    },
  ];
}

const endpoint: Check = (resource) => {
  const type = at(resource, "vpcEndpointType");
  // These carry traffic and know no requests.
  if (type === "GatewayLoadBalancer" || type === "Resource" || type === "ServiceNetwork") return [];
  return eachStatement("policy", wrongInEndpoint)(resource);
};

/** Who may take a role on: a service or an identity by name, by no action but those of the token service. */
function wrongInTrust(statement: Statement): readonly Wrong[] {
  const { effect, principals, principalsInverted, actions, conditions } = statement;
  if (effect !== "Allow") return [];
  const wrong: Wrong[] = [];
  const add = (found: string, wanted: string, mend: string) => wrong.push({ found, wanted, mend });
  const service = principals.find((principal) => isEverybody(principal) && !/^(\*|AWS:\*)$/.test(principal));
  const narrow = isHeld(statement) || Object.values(conditions).some((keys) => "sts:externalid" in keys);
  if (principalsInverted) add("everybody but who is listed", "principals by name", "list who may");
  else if (service !== undefined || (principals.some(isEverybody) && !narrow))
    add(`principal ${service ?? "*"}`, "principals by name", "name who may take the role on");
  const odd = actions.find((action) => !/^sts:(AssumeRole\w*|TagSession|SetSourceIdentity|SetContext)$/.test(action));
  if (odd !== undefined) add(`action "${odd}"`, "sts:AssumeRole, or what comes with it", "name the action");
  return wrong;
}

const permission: Check = (resource) => {
  const principal = at(resource, "principal");
  if (principal === unseen) return cannotTell("principal", "seen");
  const account = at(resource, "principalOrgId") ?? at(resource, "sourceAccount");
  if (principal !== "*" || account !== undefined) return [];
  return violates("principal", principal, "a service or an account", "name who may call the function");
};

export const denyByDefault: CloudRule = {
  name: "deny-by-default",
  resources: {
    ...Object.fromEntries(
      Object.entries(resourcePolicies).map(([type, property]) => [type, eachStatement(property, wrongIn(type))]),
    ),
    "aws:ec2/vpcEndpoint:VpcEndpoint": endpoint,
    "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy": eachStatement("policy", wrongInEndpoint),
    "aws:iam/role:Role": eachStatement("assumeRolePolicy", wrongInTrust),
    "aws:lambda/permission:Permission": permission,
    "aws:lambda/functionUrl:FunctionUrl": all(
      isNoneOf("authorizationType", ["NONE"], "take AWS_IAM, and let a distribution sign the requests"),
    ),
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls": isNoneOf(
      "rule.objectOwnership",
      ["ObjectWriter"],
      "set rule.objectOwnership to BucketOwnerEnforced: who writes an object decides else who reads it",
    ),
    "aws:ecrpublic/repositoryPolicy:RepositoryPolicy": eachStatement("policy", wrongIn("aws:ecrpublic/")),
    "aws:memorydb/cluster:Cluster": holds(
      "aclName",
      (value) => value !== "open-access",
      "a list of users",
      "give it an ACL of its own: open-access lets everybody in without a password",
    ),
  },
};
