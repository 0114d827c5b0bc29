import type { Broken } from "../broken";
import { edited, all, twice, withInput, withInputOf, without, withoutWaiting } from "../broken";

const home = "us-east-2";
const nothing = "nothing-of-this-name";
const group = "sg-0f0f0f0f0f0f0f0f0";

const cache = "aws:elasticache/replicationGroup:ReplicationGroup";
const instance = "aws:rds/instance:Instance";
const copies = "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication";
const subscription = "aws:rds/eventSubscription:EventSubscription";
const [writer, replica] = [`database-${home}`, "database-us-west-2"];

const database: readonly Broken[] = [
  {
    title: "a database that doesn't wait for the group of its log, and makes one that never ends",
    code: "ResourceAlreadyExistsException",
    late: `LogGroup::database-log-postgresql-${home}`,
    edit: withoutWaiting("aws:rds/instance:Instance", `database-${home}`, "LogGroup::database-log-postgresql"),
  },
  {
    title: "a database in a subnet group that isn't there",
    code: "DBSubnetGroupNotFoundFault",
    edit: withInput(instance, writer, "dbSubnetGroupName", nothing),
  },
  {
    title: "a database with parameters that aren't there",
    code: "DBParameterGroupNotFound",
    edit: withInput(instance, writer, "parameterGroupName", nothing),
  },
  {
    title: "a database in no security group",
    code: "InvalidParameterValue",
    edit: withInput(instance, writer, "vpcSecurityGroupIds[0]", group),
  },
  {
    title: "a database under a key of another region",
    code: "KMSKeyNotAccessibleFault",
    edit: withInputOf(instance, replica, "kmsKeyId", writer),
  },
  {
    title: "a database under a key that isn't meant for it",
    code: "KMSKeyNotAccessibleFault",
    edit: withInputOf(instance, writer, "kmsKeyId", `${cache} cache-${home}`),
  },
  {
    title: "a database whose role may report nothing",
    code: "InvalidParameterValue",
    edit: without("aws:iam/rolePolicyAttachment:RolePolicyAttachment", `database-monitoring-${home}`),
  },
  {
    title: "a database that doesn't wait until its role may report",
    code: "InvalidParameterValue",
    late: `RolePolicyAttachment::database-monitoring-${home}`,
    edit: withoutWaiting(instance, writer, "RolePolicyAttachment"),
  },
  { title: "two databases of one name", code: "DBInstanceAlreadyExists", edit: twice(instance, writer) },
  {
    title: "a copy of a database that isn't there",
    code: "DBInstanceNotFound",
    edit: withInput(instance, replica, "replicateSourceDb", nothing),
  },
  {
    title: "a copy that doesn't wait for its source",
    code: "DBInstanceNotFound",
    edit: withoutWaiting(instance, replica, "Instance::database-us-east-2"),
  },
  {
    title: "a copy of a database without backups",
    code: "InvalidDBInstanceState",
    edit: all(without(copies, "database-backups-us-west-2"), withInput(instance, writer, "backupRetentionPeriod", 0)),
  },
  {
    title: "a copy with a user of its own",
    code: "InvalidParameterCombination",
    edit: withInput(instance, replica, "username", "commerce_admin"),
  },
  {
    title: "a copy of a database whose password RDS keeps",
    code: "InvalidParameterValue",
    edit: withInput(instance, writer, "manageMasterUserPassword", true),
  },
  {
    title: "parameters of another version",
    code: "InvalidParameterCombination",
    edit: withInput(instance, writer, "engineVersion", "18"),
  },
  {
    title: "more than a small disk can give",
    code: "InvalidParameterCombination",
    edit: withInput(instance, writer, "iops", 3000),
  },
  {
    title: "a parameter that waits for no restart",
    code: "InvalidParameterCombination",
    edit: withInput("aws:rds/parameterGroup:ParameterGroup", writer, "parameters[0].applyMethod", "immediate"),
  },
  {
    title: "a database in one zone",
    code: "DBSubnetGroupDoesNotCoverEnoughAZs",
    edit: withInput("aws:rds/subnetGroup:SubnetGroup", writer, "subnetIds", []),
  },
  {
    title: "a subnet group of no subnets",
    code: "InvalidSubnet",
    edit: withInput("aws:rds/subnetGroup:SubnetGroup", writer, "subnetIds[0]", nothing),
  },
  {
    title: "copies of backups made where the database is",
    code: "DBInstanceNotFound",
    edit: withInput(copies, "database-backups-us-west-2", "sourceDbInstanceArn", nothing),
  },
  {
    title: "copies of backups of a database that keeps none",
    code: "InvalidDBInstanceAutomatedBackupState",
    edit: withInput(instance, writer, "backupRetentionPeriod", undefined),
  },
  {
    title: "two copies of the same backups",
    code: "DBInstanceAutomatedBackupAlreadyExists",
    edit: twice(copies, "database-backups-us-west-2"),
  },
  {
    title: "copies of backups in their own region",
    code: "InvalidParameterValue",
    edit: copiesAtHome,
  },
  {
    title: "a restore from backups that aren't there",
    code: "DBInstanceAutomatedBackupNotFound",
    edit: withInput(instance, writer, "restoreToPointInTime", { sourceDbInstanceAutomatedBackupsArn: nothing }),
  },
  {
    title: "events told to no topic",
    code: "SNSTopicArnNotFound",
    edit: withInput(subscription, `database-events-${home}`, "snsTopic", nothing),
  },
  { title: "events told before the topic lets RDS in", code: "SNSNoAuthorization", edit: withoutTopicPolicy() },
  {
    title: "events that don't wait until the topic lets RDS in",
    code: "SNSNoAuthorization",
    late: `TopicPolicy::alarms-${home}`,
    edit: withoutWaiting(subscription, `database-events-${home}`, "TopicPolicy"),
  },
  {
    title: "events of a database that isn't there",
    code: "SourceNotFound",
    edit: withInput(subscription, `database-events-${home}`, "sourceIds[0]", nothing),
  },
];

