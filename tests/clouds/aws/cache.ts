import type { Cloud } from "../cloud";
import type { Kind, Reference } from "../kind";
import { refuse } from "../refusal";
import type { Fields, Request, Thing } from "../thing";
import { deployer, keyAllows } from "./access";
import { deliverTo } from "./log-receivers";
import { here, numberAt, ready, refuseInUse, textAt, textsAt, usersOf } from "./parts";

const groupType = "aws:elasticache/replicationGroup:ReplicationGroup";
const clusterType = "aws:elasticache/cluster:Cluster";
const userType = "aws:elasticache/user:User";
const userGroupType = "aws:elasticache/userGroup:UserGroup";
const subnetGroupType = "aws:elasticache/subnetGroup:SubnetGroup";
const parameterGroupType = "aws:elasticache/parameterGroup:ParameterGroup";

const common: readonly Reference[] = [
  { path: "subnetGroupName", to: [subnetGroupType], by: "name", code: "CacheSubnetGroupNotFoundFault" },
  {
    path: "parameterGroupName",
    to: [parameterGroupType],
    by: "name",
    code: "CacheParameterGroupNotFound",
    // AWS's own, the same in every account.
    named: (value) => (value.startsWith("default.") ? undefined : value),
  },
  { path: "securityGroupIds[]", to: ["aws:ec2/securityGroup:SecurityGroup"], code: "InvalidParameterValue" },
  { path: "kmsKeyId", to: ["aws:kms/key:Key"], by: "arn", code: "InvalidParameterValue" },
];

/** ElastiCache. Codes and quotas: ElastiCache API reference, "Errors" of each action; user guide, quotas; 2026-11. */
export const cache: readonly Kind[] = [
  {
    type: subnetGroupType,
    references: [{ path: "subnetIds[]", to: ["aws:ec2/subnet:Subnet"], code: "InvalidSubnet" }],
    remove: (thing, cloud) =>
      refuseInUse(thing, cloud, "CacheSubnetGroupInUse", [
        [groupType, "subnetGroupName"],
        [clusterType, "subnetGroupName"],
      ]),
    quota: {
      most: 150,
      code: "CacheSubnetGroupQuotaExceeded",
      source: "ElastiCache user guide, quotas: 150 subnet groups a region; 2026-11",
    },
    takes: [1_000, 5_000],
  },
  {
    type: parameterGroupType,
    remove: (thing, cloud) =>
      refuseInUse(thing, cloud, "InvalidCacheParameterGroupState", [
        [groupType, "parameterGroupName"],
        [clusterType, "parameterGroupName"],
      ]),
    quota: {
      most: 150,
      code: "CacheParameterGroupQuotaExceeded",
      source: "ElastiCache user guide, quotas: 150 parameter groups a region; 2026-11",
    },
    takes: [1_000, 5_000],
  },
  {
    type: userType,
    names: (request) => [{ scope: here(request), name: textAt(request.inputs, "userId"), code: "UserAlreadyExists" }],
    create({ inputs }) {
      // By token the name is the id.
      if (textAt(inputs, "authenticationMode.type") === "iam" && inputs["userName"] !== inputs["userId"])
        refuse("InvalidParameterValue", "the user name and the id of an IAM user must be the same");
    },
    quota: {
      most: 1000,
      code: "UserQuotaExceeded",
      source: "ElastiCache user guide, quotas: 1,000 users a region; 2026-11",
    },
    takes: [1_000, 10_000],
  },
  {
    type: userGroupType,
    references: [{ path: "userIds[]", to: [userType], by: "userId", code: "UserNotFound" }],
    names: (request) => [
      { scope: here(request), name: textAt(request.inputs, "userGroupId"), code: "UserGroupAlreadyExists" },
    ],
    create: (request, cloud) => checkUsers(request, cloud),
    update: (thing, news, cloud) => checkUsers({ ...thing, inputs: news }, cloud),
    remove(thing, cloud) {
      const id = textAt(thing.inputs, "userGroupId");
      const [user] = usersOf(cloud, [[groupType, "userGroupIds[]"]], [id]).filter(
        ({ region }) => region === thing.region,
      );
      if (user !== undefined) refuse("InvalidUserGroupState", `${id} is in use by ${user.name}`);
    },
    quota: {
      most: 100,
      code: "UserGroupQuotaExceeded",
      source: "ElastiCache user guide, quotas: 100 user groups a region; 2026-11",
    },
    takes: [5_000, 60_000],
  },
  {
    type: groupType,
    references: [
      ...common,
      { path: "userGroupIds[]", to: [userGroupType], by: "userGroupId", code: "UserGroupNotFound" },
    ],
    taken: "ReplicationGroupAlreadyExists",
    create(request, cloud) {
      checkShape(request, cloud);
      deliver(request, cloud);
      const key = textAt(request.inputs, "kmsKeyId");
      if (key !== "" && !mayUse(cloud, key, request))
        refuse("InvalidKMSKeyFault", `${key} may not be used by ElastiCache in ${request.region}`);
    },
    update(thing, news, cloud) {
      checkShape({ ...thing, inputs: news }, cloud);
      // In two steps: first both are taken, then only the encrypted one.
      if (thing.inputs["transitEncryptionEnabled"] !== true && news["transitEncryptionMode"] === "required")
        refuse("InvalidParameterCombination", "transit encryption goes by way of the mode preferred");
    },
    made: (thing, cloud) => ownRole(thing, cloud),
    quota: {
      most: 300,
      code: "NodeQuotaForCustomerExceeded",
      source: "ElastiCache user guide, quotas: 300 nodes a region, here by groups; 2026-11",
    },
    takes: [300_000, 1_200_000],
  },
  {
    type: clusterType,
    references: common,
    taken: "CacheClusterAlreadyExists",
    create({ inputs }) {
      const nodes = numberAt(inputs, "numCacheNodes") ?? 1;
      const zones = textsAt(inputs, "preferredAvailabilityZones[]");
      if (inputs["azMode"] === "cross-az" && nodes < 2)
        refuse("InvalidParameterCombination", "one node can't stand across zones");
      if (zones.length > 0 && zones.length !== nodes)
        refuse("InvalidParameterCombination", `${zones.length} zones for ${nodes} nodes`);
    },
    made: (thing, cloud) => ownRole(thing, cloud),
    takes: [180_000, 900_000],
  },
];

