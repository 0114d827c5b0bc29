import type { ReaderOf } from "../../promised";
import type { database } from "../../promises/database";
import type { storage } from "../../promises/storage";
import type { cache } from "../../promises/cache";
import type { Inputs, Item } from "../../reading";
import { all, each, environmentOf, guarded } from "../../reading";

const bucket = (kind: string) => `aws:s3/${kind.charAt(0).toLowerCase()}${kind.slice(1)}:${kind}`;
const notLogs = ({ resource }: Inputs) => !resource.name.startsWith("logs-");
const ofLogs = (inputs: Inputs) => !notLogs(inputs);
const toLogs = (path: string) => ({
  paths: [path],
  value: ({ at }: Inputs) => /(^|:)logs-/.test(String(at(path))),
});

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

function statements(policy: unknown): readonly Statement[] {
  return (JSON.parse(String(policy)) as { readonly Statement: readonly Statement[] }).Statement;
}

/** True where a policy refuses everything under this condition. */
function refuses(policy: unknown, operator: string, key: string, value: string): boolean {
  return statements(policy).some(
    ({ Effect, Action, Condition }) => Effect === "Deny" && Action === "s3:*" && Condition?.[operator]?.[key] === value,
  );
}

const logging = (purpose: string) =>
  each({
    type: bucket("BucketLogging"),
    where: ({ resource }) => resource.name.startsWith(`${purpose}-`),
    ...toLogs("targetBucket"),
  });

export const storageOnAws: ReaderOf<typeof storage> = {
  "at rest": each({
    type: bucket("BucketServerSideEncryptionConfiguration"),
    where: notLogs,
    paths: ["rules[0].applyServerSideEncryptionByDefault.kmsMasterKeyId"],
    value: ({ at }) => /:key\//.test(String(at("rules[0].applyServerSideEncryptionByDefault.kmsMasterKeyId"))),
  }),
  "logs at rest": each({
    type: bucket("BucketServerSideEncryptionConfiguration"),
    where: ofLogs,
    ...all({ "rules[0].applyServerSideEncryptionByDefault.sseAlgorithm": "aws:kms" }),
  }),
  "in transit": each({
    type: bucket("BucketPolicy"),
    paths: ["policy"],
    value: ({ at }) =>
      refuses(at("policy"), "Bool", "aws:SecureTransport", "false") &&
      refuses(at("policy"), "NumericLessThan", "s3:TlsVersion", "1.2"),
  }),
  "not public": each({
    type: bucket("BucketPublicAccessBlock"),
    ...all({ blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true }),
  }),
  "identities only": each({
    type: bucket("BucketOwnershipControls"),
    ...all({ "rule.objectOwnership": "BucketOwnerEnforced" }),
  }),
  versions: each({ type: bucket("BucketVersioning"), ...all({ "versioningConfiguration.status": "Enabled" }) }),
  copies: each({ type: bucket("BucketReplicationConfig"), ...all({ "rules[0].status": "Enabled" }) }),
  lifecycle: each({
    type: bucket("BucketLifecycleConfiguration"),
    paths: ["rules[0].expiration.days"],
    value: ({ list }) =>
      Math.max(...list("rules").map((rule) => Number((rule["expiration"] as Item | undefined)?.["days"] ?? 0))),
  }),
  "audit lock": each({
    type: bucket("BucketObjectLockConfiguration"),
    paths: ["rule.defaultRetention.days"],
    value: ({ at }) => Number(at("rule.defaultRetention.days")),
  }),
  "irrevocable lock": each({
    type: bucket("BucketObjectLockConfiguration"),
    ...all({ "rule.defaultRetention.mode": "COMPLIANCE" }),
  }),
  "deletion guard": each({
    type: bucket("Bucket"),
    paths: ["options.protect", "forceDestroy"],
    value: ({ resource, at }) => resource.options.protect && at("forceDestroy") === false,
  }),
  "app-assets": each({
    type: "aws:iam/rolePolicy:RolePolicy",
    where: ({ resource }) => resource.name.startsWith("app-assets-"),
    paths: ["policy", "role"],
    value: ({ at }) => /s3:PutObject/.test(String(at("policy"))) && /^app-/.test(String(at("role"))),
  }),
  "edge-assets": each({
    type: "aws:cloudfront/distribution:Distribution",
    paths: ["origins[].domainName", "origins[].originAccessControlId"],
    value: ({ list }) =>
      list("origins").every(
        ({ domainName, originAccessControlId }) =>
          /^assets-.*\.s3\./.test(String(domainName)) && originAccessControlId !== undefined,
      ),
  }),
  "database-backups": each({
    type: "aws:sfn/stateMachine:StateMachine",
    where: ({ resource }) => resource.name.startsWith("database-export-"),
    paths: ["definition"],
    value: ({ at }) => /"S3BucketName":"backups-/.test(String(at("definition"))),
  }),
  "database-logs": each({
    type: "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
    ...toLogs("extendedS3Configuration.bucketArn"),
  }),
  "balancer-logs": each({ type: "aws:lb/loadBalancer:LoadBalancer", ...toLogs("accessLogs.bucket") }),
  "network-logs": each({ type: "aws:ec2/flowLog:FlowLog", ...toLogs("logDestination") }),
  "assets-logs": logging("assets"),
  "backups-logs": logging("backups"),
  "audit-logs": logging("audit"),
  "trail-audit": each({
    type: "aws:cloudtrail/trail:Trail",
    paths: ["s3BucketName"],
    value: ({ at }) => String(at("s3BucketName")).startsWith("audit-"),
  }),
};

