import { cannotTell, violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, entries, read, unseen } from "../view";
import { BucketSettings, bucketTypes } from "./shared/bucket-settings";
import { copiesOf, logBuckets } from "./shared/log-flows";
import { leads } from "./shared/references";
import { maySameRegion, regionOf } from "./shared/regions";

const vpcType = "aws:ec2/vpc:Vpc";
const instanceType = "aws:rds/instance:Instance";
const clusterType = "aws:rds/cluster:Cluster";
const tableType = "aws:dynamodb/table:Table";
const secretType = "aws:secretsmanager/secret:Secret";
const filesType = "aws:efs/fileSystem:FileSystem";
const replicationType = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";

/** What makes a region one of the stack's own; a certificate or a firewall of the edge doesn't. */
const places: readonly string[] = [vpcType, instanceType, clusterType, filesType];

/** Where the stack stands in two regions, what one of them keeps is in the other too; and what copies, copies all of it. */
function relation(stack: StackView): readonly About[] {
  const replications = stack
    .ofType(replicationType)
    .map((each) => ({ resource: each, complaints: ofReplication(stack, each) }));
  const regions = new Set(
    stack.ofType(...places).flatMap((each) => {
      const region = regionOf(stack, each);
      return typeof region === "string" ? [region] : [];
    }),
  );
  if (regions.size < 2) return replications;
  return [
    ...replications,
    ...buckets(stack),
    ...stack.ofType(instanceType).map((each) => ({ resource: each, complaints: ofInstance(stack, each) })),
    ...partnered(stack, clusterType, hasGlobal, "a global cluster, or a copy in the other region"),
    ...partnered(stack, "aws:docdb/cluster:Cluster", hasGlobal, "a global cluster"),
    ...partnered(stack, "aws:neptune/cluster:Cluster", hasGlobal, "a global cluster"),
    ...partnered(stack, tableType, hasReplicas, "replicas in the other region"),
    ...partnered(stack, filesType, hasFilesElsewhere, "a ReplicationConfiguration to the other region"),
    ...partnered(stack, secretType, hasSecretElsewhere, "replicas in the other region"),
  ];
}

/** What each rule of a replication copies, and where to. */
function ofReplication(stack: StackView, config: ResourceView): readonly Complaint[] {
  const rules = at(config, "rules");
  if (rules === unseen) return cannotTell("rules", "copies of everything");
  const records = stack.referred(config, "bucket", ...bucketTypes).some((bucket) => logBuckets(stack).has(bucket));
  return [
    ...versioned(stack, config),
    ...astray(stack, config),
    ...entries(rules).flatMap((rule, index) =>
      switches.flatMap(([path, refused, mend, ofRecordsOnly]) => {
        const value = read(rule, ...path.split("."));
        if (value !== refused || (ofRecordsOnly && !records)) return [];
        return violates(`rules.${index}.${path}`, value, refused === "Disabled" ? "Enabled" : "Disabled", mend);
      }),
    ),
  ];
}

const switches: readonly (readonly [path: string, refused: string, mend: string, ofRecordsOnly: boolean])[] = [
  ["status", "Disabled", "enable the rule", false],
  ["destination.replicationTime.status", "Disabled", "let S3 promise its fifteen minutes", false],
  ["destination.metrics.status", "Disabled", "measure how far the copy is behind", false],
  ["sourceSelectionCriteria.sseKmsEncryptedObjects.status", "Disabled", "copy what is encrypted under keys too", false],
  ["deleteMarkerReplication.status", "Enabled", "what is deleted here must not look deleted there", true],
];

/** S3 copies versions; a bucket without them is not copied. Source: S3, "Requirements for replication"; 2026-11. */
function versioned(stack: StackView, config: ResourceView): readonly Complaint[] {
  const settings = BucketSettings.of(stack);
  const ends = [
    ...stack.referred(config, "bucket", ...bucketTypes),
    ...stack.referred(config, "rules", ...bucketTypes),
  ];
  return [...new Set(ends)].flatMap((bucket) => {
    const { value } = settings.versioning(bucket);
    if (value === true || value === "true" || value === unseen) return [];
    return violates("", undefined, "both buckets with versions", `switch versioning on for ${bucket.name}`).map(
      (each) => ({
        ...each,
        found: `${bucket.name} keeps no versions, so nothing is copied`,
      }),
    );
  });
}

/** Its counterpart copies here, and it copies somewhere else. */
function astray(stack: StackView, config: ResourceView): readonly Complaint[] {
  const sources = stack.referred(config, "bucket", ...bucketTypes);
  return entries(at(config, "rules")).flatMap((_, index) => {
    const property = `rules.${index}.destination.bucket`;
    const { foreign } = leads(stack, config, property, ...bucketTypes);
    const back = BucketSettings.of(stack).buckets.filter((other) =>
      copiesOf(stack, other).some((copy) => sources.includes(copy)),
    );
    const [counterpart] = back;
    if (foreign === undefined || counterpart === undefined) return [];
    const mend = `copy to ${counterpart.name}, which copies here`;
    return violates(property, foreign, `the bucket ${counterpart.name}`, mend);
  });
}

