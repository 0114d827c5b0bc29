import type { Broken } from "../broken";
import { all, more, twice, withInput, withText, without } from "../broken";

const role = "aws:iam/role:Role";
const inline = "aws:iam/rolePolicy:RolePolicy";
const attached = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
const profile = "aws:iam/instanceProfile:InstanceProfile";
const linked = "aws:iam/serviceLinkedRole:ServiceLinkedRole";
const key = "aws:kms/key:Key";
const alias = "aws:kms/alias:Alias";
const secret = "aws:secretsmanager/secret:Secret";
const version = "aws:secretsmanager/secretVersion:SecretVersion";

const here = "us-east-2";

/** Identities, keys and secrets with one mistake each. */
export const brokenIdentity: readonly Broken[] = [
  {
    title: "a policy of a role that isn't there",
    code: "NoSuchEntity",
    edit: withInput(inline, `app-run-${here}`, "role", "nobody"),
  },
  {
    title: "a policy of AWS that isn't there",
    code: "NoSuchEntity",
    edit: withInput(attached, `configuration-${here}`, "policyArn", "arn:aws:iam::aws:policy/AWS_ConfigRole"),
  },
  {
    title: "a profile of a role that isn't there",
    code: "NoSuchEntity",
    edit: withInput(profile, `app-${here}`, "role", "nobody"),
  },
  {
    title: "two roles of one name",
    code: "EntityAlreadyExists",
    edit: all(withInput(role, `app-${here}`, "name", "shop"), withInput(role, `migrator-${here}`, "name", "Shop")),
  },
  {
    title: "trust in a role that isn't there",
    code: "MalformedPolicyDocument",
    edit: withText(
      role,
      `app-${here}`,
      "assumeRolePolicy",
      '{"Service":"ec2.amazonaws.com"}',
      '{"AWS":"arn:aws:iam::493817265504:role/nobody"}',
    ),
  },
  {
    title: "a policy that is no document",
    code: "MalformedPolicyDocument",
    edit: withInput(inline, `app-run-${here}`, "policy", "Allow"),
  },
  {
    title: "more inline policies than a role may have",
    code: "LimitExceeded",
    edit: withText(inline, `app-run-${here}`, "policy", "logs:PutLogEvents", "logs:PutLogEvents".repeat(600)),
  },
  {
    title: "more attached policies than a role may have",
    code: "LimitExceeded",
    edit: more(attached, `configuration-${here}`, 10),
  },
  { title: "a service's role said twice", code: "InvalidInput", edit: twice(linked, `scaling-${here}`) },
  {
    title: "a key for a service's role that isn't there",
    code: "MalformedPolicyDocumentException",
    edit: without(linked, `scaling-${here}`),
  },
  {
    title: "a key whose policy nobody could change again",
    code: "MalformedPolicyDocumentException",
    edit: withText(key, `database-${here}`, "policy", "kms:Put*", "kms:Get*"),
  },
  {
    title: "an alias of a key that isn't there",
    code: "NotFoundException",
    edit: withInput(alias, `database-${here}`, "targetKeyId", "0f0f0f0f-0000-4000-8000-000000000000"),
  },
  { title: "an alias said twice", code: "AlreadyExistsException", edit: twice(alias, `database-${here}`) },
  {
    title: "too many aliases of a key",
    code: "LimitExceededException",
    edit: more(alias, `database-${here}`, 50, (i) => ({ name: `alias/${i}` })),
  },
  {
    title: "two secrets of one name",
    code: "ResourceExistsException",
    edit: all(
      withInput(secret, "database-administrator", "name", "administrator"),
      twice(secret, "database-administrator", { name: "administrator" }),
    ),
  },
  {
    title: "a value of a secret that isn't there",
    code: "ResourceNotFoundException",
    edit: withInput(version, "database-administrator", "secretId", "administrator"),
  },
  {
    title: "a copy under the first region's key",
    code: "InvalidParameterException",
    edit: (program) => {
      const kmsKeyId = program.find(({ type }) => type === secret)?.inputs["kmsKeyId"];
      return withInput(secret, "database-administrator", "replicas[0].kmsKeyId", kmsKeyId)(program);
    },
  },
  {
    title: "a secret under a key that Secrets Manager may not use",
    code: "EncryptionFailure",
    edit: withText(key, `secrets-${here}`, "policy", /secretsmanager\.us-east-2/, "ssm.us-east-2"),
  },
];