const instance = "aws:rds/instance:Instance";
const parameters = "aws:rds/parameterGroup:ParameterGroup";
const template = "aws:ec2/launchTemplate:LaunchTemplate";

function parameter({ list }: Inputs, name: string): string {
  return String(list("parameters").find((each) => each["name"] === name)?.["value"]);
}

export const databaseOnAws: ReaderOf<typeof database> = {
  zones: each({ type: instance, paths: ["multiAz"], value: ({ at }) => (at("multiAz") === true ? 2 : 1) }),
  "at rest": each({ type: instance, ...all({ storageEncrypted: true, kmsKeyId: /:key\// }) }),
  "in transit": each({
    type: parameters,
    paths: ["parameters: rds.force_ssl", "parameters: ssl_min_protocol_version"],
    value: (inputs) =>
      parameter(inputs, "rds.force_ssl") === "1" && /^TLSv1\.[23]$/.test(parameter(inputs, "ssl_min_protocol_version")),
  }),
  exposure: each({ type: instance, ...all({ publiclyAccessible: false }) }),
  "backup days": each({
    type: instance,
    paths: ["backupRetentionPeriod"],
    value: ({ at }) => Number(at("backupRetentionPeriod")),
  }),
  "deletion guard": each({
    type: instance,
    paths: ["deletionProtection", "options.protect"],
    value: ({ resource, at }) => resource.options.protect && at("deletionProtection") === true,
  }),
  "backups elsewhere": each({
    type: "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication",
    paths: ["sourceDbInstanceArn", "retentionPeriod"],
    value: ({ resource, at }) =>
      Number(at("retentionPeriod")) > 0 &&
      !resource.name.endsWith(String(at("sourceDbInstanceArn")).split(":")[3] ?? ""),
  }),
  "copy elsewhere": each({
    type: instance,
    where: ({ at }) => at("replicateSourceDb") !== undefined,
    paths: ["replicateSourceDb"],
    value: ({ resource, at }) => !resource.name.endsWith(String(at("replicateSourceDb")).split(":")[3] ?? ""),
  }),
  "roles swap": each({
    type: instance,
    paths: ["options.ignoreChanges"],
    value: ({ resource }) => resource.options.ignoreChanges.includes("replicateSourceDb"),
  }),
  "no password": each({ type: instance, ...all({ iamDatabaseAuthenticationEnabled: true }) }),
  "not as administrator": each({
    type: template,
    paths: ["userData: DATABASE_USER"],
    value: ({ at, plan }) => {
      const user = environmentOf(at("userData"))["DATABASE_USER"];
      const administrators = plan.resources
        .filter(({ type }) => type === instance)
        .map(({ inputs }) => inputs["username"]);
      return user !== undefined && user !== "" && !administrators.includes(user);
    },
  }),
  "migrator apart": each({
    type: template,
    paths: ["iamInstanceProfile.arn"],
    value: ({ at }) => /instance-profile\/app-/.test(String(at("iamInstanceProfile.arn"))),
  }),
  "set up by itself": each({
    type: "aws:ssm/document:Document",
    where: ({ resource }) => resource.name.startsWith("db-init-"),
    paths: ["content"],
    value: ({ at }) => /instance-profile\/migrator-/.test(String(at("content"))),
  }),
  audit: each({
    type: parameters,
    paths: ["parameters: pgaudit.log", "parameters: log_connections"],
    value: (inputs) =>
      parameter(inputs, "pgaudit.log").includes("role") && parameter(inputs, "log_connections") === "1",
  }),
};

const group = "aws:elasticache/replicationGroup:ReplicationGroup";
const memcached = "aws:elasticache/cluster:Cluster";
const user = "aws:elasticache/user:User";
const isApp = ({ resource }: Inputs) => resource.name.startsWith("app-");

export const cacheOnAws: ReaderOf<typeof cache> = {
  zones: each({
    type: group,
    paths: ["multiAzEnabled", "replicasPerNodeGroup"],
    value: ({ at }) => (at("multiAzEnabled") === true ? Math.min(3, 1 + Number(at("replicasPerNodeGroup"))) : 1),
  }),
  "at rest": each({ type: group, ...all({ atRestEncryptionEnabled: true, kmsKeyId: /:key\// }) }),
  "in transit": each(
    { type: group, ...all({ transitEncryptionEnabled: true, transitEncryptionMode: "required" }) },
    { type: memcached, ...all({ transitEncryptionEnabled: true }) },
  ),
  exposure: each(
    { type: group, ...all({ subnetGroupName: /^cache-/ }) },
    { type: memcached, ...all({ subnetGroupName: /^cache-/ }) },
  ),
  "no password": each({ type: user, where: isApp, ...all({ "authenticationMode.type": "iam" }) }),
  "own keys only": each({ type: user, where: isApp, ...all({ accessString: /^on ~commerce:\* -@all/ }) }),
  "fails over": each({ type: group, ...all({ automaticFailoverEnabled: true }) }),
  "makes room": each({
    type: "aws:elasticache/parameterGroup:ParameterGroup",
    paths: ["parameters: maxmemory-policy"],
    value: (inputs) => parameter(inputs, "maxmemory-policy") === "allkeys-lru",
  }),
  snapshots: each({
    type: group,
    paths: ["snapshotRetentionLimit"],
    value: ({ at }) => Number(at("snapshotRetentionLimit")) > 0,
  }),
  "deletion guard": each({ type: group, ...guarded }),
};
