import { all, cannotTell, isNoneOf, isNotTrue, isOneOf, never, notEmpty, violates } from "../checks";
import type { Check, CloudRule } from "../rule";
import { at, entries, read, unseen } from "../view";

const off = (property: string): Check =>
  isNotTrue(property, `turn ${property} off: the store then has no public address`);

/** Grants by which everybody reads, or writes; the log service's own grant is none of them. */
const publicAcls = ["public-read", "public-read-write", "authenticated-read"];
const isPrivateAcl = isNoneOf("acl", publicAcls, "leave it out: access is given by policy, to somebody who is named");
const everybody = /global\/(AllUsers|AuthenticatedUsers)$/;

const noGrants =
  (list: string, uri: string): Check =>
  (resource) => {
    const value = at(resource, list);
    if (value === unseen) return cannotTell(list, "grants for somebody who is named");
    return entries(value).flatMap((_, index) => {
      const property = `${list}.${index}.${uri}`;
      const who = at(resource, property);
      if (typeof who !== "string" || !everybody.test(who)) return [];
      return violates(property, who, "somebody who is named", "take the grant away");
    });
  };

const bucket = all(isPrivateAcl, noGrants("grants", "uri"));
const acl = all(isPrivateAcl, noGrants("accessControlPolicy.grants", "grantee.uri"));

const search = notEmpty("vpcOptions", "place the domain in a network: without vpcOptions its endpoint is public");

/** JSON: a list of rules, any of which may let the public in. */
const serverlessSearch: Check = (resource) => {
  if (at(resource, "type") !== "network") return [];
  const policy = at(resource, "policy");
  const wanted = "false, with the endpoints that may call";
  if (policy === unseen) return cannotTell("policy", wanted);
  const opens = /"AllowFromPublic"\s*:\s*(true|"true")/i.test(
    typeof policy === "string" ? policy : JSON.stringify(policy),
  );
  return opens ? violates("policy", "AllowFromPublic: true", wanted, "name the endpoints in SourceVPCEs instead") : [];
};

const shared =
  (property: string): Check =>
  (resource) => {
    const value = at(resource, property);
    const all = entries(value).some((entry) => entry === "all");
    return all ? violates(property, value, "accounts that are named", "take `all` out: everybody restores it") : [];
  };

const kafka: Check = (resource) => {
  const property = "brokerNodeGroupInfo.connectivityInfo.publicAccess.type";
  const value = at(resource, property);
  if (value === unseen) return cannotTell(property, "DISABLED or not set");
  if (value === undefined || value === "DISABLED") return [];
  return violates(property, value, "DISABLED or not set", "turn it off: brokers then have private addresses only");
};

const accessPoint: Check = (resource) => {
  const block = at(resource, "publicAccessBlockConfiguration");
  if (block === unseen) return cannotTell("publicAccessBlockConfiguration", "everything blocked");
  return ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"].flatMap((name) => {
    const property = `publicAccessBlockConfiguration.${name}`;
    const value = read(block, name);
    // All four are on where nothing else is said.
    return value === false || value === "false" ? violates(property, value, "true", `leave ${name} on`) : [];
  });
};

/** Defaults are private but where a check says otherwise. Source: @pulumi/aws 7.48.0, declarations of each type; 2026-11. */
export const noPublicStores: CloudRule = {
  name: "no-public-stores",
  resources: {
    "aws:rds/instance:Instance": off("publiclyAccessible"),
    "aws:rds/clusterInstance:ClusterInstance": off("publiclyAccessible"),
    "aws:rds/shardGroup:ShardGroup": off("publiclyAccessible"),
    "aws:neptune/clusterInstance:ClusterInstance": off("publiclyAccessible"),
    "aws:neptunegraph/graph:Graph": off("publicConnectivity"),
    "aws:redshift/cluster:Cluster": off("publiclyAccessible"),
    "aws:redshiftserverless/workgroup:Workgroup": off("publiclyAccessible"),
    "aws:dms/replicationInstance:ReplicationInstance": off("publiclyAccessible"),
    "aws:mq/broker:Broker": off("publiclyAccessible"),
    "aws:lightsail/database:Database": off("publiclyAccessible"),
    "aws:timestreaminfluxdb/dbInstance:DbInstance": off("publiclyAccessible"),
    "aws:timestreaminfluxdb/dbCluster:DbCluster": off("publiclyAccessible"),
    "aws:msk/cluster:Cluster": kafka,
    "aws:opensearch/domain:Domain": search,
    "aws:elasticsearch/domain:Domain": search,
    "aws:opensearch/serverlessSecurityPolicy:ServerlessSecurityPolicy": serverlessSearch,
    "aws:s3/bucket:Bucket": bucket,
    "aws:s3/bucketV2:BucketV2": bucket,
    "aws:s3/bucketAcl:BucketAcl": acl,
    "aws:s3/bucketAclV2:BucketAclV2": acl,
    "aws:s3/bucketObject:BucketObject": isPrivateAcl,
    "aws:s3/bucketObjectv2:BucketObjectv2": isPrivateAcl,
    "aws:s3/accessPoint:AccessPoint": accessPoint,
    "aws:rds/snapshot:Snapshot": shared("sharedAccounts"),
    "aws:rds/clusterSnapshot:ClusterSnapshot": shared("sharedAccounts"),
    "aws:rds/snapshotCopy:SnapshotCopy": shared("sharedAccounts"),
    "aws:ec2/amiLaunchPermission:AmiLaunchPermission": isOneOf("group", [undefined], "name accounts instead of `all`"),
    "aws:ecrpublic/repository:Repository": never(
      "repositoryName",
      "a private repository",
      "take aws:ecr, or have it waived: everybody pulls from a public one",
    ),
  },
};
