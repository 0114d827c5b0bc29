import type { Control } from "./control";
import { inText } from "./sources";

const rights: Control["evidence"] = {
  aws: [
    "iam.Policy.policy",
    "iam.RolePolicy.policy",
    "iam.RolePolicyAttachment.policyArn",
    "iam.Role.assumeRolePolicy",
  ],
  azure: ["authorization.RoleAssignment.roleDefinitionId", "authorization.RoleDefinition.permissions"],
};

const gates: Control["evidence"] = {
  aws: ["s3.BucketPolicy.policy", "ec2.VpcEndpoint.policy", "secretsmanager.SecretPolicy.policy"],
  azure: ["storage.StorageAccount.networkRuleSet", "keyvault.Vault.properties"],
};

/** Requirement 7: need to know. */
export const requirement7: readonly Control[] = [
  {
    number: "7.2.1",
    title: "A model of access says who gets what, by function and with the least rights.",
    level: "mandatory",
    severity: "high",
    shows: "Roles in code name actions and resources; none gives everything.",
    remains: "The model itself, and the functions that people have.",
    evidence: rights,
    source: inText,
  },
  {
    number: "7.2.2",
    title: "People, those with high rights too, get access by their function and no more than it takes.",
    level: "mandatory",
    severity: "high",
    shows: "Roles that people may take are limited in rights and in who may take them.",
    remains: "Who is assigned to which role, in the directory.",
    evidence: rights,
    source: inText,
  },
  {
    number: "7.2.5",
    title: "Accounts of applications and systems have the least rights that they work with, and only where needed.",
    level: "mandatory",
    severity: "high",
    shows: "Each machine and service has a role of its own, limited to its resources and to who may assume it.",
    remains: "Rights inside databases and the application, and the reviews (7.2.5.1).",
    evidence: rights,
    source: inText,
  },
  {
    number: "7.3.1",
    title: "A system of access control covers every component and limits each to those who need to know.",
    level: "mandatory",
    severity: "high",
    shows: "Stores, secrets and endpoints carry a policy that names who may use them.",
    remains: "Components that the cloud's access control doesn't see, as the application's own accounts.",
    evidence: gates,
    source: inText,
  },
  {
    number: "7.3.3",
    title: "What is not allowed is denied: access control starts from nothing.",
    level: "mandatory",
    severity: "high",
    shows: "No policy allows everyone, and networks of stores and vaults are closed by default.",
    remains: "The default inside the application.",
    evidence: gates,
    source: inText,
  },
];
