import type { Cloud } from "../cloud";
import type { Kind } from "../kind";
import { Refusal, refuse } from "../refusal";
import type { Fields, Request, Thing } from "../thing";
import { assumable, deployer, keyAllows } from "./access";
import { automatedBackupType, checkRestore, instanceType, promote, restored, snapshotType } from "./database-data";
import { here, numberAt, ready, textAt, textsAt } from "./parts";

/**
 * RDS instances. Codes: Amazon RDS API reference, "Errors" of CreateDBInstance, CreateDBInstanceReadReplica, ModifyDBInstance,
 * DeleteDBInstance, RestoreDBInstanceToPointInTime, StartDBInstanceAutomatedBackupsReplication; 2026-11.
 */
export const database: readonly Kind[] = [
  {
    type: instanceType,
    references: [
      {
        path: "dbSubnetGroupName",
        to: ["aws:rds/subnetGroup:SubnetGroup"],
        by: "name",
        code: "DBSubnetGroupNotFoundFault",
      },
      {
        path: "parameterGroupName",
        to: ["aws:rds/parameterGroup:ParameterGroup"],
        by: "name",
        code: "DBParameterGroupNotFound",
      },
      { path: "vpcSecurityGroupIds[]", to: ["aws:ec2/securityGroup:SecurityGroup"], code: "InvalidParameterValue" },
      { path: "kmsKeyId", to: ["aws:kms/key:Key"], by: "arn", code: "KMSKeyNotAccessibleFault" },
      { path: "performanceInsightsKmsKeyId", to: ["aws:kms/key:Key"], by: "arn", code: "KMSKeyNotAccessibleFault" },
      { path: "masterUserSecretKmsKeyId", to: ["aws:kms/key:Key"], by: "arn", code: "KMSKeyNotAccessibleFault" },
      { path: "replicateSourceDb", to: [instanceType], by: "arn", where: "account", code: "DBInstanceNotFound" },
      {
        path: "restoreToPointInTime.sourceDbInstanceAutomatedBackupsArn",
        to: [automatedBackupType],
        code: "DBInstanceAutomatedBackupNotFound",
      },
      // Looked at below, because the provider asks again.
      { path: "monitoringRoleArn", to: [], code: "", named: () => undefined },
    ],
    names: (request) => [
      { scope: here(request), name: textAt(request.inputs, "identifier"), code: "DBInstanceAlreadyExists" },
    ],
    create(request, cloud) {
      checkPlace(request, cloud);
      checkKeys(request, cloud);
      checkMonitoring(request, cloud);
      checkStorage(request.inputs);
      checkEngine(request, cloud);
      if (request.inputs["replicateSourceDb"] !== undefined) checkReplica(request, cloud);
      checkRestore(request, cloud);
    },
    made(thing, cloud) {
      const source = ready(cloud, instanceType, "arn", textAt(thing.inputs, "replicateSourceDb"));
      Object.assign(thing.kept, {
        role: source === undefined ? "writer" : "replica",
        allocated: numberAt(thing.inputs, "allocatedStorage"),
        // What it was born with; the database of a replica is its source's.
        writes: source === undefined ? restored(thing, cloud) : [],
        ...(source !== undefined && { source: source.id, lag: 2_000 }),
      });
      ownLogGroups(thing, cloud);
    },
    update(thing, news, cloud) {
      const source = textAt(news, "replicateSourceDb");
      const before = textAt(thing.inputs, "replicateSourceDb");
      const role = thing.kept["role"];
      if (source !== "" && source !== before && role === "writer")
        refuse("InvalidParameterCombination", "cannot elect new source database for replication");
      if (source === "" && before !== "" && role === "replica") promote(thing, cloud);
      if (news["passwordWoVersion"] !== thing.inputs["passwordWoVersion"] && thing.kept["role"] === "replica")
        refuse("InvalidDBInstanceState", "cannot change the master user password on a read replica");
      if ((numberAt(news, "allocatedStorage") ?? 0) < (numberAt(thing.inputs, "allocatedStorage") ?? 0))
        refuse("InvalidParameterValue", "the requested size may not be smaller than the existing one");
      const replicas = cloud.things.of(instanceType).filter(({ kept }) => kept["source"] === thing.id);
      if (numberAt(news, "backupRetentionPeriod") === 0 && replicas.length > 0)
        refuse("InvalidParameterValue", "backups can't be turned off while there are replicas");
      checkStorage(news);
      checkMonitoring({ ...thing, inputs: news }, cloud);
    },
    read({ inputs, kept }) {
      // After a promotion the cloud names no source any more.
      return kept["role"] === "writer" && inputs["replicateSourceDb"] !== undefined
        ? { replicateSourceDb: undefined }
        : {};
    },
    remove(thing, cloud) {
      const { inputs, kept, name } = thing;
      if (inputs["deletionProtection"] === true)
        refuse("InvalidParameterCombination", `cannot delete protected DB instance ${name}`);
      if (inputs["skipFinalSnapshot"] === true) return;
      const final = textAt(inputs, "finalSnapshotIdentifier");
      if (final === "") refuse("InvalidParameterCombination", "FinalDBSnapshotIdentifier is required");
      if (kept["role"] === "replica")
        refuse("InvalidParameterCombination", "FinalDBSnapshotIdentifier can not be specified when deleting a replica");
      const taken = cloud.things.by(snapshotType, "identifier", final).some(({ region }) => region === thing.region);
      if (taken) refuse("DBSnapshotAlreadyExists", `${final} exists already`);
    },
    removed(thing, cloud) {
      const { inputs, region, account, kept } = thing;
      for (const replica of cloud.things.of(instanceType).filter((each) => each.kept["source"] === thing.id))
        Object.assign(replica.kept, { cutAt: cloud.now });
      if (inputs["skipFinalSnapshot"] === true) return;
      const identifier = textAt(inputs, "finalSnapshotIdentifier");
      const snapshot = { type: snapshotType, name: identifier, inputs: { identifier }, region, account };
      cloud.give(snapshot, { writes: kept["writes"] });
    },
    quota: {
      most: 40,
      code: "InstanceQuotaExceeded",
      source: "Amazon RDS user guide, quotas: 40 DB instances a region; 2026-11",
    },
    takes: [300_000, 2_400_000],
  },
  {
    type: "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication",
    references: [
      { path: "sourceDbInstanceArn", to: [instanceType], by: "arn", where: "account", code: "DBInstanceNotFound" },
      { path: "kmsKeyId", to: ["aws:kms/key:Key"], by: "arn", code: "KMSKeyNotAccessibleFault" },
    ],
    names: (request) => [
      {
        scope: here(request),
        name: textAt(request.inputs, "sourceDbInstanceArn"),
        code: "DBInstanceAutomatedBackupAlreadyExists",
      },
    ],
    create({ inputs, region, account }, cloud) {
      const source = ready(cloud, instanceType, "arn", textAt(inputs, "sourceDbInstanceArn"));
      // It is made where the copy goes to.
      if (source?.region === region) refuse("InvalidParameterValue", `the source ${source.id} is in ${region} itself`);
      if ((numberAt(source?.inputs ?? {}, "backupRetentionPeriod") ?? 0) === 0)
        refuse("InvalidDBInstanceAutomatedBackupState", `${String(source?.id)} keeps no automated backups`);
      if (!mayUse(cloud, textAt(inputs, "kmsKeyId"), account, region))
        refuse("KMSKeyNotAccessibleFault", `${textAt(inputs, "kmsKeyId")} may not be used by RDS in ${region}`);
    },
    made({ name, inputs, region, account }, cloud) {
      const source = textAt(inputs, "sourceDbInstanceArn");
      cloud.give(
        { type: automatedBackupType, name, inputs: { sourceDbInstanceArn: source }, region, account },
        { since: cloud.now },
      );
    },
    // What was copied stays until its days are over.
    removed(thing, cloud) {
      for (const backup of cloud.things.of(automatedBackupType))
        if (backup.name === thing.name && backup.region === thing.region) backup.kept["stopped"] = cloud.now;
    },
    quota: {
      most: 20,
      code: "DBInstanceAutomatedBackupQuotaExceeded",
      source: "Amazon RDS user guide, quotas: 20 cross-region automated backups a region; 2026-11",
    },
    takes: [300_000, 3_600_000],
  },
  {
    type: automatedBackupType,
    outputs: ({ name, region, account }) => {
      const arn = `arn:aws:rds:${region}:${account}:auto-backup:ab-0a1b2c3${name.replaceAll("-", "")}`;
      return { id: arn, arn };
    },
  },
  { type: snapshotType, outputs: ({ inputs }) => ({ id: inputs["identifier"] }) },
];

