import type { Control } from "./control";
import { alsoAt, inText } from "./sources";

const identities: Control["evidence"] = {
  aws: [
    "iam.User.name",
    "iam.AccessKey.user",
    "rds.Instance.iamDatabaseAuthenticationEnabled",
    "elasticache.ReplicationGroup.userGroupIds",
  ],
  azure: [
    "sql.Server.administrators",
    "storage.StorageAccount.allowSharedKeyAccess",
    "redis.Redis.disableAccessKeyAuthentication",
    "redisenterprise.Database.accessKeysAuthentication",
  ],
};

/** Requirement 8: identification and authentication. */
export const requirement8: readonly Control[] = [
  {
    number: "8.2.1",
    title: "Everyone has an identity of their own before they get access.",
    level: "mandatory",
    severity: "high",
    shows: "No lasting user or access key is made by code; stores take identities of the cloud's directory.",
    remains: "The directory of people.",
    evidence: identities,
    source: inText,
  },
  {
    number: "8.2.2",
    title: "Shared accounts and credentials are the exception: approved, for a time, and traceable to a person.",
    level: "mandatory",
    severity: "high",
    shows: "Shared keys of stores are off, and no shared user is made.",
    remains: "The exceptions, with approval and time.",
    evidence: identities,
    source: inText,
  },
  {
    number: "8.3.2",
    title: "Passwords and other factors can't be read, neither on their way nor where they lie.",
    level: "mandatory",
    severity: "critical",
    shows: "Passwords are made and kept by the cloud's secret service, or there are none; no plain one stands in code.",
    remains: "How the application keeps the passwords of its own users.",
    evidence: {
      aws: ["rds.Instance.manageMasterUserPassword", "rds.Instance.passwordWo", "rds.Instance.password"],
      azure: ["sql.Server.administratorLoginPassword", "keyvault.Secret.properties"],
    },
    source: inText,
  },
  {
    number: "8.4.2",
    title: "Whoever enters the cardholder environment over the network shows more than one factor.",
    level: "advisory",
    severity: "high",
    shows: "Roles for people can't be taken without a second factor.",
    remains: "The factors themselves, in the directory, and every other way in.",
    evidence: {
      aws: ["iam.Role.assumeRolePolicy"],
      azure: {
        notApplicable:
          "Conditional Access belongs to Entra and is no resource of azure-native; show its policies there.",
      },
    },
    source: inText,
  },
  {
    number: "8.6.2",
    title: "Passwords of application and system accounts that a person could log in with are not written into code.",
    level: "mandatory",
    severity: "critical",
    shows: "Start scripts and settings of machines hold no credential.",
    remains: "The application's own source and its images.",
    evidence: {
      aws: ["ec2.LaunchTemplate.userData"],
      azure: ["compute.VirtualMachineScaleSet.virtualMachineProfile", "web.WebApp.siteConfig"],
    },
    source: alsoAt("withpci.com/requirements/8/8.6/8.6.2"),
  },
  {
    number: "8.6.3",
    title: "Passwords of application and system accounts change as often as a risk analysis says, and are as strong.",
    level: "advisory",
    severity: "medium",
    shows: "Secrets are renewed by themselves, or end at a set date.",
    remains: "The risk analysis that sets how often, and a change at once after a suspicion.",
    evidence: {
      aws: ["secretsmanager.SecretRotation.rotationRules", "rds.Instance.manageMasterUserPassword"],
      azure: ["keyvault.Secret.properties"],
    },
    source: alsoAt("ce.prod.cloudaware.com/frameworks/pci-dss-v4.0/08/06/03"),
  },
];