/** The engines differ in what they ask of users. Source: ElastiCache user guide, "Role-based access control"; 2026-11. */
function checkUsers({ inputs, region }: Request, cloud: Cloud): void {
  const users = textsAt(inputs, "userIds[]").flatMap((id) =>
    cloud.things.by(userType, "userId", id).filter((user) => user.region === region),
  );
  if (inputs["engine"] === "redis" && !users.some((user) => user.inputs["userName"] === "default"))
    refuse("DefaultUserRequired", "a group for Redis OSS needs a user of the name default");
  for (const user of users) {
    const open = textAt(user.inputs, "authenticationMode.type") === "no-password-required";
    if (inputs["engine"] === "valkey" && (open || user.inputs["engine"] !== "valkey"))
      refuse("InvalidParameterCombination", `${user.id} can't be in a group for Valkey`);
  }
}

function checkShape({ inputs, region }: Request, cloud: Cloud): void {
  const [userGroupId] = textsAt(inputs, "userGroupIds[]");
  const users = cloud.things.by(userGroupType, "userGroupId", userGroupId ?? "").find((each) => each.region === region);
  if (users !== undefined && users.inputs["engine"] === "valkey" && inputs["engine"] !== "valkey")
    refuse("InvalidParameterCombination", "a group of users for Valkey at another engine");
  if (userGroupId !== undefined && inputs["transitEncryptionEnabled"] !== true)
    refuse("InvalidParameterCombination", "users need encryption in transit");
  const clustered = inputs["clusterMode"] === "enabled";
  if (clustered && inputs["automaticFailoverEnabled"] !== true)
    refuse("InvalidParameterCombination", "cluster mode needs automatic failover");
  if (
    inputs["multiAzEnabled"] === true &&
    (numberAt(inputs, "replicasPerNodeGroup") ?? numberAt(inputs, "numCacheClusters")) === 0
  )
    refuse("InvalidParameterCombination", "several zones need copies");
  const group = ready(cloud, parameterGroupType, "name", textAt(inputs, "parameterGroupName"));
  if (group === undefined) return;
  const engine = textAt(inputs, "engine") + (textAt(inputs, "engineVersion").split(".")[0] ?? "");
  if (textAt(group.inputs, "family") !== engine)
    refuse("InvalidParameterCombination", `the family ${textAt(group.inputs, "family")} doesn't fit ${engine}`);
  const parameters = (group.inputs["parameters"] ?? []) as readonly Readonly<Record<string, string>>[];
  if (clustered && !parameters.some(({ name, value }) => name === "cluster-enabled" && value === "yes"))
    refuse("InvalidParameterCombination", "cluster mode needs a parameter group with cluster-enabled");
}

function deliver(request: Request, cloud: Cloud): void {
  const deliveries = (request.inputs["logDeliveryConfigurations"] ?? []) as readonly Fields[];
  for (const { destination, destinationType } of deliveries)
    if (destinationType === "cloudwatch-logs") deliverTo(String(destination), request, cloud, "InvalidParameterValue");
}

function mayUse(cloud: Cloud, key: string, { account, region }: Request): boolean {
  const context = { "kms:ViaService": `elasticache.${region}.amazonaws.com`, "kms:GrantIsForAWSResource": "true" };
  return ["kms:CreateGrant", "kms:DescribeKey"].every((action) =>
    keyAllows(cloud, key, deployer(account), action, context),
  );
}

/** With the account's first cache comes the service's own role. */
function ownRole({ account }: Thing, cloud: Cloud): void {
  const arn = `arn:aws:iam::${account}:role/aws-service-role/elasticache.amazonaws.com/AWSServiceRoleForElastiCache`;
  if (cloud.things.of("aws:iam/serviceLinkedRole:ServiceLinkedRole").some(({ name }) => name === arn)) return;
  const inputs = { awsServiceName: "elasticache.amazonaws.com" };
  cloud.give({ type: "aws:iam/serviceLinkedRole:ServiceLinkedRole", name: arn, inputs, region: "us-east-1", account });
}
