import type { Cloud } from "../cloud";
import type { Kind, Reference } from "../kind";
import { refuse } from "../refusal";
import type { Request, Thing } from "../thing";
import { notYet, whileUsed } from "./in-use";
import { documentIn, statementsOf } from "./policy-document";
import { checkPrincipals } from "./principals";

const none = "NoSuchEntity";
const there = "EntityAlreadyExists";
const malformed = "MalformedPolicyDocument";
const tooMuch = "LimitExceeded";
const source = "IAM user guide, IAM and AWS STS quotas; 2026-11";

const role: Reference = {
  path: "role",
  to: ["aws:iam/role:Role"],
  by: "name",
  where: "account",
  code: none,
};

/** Characters of all inline policies of a role all, and managed policies on one. */
const inlineMost = 10_240;
const attachedMost = 10;

/**
 * Codes: IAM API reference; 2026-11. What the provider repeats: terraform-provider-aws, internal/service/iam/role.go (a
 * principal in a trust policy that is not known yet); 2026-11.
 */
export const identity: readonly Kind[] = [
  {
    type: "aws:iam/role:Role",
    global: true,
    taken: "EntityAlreadyExists",
    names: named,
    create: (request, cloud) => {
      checkDocument(request, "assumeRolePolicy");
      checkPrincipals(request, cloud, { field: "assumeRolePolicy", code: malformed, repeats: true });
    },
    update: (thing, news, cloud) => {
      checkPrincipals({ ...thing, inputs: news }, cloud, { field: "assumeRolePolicy", code: malformed });
    },
    remove: (thing, cloud) => {
      const byName = { ...thing, id: String(thing.outputs["name"]) };
      whileUsed("DeleteConflict", [
        ["aws:iam/rolePolicy:RolePolicy", "role"],
        ["aws:iam/rolePolicyAttachment:RolePolicyAttachment", "role"],
        ["aws:iam/instanceProfile:InstanceProfile", "role"],
      ])(byName, cloud);
    },
    quota: { most: 1_000, per: ({ account }) => account, code: "LimitExceeded", source },
    takes: [500, 10_000],
  },
  {
    type: "aws:iam/rolePolicy:RolePolicy",
    global: true,
    references: [role],
    create: (request, cloud) => {
      checkDocument(request, "policy");
      const all = [...siblings(request, cloud), request].map(({ inputs }) => documentIn(inputs, "policy") ?? "");
      const size = all.join("").replaceAll(/\s/g, "").length;
      if (size > inlineMost) refuse(tooMuch, `${size} characters of inline policies, of ${inlineMost}`);
    },
    takes: [200, 5_000],
  },
  {
    type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    global: true,
    references: [role, { path: "policyArn", to: ["aws:iam/policy:Policy"], by: "arn", where: "account", code: none }],
    create: (request, cloud) => {
      if (siblings(request, cloud).length >= attachedMost) refuse(tooMuch, `${attachedMost} policies are attached`);
    },
    takes: [200, 5_000],
  },
  {
    type: "aws:iam/policy:Policy",
    global: true,
    taken: "EntityAlreadyExists",
    names: named,
    outputs: ({ name, inputs }) => (inputs["awsManaged"] === true ? { id: name, arn: name } : {}),
    create: (request) => {
      checkDocument(request, "policy");
    },
    remove: whileUsed("DeleteConflict", [["aws:iam/rolePolicyAttachment:RolePolicyAttachment", "policyArn"]]),
    quota: { most: 1_500, per: ({ account }) => account, code: "LimitExceeded", source },
  },
  {
    type: "aws:iam/instanceProfile:InstanceProfile",
    global: true,
    taken: "EntityAlreadyExists",
    names: named,
    references: [role],
    quota: { most: 1_000, per: ({ account }) => account, code: "LimitExceeded", source },
  },
  {
    type: "aws:iam/serviceLinkedRole:ServiceLinkedRole",
    global: true,
    taken: "InvalidInput",
    names: ({ account, inputs }) => {
      const { awsServiceName, customSuffix = "" } = inputs;
      return [{ scope: account, name: `${String(awsServiceName)} ${String(customSuffix)}`, code: "InvalidInput" }];
    },
    remove: (thing, cloud) => {
      const arn = String(thing.outputs["arn"]);
      if (cloud.things.by("aws:autoscaling/group:Group", "serviceLinkedRoleArn", arn).length > 0)
        notYet("DeleteConflict", `a group still uses ${arn}`);
    },
    takes: [2_000, 15_000],
  },
];

/** IAM's names are unique in the account, upper case and lower case being the same. */
function named({ account, inputs }: Request) {
  const { name } = inputs;
  return typeof name === "string" ? [{ scope: account, name: name.toLowerCase(), code: there }] : [];
}

function siblings({ type, inputs }: Request, cloud: Cloud): readonly Thing[] {
  return cloud.things.by(type, "role", String(inputs["role"]));
}

function checkDocument({ inputs }: Request, field: string): void {
  try {
    if (statementsOf(inputs[field]).length > 0) return;
  } catch {
    // Said below: no JSON.
  }
  refuse(malformed, `${field} is no policy document`);
}
