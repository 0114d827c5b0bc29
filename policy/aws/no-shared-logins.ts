import { all, cannotTell, holds, ifSet, isNotTrue, never, violates } from "../checks";
import type { Check, CloudRule } from "../rule";
import { at, entries, unseen } from "../view";

const longLived = (what: string): Check =>
  never(
    "user",
    `no ${what}`,
    "take a role: people sign in through IAM Identity Center, programs through the service that runs them",
  );

const userGroups: Check = (resource) => {
  const groups = at(resource, "userGroupIds");
  if (groups === unseen) return cannotTell("userGroupIds", "a group of users");
  // A secondary of a global datastore takes the users of its primary.
  if (entries(groups).length > 0 || at(resource, "globalReplicationGroupId") !== undefined) return [];
  return violates(
    "userGroupIds",
    groups,
    "a group of users",
    "give each program a user of its own, and the cache the group of them",
  );
};

/** A user that everybody may be, unless it is switched off: Redis demands that one of this name exists. */
const withPassword: Check = (resource) => {
  const access = at(resource, "accessString");
  if (typeof access === "string" && access.startsWith("off")) return [];
  return all(
    isNotTrue("noPasswordRequired", "let it sign in by IAM, or give it a password"),
    holds(
      "authenticationMode.type",
      (value) => value !== "no-password-required" && value !== "no-password",
      '"iam" or "password"',
      "let it sign in by IAM",
    ),
  )(resource);
};

const members = holds(
  "userIds",
  (value) => entries(value).length > 0 && !entries(value).includes("default"),
  "users of your own, without the default user",
  "leave the default user out: it is open to all, without a password",
);

export const noSharedLogins: CloudRule = {
  name: "no-shared-logins",
  resources: {
    "aws:iam/user:User": never("name", "no user of IAM", "take a role: people sign in through IAM Identity Center"),
    "aws:iam/accessKey:AccessKey": longLived("key of long life"),
    "aws:iam/userLoginProfile:UserLoginProfile": longLived("password of IAM"),
    "aws:iam/sshKey:SshKey": never("username", "no key of long life", "take the credential helper of a role"),
    "aws:iam/serviceSpecificCredential:ServiceSpecificCredential": never(
      "userName",
      "no password of long life",
      "take a role",
    ),
    "aws:iam/signingCertificate:SigningCertificate": never("userName", "no certificate of a user", "take a role"),
    "aws:lightsail/keyPair:KeyPair": never("name", "no key pair", "take Session Manager"),
    "aws:elasticache/replicationGroup:ReplicationGroup": userGroups,
    "aws:elasticache/serverlessCache:ServerlessCache": (resource) =>
      at(resource, "engine") === "memcached"
        ? []
        : holds("userGroupId", (value) => value !== undefined && value !== "", "a group of users")(resource),
    "aws:elasticache/userGroup:UserGroup": members,
    "aws:elasticache/user:User": withPassword,
    "aws:memorydb/user:User": withPassword,
    "aws:memorydb/acl:Acl": ifSet(
      "userNames",
      holds("userNames", (value) => !entries(value).includes("default"), "users of your own"),
    ),
  },
};
