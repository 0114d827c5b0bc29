import { all, cannotTell, either, holds, isAbsent, isOneOf, isTrue } from "../checks";
import type { Check, CloudRule } from "../rule";
import { at, entries, read, unseen } from "../view";

const never = (property: string): Check =>
  isAbsent(
    property,
    `let the service make it (manageMasterUserPassword), or hand it over write-only: ${property} is kept in the state`,
  );

const isGivenAtAll = (property: string): Check =>
  holds(property, (value) => value !== undefined, "made by the service, or handed over write-only");

/** Copies, and what is restored, take the credentials of their source. */
const unlessCopied =
  (sources: readonly string[], check: Check): Check =>
  (resource) =>
    sources.some((source) => at(resource, source) !== undefined) ? [] : check(resource);

const managed = (
  text: string,
  writeOnly: string,
  flag = "manageMasterUserPassword",
  sources: readonly string[] = [],
): Check =>
  all(never(text), (resource) =>
    // One complaint is enough.
    at(resource, text) !== undefined
      ? []
      : unlessCopied(
          sources,
          either(isTrue(flag, `set ${flag} to true, or ${writeOnly}`), isGivenAtAll(writeOnly)),
        )(resource),
  );

const copied = [
  "replicateSourceDb",
  "snapshotIdentifier",
  "restoreToPointInTime",
  "s3Import",
  "replicationSourceIdentifier",
  "globalClusterIdentifier",
  "snapshotArn",
];

/** How a database keeps the passwords of its users: md5 can be turned back. */
const hashing: Check = (resource) => {
  const list = at(resource, "parameters");
  if (list === unseen) return cannotTell("parameters", "seen");
  return entries(list).flatMap((entry, index) =>
    read(entry, "name") === "password_encryption"
      ? isOneOf(`parameters.${index}.value`, ["scram-sha-256"], "set password_encryption to scram-sha-256")(resource)
      : [],
  );
};

/** A cache's one token, for all who use it. */
const token = isAbsent(
  "authToken",
  "let users sign in by IAM (userGroupIds): a token is kept in the state, and known to all",
);

const userPasswords: Check = (resource) =>
  all(
    isAbsent("passwords", "let it sign in by IAM, or hand them over write-only"),
    isAbsent("authenticationMode.passwords", "let it sign in by IAM"),
  )(resource);

export const managedCredentials: CloudRule = {
  name: "managed-credentials",
  resources: {
    "aws:rds/instance:Instance": managed("password", "passwordWo", undefined, copied),
    "aws:rds/cluster:Cluster": managed("masterPassword", "masterPasswordWo", undefined, copied),
    "aws:docdb/cluster:Cluster": managed("masterPassword", "masterPasswordWo", undefined, copied),
    "aws:docdb/elasticCluster:ElasticCluster": holds(
      "authType",
      (value) => value === "SECRET_ARN",
      '"SECRET_ARN"',
      "keep the password in a secret and give its ARN",
    ),
    "aws:redshift/cluster:Cluster": managed("masterPassword", "masterPasswordWo", "manageMasterPassword", copied),
    "aws:redshiftserverless/namespace:Namespace": (resource) =>
      at(resource, "adminUsername") === undefined
        ? never("adminUserPassword")(resource)
        : managed("adminUserPassword", "adminUserPasswordWo", "manageAdminPassword")(resource),
    "aws:rds/parameterGroup:ParameterGroup": hashing,
    "aws:rds/clusterParameterGroup:ClusterParameterGroup": hashing,
    "aws:elasticache/replicationGroup:ReplicationGroup": token,
    "aws:elasticache/user:User": userPasswords,
    "aws:dms/endpoint:Endpoint": isAbsent("password", "name the secret that holds it (secretsManagerArn)"),
    "aws:opensearch/domain:Domain": isAbsent(
      "advancedSecurityOptions.masterUserOptions.masterUserPassword",
      "name a role as the master user (masterUserArn)",
    ),
    "aws:elasticsearch/domain:Domain": isAbsent(
      "advancedSecurityOptions.masterUserOptions.masterUserPassword",
      "name a role as the master user (masterUserArn)",
    ),
    "aws:lightsail/database:Database": isAbsent("masterPassword", "take RDS, which makes its password itself"),
    "aws:ssm/parameter:Parameter": (resource) =>
      at(resource, "type") === "SecureString"
        ? isAbsent("value", "hand it over write-only (valueWo), or keep it in Secrets Manager")(resource)
        : [],
  },
};