/** The subnet group covers two zones, and lies in the same network as the security groups. */
function checkPlace({ inputs }: Request, cloud: Cloud): void {
  const group = ready(cloud, "aws:rds/subnetGroup:SubnetGroup", "name", textAt(inputs, "dbSubnetGroupName"));
  const subnets = textsAt(group?.inputs ?? {}, "subnetIds[]");
  const networks = new Set(
    subnets.map((id) => ready(cloud, "aws:ec2/subnet:Subnet", "id", id)?.inputs["vpcId"]).filter(Boolean),
  );
  for (const id of textsAt(inputs, "vpcSecurityGroupIds[]")) {
    const own = ready(cloud, "aws:ec2/securityGroup:SecurityGroup", "id", id)?.inputs["vpcId"];
    if (networks.size > 0 && !networks.has(own))
      refuse("InvalidParameterCombination", `the DB instance and EC2 security group ${id} are in different VPCs`);
  }
}

function checkKeys({ inputs, region, account }: Request, cloud: Cloud): void {
  for (const path of ["kmsKeyId", "performanceInsightsKmsKeyId"]) {
    const key = textAt(inputs, path);
    if (key !== "" && !mayUse(cloud, key, account, region))
      refuse("KMSKeyNotAccessibleFault", `${path}: ${key} may not be used by RDS in ${region}`);
  }
}