/** Buckets of logs are asked for a copy only where another such bucket has one: most stacks keep them where they arise. */
function buckets(stack: StackView): readonly About[] {
  const logs = logBuckets(stack);
  const copied = (bucket: ResourceView) =>
    copiesOf(stack, bucket).length > 0 ||
    BucketSettings.of(stack).separate(bucket, "replication").length > 0 ||
    ["replicationConfiguration", "replicationConfigurations"].some((each) => at(bucket, each) !== undefined);
  const targets = new Set(BucketSettings.of(stack).buckets.flatMap((bucket) => copiesOf(stack, bucket)));
  const logsToo = [...logs.keys()].some(copied);
  return BucketSettings.of(stack).buckets.flatMap((bucket) => {
    if (copied(bucket)) return [{ resource: bucket, complaints: [] }];
    // One that only takes copies is a copy, unless it keeps logs that arise beside it.
    if (logs.has(bucket) ? !logsToo : targets.has(bucket) && !bothWays(stack)) return [];
    if (stack.ofType(replicationType).some((each) => stack.untraceable(each, "bucket")))
      return [{ resource: bucket, complaints: cannotTell("", "a replication to the other region") }];
    return [{ resource: bucket, complaints: alone(`a replication to the other region`, bucket) }];
  });
}

/** Do other pairs of buckets copy each other? */
function bothWays(stack: StackView): boolean {
  const all = BucketSettings.of(stack).buckets;
  return all.some((bucket) => copiesOf(stack, bucket).some((copy) => copiesOf(stack, copy).includes(bucket)));
}

function ofInstance(stack: StackView, database: ResourceView): readonly Complaint[] {
  const all = stack.ofType(instanceType);
  const copies = (source: ResourceView) =>
    all.filter((each) => stack.referred(each, "replicateSourceDb", instanceType).includes(source));
  if (at(database, "replicateSourceDb") !== undefined) {
    const { foreign } = leads(stack, database, "replicateSourceDb", instanceType);
    const own = all.find(
      (each) =>
        each !== database && !maySameRegion(stack, each, database) && at(each, "replicateSourceDb") === undefined,
    );
    if (foreign === undefined || own === undefined || copies(own).length > 0) return [];
    return violates(
      "replicateSourceDb",
      foreign,
      `a copy of ${own.name}`,
      `let it follow ${own.name}, which has no copy`,
    );
  }
  const elsewhere = all.filter((each) => !maySameRegion(stack, each, database));
  if (copies(database).some((copy) => elsewhere.includes(copy))) return [];
  // Beside a region that is lost there is nowhere to copy to.
  if (elsewhere.length > 0 && elsewhere.every(isLeftAlone)) return [];
  const replications = "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication";
  if (stack.pointingAt(database, replications, "sourceDbInstanceArn").length > 0 || isBackedUpElsewhere(stack))
    return [];
  if (stack.ofType(replications).some((each) => stack.untraceable(each, "sourceDbInstanceArn")))
    return cannotTell("", "a copy, or copies of its backups, in the other region");
  return alone("a copy, or copies of its backups, in the other region", database);
}

/** Every input ignored, as where a region answers nothing. */
function isLeftAlone({ options: { ignoreChanges } }: ResourceView): boolean {
  return ignoreChanges !== unseen && ignoreChanges.includes("*");
}

function partnered(
  stack: StackView,
  type: string,
  has: (stack: StackView, store: ResourceView) => boolean,
  wanted: string,
): readonly About[] {
  return stack.ofType(type).map((store) => ({
    resource: store,
    complaints: has(stack, store) || isBackedUpElsewhere(stack) ? [] : alone(wanted, store),
  }));
}

/** Plans of AWS Backup choose by tags; which stores they mean can't be told from here. */
function isBackedUpElsewhere(stack: StackView): boolean {
  return stack
    .ofType("aws:backup/plan:Plan")
    .some((plan) => entries(at(plan, "rules")).some((rule) => entries(read(rule, "copyActions")).length > 0));
}

function hasGlobal(stack: StackView, cluster: ResourceView): boolean {
  return (
    ["globalClusterIdentifier", "replicationSourceIdentifier"].some((each) => at(cluster, each) !== undefined) ||
    stack
      .ofType(cluster.type)
      .some(
        (other) =>
          other !== cluster && stack.referred(other, "replicationSourceIdentifier", cluster.type).includes(cluster),
      ) ||
    stack
      .ofType("aws:rds/globalCluster:GlobalCluster")
      .some((each) => stack.referred(each, "sourceDbClusterIdentifier", cluster.type).includes(cluster))
  );
}

function hasReplicas(stack: StackView, table: ResourceView): boolean {
  if (entries(at(table, "replicas")).length > 0 || at(table, "replicas") === unseen) return true;
  return stack.pointingAt(table, "aws:dynamodb/tableReplica:TableReplica", "globalTableArn").length > 0;
}

function hasFilesElsewhere(stack: StackView, files: ResourceView): boolean {
  const type = "aws:efs/replicationConfiguration:ReplicationConfiguration";
  return stack
    .ofType(type)
    .some((each) =>
      ["sourceFileSystemId", "destination"].some((property) =>
        stack.referred(each, property, filesType).includes(files),
      ),
    );
}

/** Each region may have its own. */
function hasSecretElsewhere(stack: StackView, secret: ResourceView): boolean {
  if (entries(at(secret, "replicas")).length > 0 || at(secret, "replicas") === unseen) return true;
  return stack.ofType(secretType).some((other) => !maySameRegion(stack, other, secret));
}

function alone(wanted: string, { name }: ResourceView): readonly Complaint[] {
  return violates("", undefined, wanted, `give ${name} ${wanted}`).map((each) => ({
    ...each,
    found: "nothing of it is elsewhere",
  }));
}

export const copiedElsewhere: CloudRule = { name: "copied-elsewhere", relation };