const users = "aws:elasticache/userGroup:UserGroup";
const user = "aws:elasticache/user:User";
const cacheName = `cache-${home}`;

const caches: readonly Broken[] = [
  {
    title: "a cache in a subnet group that isn't there",
    code: "CacheSubnetGroupNotFoundFault",
    edit: withInput(cache, cacheName, "subnetGroupName", nothing),
  },
  {
    title: "a cache with parameters that aren't there",
    code: "CacheParameterGroupNotFound",
    edit: withInput(cache, cacheName, "parameterGroupName", nothing),
  },
  {
    title: "a cache in no security group",
    code: "InvalidParameterValue",
    edit: withInput(cache, cacheName, "securityGroupIds[0]", group),
  },
  {
    title: "a cache with users that aren't there",
    code: "UserGroupNotFound",
    edit: withInput(cache, cacheName, "userGroupIds[0]", nothing),
  },
  {
    title: "a cache under a key that isn't meant for it",
    code: "InvalidKMSKeyFault",
    edit: withInputOf(cache, cacheName, "kmsKeyId", `${instance} ${writer}`),
  },
  {
    title: "a cache of shards that doesn't fail over",
    code: "InvalidParameterCombination",
    edit: withInput(cache, cacheName, "automaticFailoverEnabled", false),
  },
  {
    title: "a cache of another family than its parameters",
    code: "InvalidParameterCombination",
    edit: withInput(cache, cacheName, "engineVersion", "9.0"),
  },
  {
    title: "a cache whose log is nowhere",
    code: "InvalidParameterValue",
    edit: withInput(cache, cacheName, "logDeliveryConfigurations[0].destination", nothing),
  },
  { title: "two users of one id", code: "UserAlreadyExists", edit: twice(user, `app-${home}`) },
  {
    title: "a user by token with another name",
    code: "InvalidParameterValue",
    edit: withInput(user, `app-${home}`, "userName", "somebody"),
  },
  { title: "two groups of users of one id", code: "UserGroupAlreadyExists", edit: twice(users, `users-${home}`) },
  { title: "a group of nobody", code: "UserNotFound", edit: withInput(users, `users-${home}`, "userIds[0]", nothing) },
  {
    title: "a group for Redis OSS without the user whom it asks for",
    code: "DefaultUserRequired",
    edit: withInput(users, `users-${home}`, "engine", "redis"),
  },
];

export const brokenStores: readonly Broken[] = [...database, ...caches];

function withoutTopicPolicy(): Broken["edit"] {
  return without("aws:sns/topicPolicy:TopicPolicy", `alarms-${home}`);
}

/** The copies made by the provider of the region where the database is, under the key of that region. */
function copiesAtHome(program: Parameters<Broken["edit"]>[0]): ReturnType<Broken["edit"]> {
  const source = program.find(({ type, name }) => type === instance && name === writer);
  return edited(copies, "database-backups-us-west-2", (resource) => ({
    ...resource,
    provider: String(source?.provider),
    inputs: { ...resource.inputs, kmsKeyId: source?.inputs["kmsKeyId"] },
  }))(program);
}