/** RDS makes its grants in the name of whoever asks. */
function mayUse(cloud: Cloud, key: string, account: string, region: string): boolean {
  const context = { "kms:ViaService": `rds.${region}.amazonaws.com`, "kms:GrantIsForAWSResource": "true" };
  return ["kms:CreateGrant", "kms:DescribeKey"].every((action) =>
    keyAllows(cloud, key, deployer(account), action, context),
  );
}

const monitoringPolicy = "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole";

/**
 * Refused while the role can't be assumed or lacks its policy. The provider asks again for two minutes where the message holds
 * ENHANCED_MONITORING. Source: terraform-provider-aws, internal/service/rds/instance.go; 2026-11.
 */
function checkMonitoring({ inputs, region, account }: Request, cloud: Cloud): void {
  const arn = textAt(inputs, "monitoringRoleArn");
  if (arn === "") return;
  const source = { "aws:SourceArn": `arn:aws:rds:${region}:${account}:db:${textAt(inputs, "identifier")}` };
  const trusted = assumable(cloud, arn, "monitoring.rds.amazonaws.com", source);
  const name = arn.split("/").at(-1) ?? "";
  const attached = cloud.things
    .by("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "role", name)
    .some((each) => each.state === "ready" && each.inputs["policyArn"] === monitoringPolicy);
  if (!trusted || !attached)
    throw new Refusal(
      "InvalidParameterValue",
      `${arn} is invalid or does not include the required permissions for ENHANCED_MONITORING`,
      true,
    );
}

/** Source: Amazon RDS user guide, gp3 storage: under 400 GiB PostgreSQL has fixed IOPS; 2026-11. */
function checkStorage(inputs: Fields): void {
  const [size = 0, iops = 0] = [numberAt(inputs, "allocatedStorage"), numberAt(inputs, "iops")];
  if (inputs["storageType"] === "gp3" && inputs["iops"] !== undefined && (size < 400 || iops < 12_000))
    refuse("InvalidParameterCombination", `you can't specify ${iops} IOPS for ${size} GiB of gp3`);
  const most = numberAt(inputs, "maxAllocatedStorage");
  if (most !== undefined && most <= size)
    refuse("InvalidParameterCombination", "the maximum storage must be larger than the allocated one");
}

function checkEngine({ inputs }: Request, cloud: Cloud): void {
  const [major = ""] = textAt(inputs, "engineVersion").split(".");
  const group = ready(cloud, "aws:rds/parameterGroup:ParameterGroup", "name", textAt(inputs, "parameterGroupName"));
  const family = textAt(group?.inputs ?? {}, "family");
  if (group !== undefined && family !== `${textAt(inputs, "engine")}${major}`)
    refuse("InvalidParameterCombination", `the family ${family} doesn't fit ${textAt(inputs, "engine")} ${major}`);
  if (
    inputs["databaseInsightsMode"] === "advanced" &&
    (numberAt(inputs, "performanceInsightsRetentionPeriod") ?? 0) < 465
  )
    refuse("InvalidParameterCombination", "advanced insights need 465 days or more");
  if (inputs["manageMasterUserPassword"] === true && inputs["replicateSourceDb"] !== undefined)
    refuse("InvalidParameterCombination", "a replica has no password of its own");
}

function checkReplica({ inputs, region }: Request, cloud: Cloud): void {
  for (const given of ["username", "password", "passwordWo", "dbName"])
    if (inputs[given] !== undefined)
      refuse("InvalidParameterCombination", `${given} is not allowed for a read replica`);
  const source = ready(cloud, instanceType, "arn", textAt(inputs, "replicateSourceDb"));
  if (source === undefined) return;
  if ((numberAt(source.inputs, "backupRetentionPeriod") ?? 0) === 0)
    refuse("InvalidDBInstanceState", `automated backups are not enabled for ${source.name}`);
  if (source.inputs["manageMasterUserPassword"] === true)
    refuse("InvalidParameterValue", "replicas of an instance whose password RDS manages are not supported");
  if (source.region !== region && source.inputs["storageEncrypted"] === true && inputs["kmsKeyId"] === undefined)
    refuse("InvalidParameterCombination", "an encrypted replica in another region needs a key of that region");
}

/** RDS writes to groups of these names, and makes one that is missing: unencrypted, and never expiring. */
function ownLogGroups({ inputs, region, account }: Thing, cloud: Cloud): void {
  const type = "aws:cloudwatch/logGroup:LogGroup";
  for (const log of textsAt(inputs, "enabledCloudwatchLogsExports[]")) {
    const name = `/aws/rds/instance/${textAt(inputs, "identifier")}/${log}`;
    if (cloud.things.at({ type, region, account }, name) === undefined)
      cloud.give({ type, name, inputs: { name }, region, account });
  }
}
