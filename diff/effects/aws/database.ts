import type { EffectTable } from "../effect";
import { planned } from "./sources";

/** Stores of rows. Interruptions: Amazon RDS User Guide, "Settings for DB instances" (column "Downtime notes"). */
export const database: EffectTable = {
  source: `${planned}; interruptions: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ModifyInstance.Settings.html`,
  rows: [
    {
      type: "aws:rds/instance:Instance",
      replaces: `availabilityZone backupTarget characterSetName customIamInstanceProfile dbName engine kmsKeyId
        ncharCharacterSetName snapshotIdentifier storageEncrypted timezone username s3Import restoreToPointInTime region`,
      restarts: `instanceClass engineVersion parameterGroupName optionGroupName port identifier identifierPrefix
        dbSubnetGroupName caCertIdentifier networkType storageType dedicatedLogVolume licenseModel replicateSourceDb
        replicaMode domain domainFqdn upgradeStorageConfig`,
      shortens: "backupRetentionPeriod",
      inPlace: `allocatedStorage allowMajorVersionUpgrade applyImmediately autoMinorVersionUpgrade backupWindow blueGreenUpdate
        copyTagsToSnapshot customerOwnedIpEnabled databaseInsightsMode deleteAutomatedBackups deletionProtection
        enabledCloudwatchLogsExports engineLifecycleSupport finalSnapshotIdentifier iamDatabaseAuthenticationEnabled iops
        maintenanceWindow manageMasterUserPassword masterUserSecretKmsKeyId maxAllocatedStorage monitoringInterval
        monitoringRoleArn multiAz password passwordWo passwordWoVersion performanceInsightsEnabled
        performanceInsightsKmsKeyId performanceInsightsRetentionPeriod publiclyAccessible skipFinalSnapshot storageThroughput tags vpcSecurityGroupIds`,
    },
    {
      type: "aws:rds/cluster:Cluster",
      replaces: `availabilityZones clusterIdentifier clusterIdentifierPrefix clusterScalabilityType databaseName dbSubnetGroupName
        dbSystemId engine engineMode kmsKeyId masterUsername snapshotIdentifier sourceRegion storageEncrypted storageType
        restoreToPointInTime s3Import region`,
      restarts: "engineVersion dbClusterInstanceClass dbClusterParameterGroupName port networkType",
      shortens: "backupRetentionPeriod backtrackWindow",
      inPlace: `allowMajorVersionUpgrade applyImmediately copyTagsToSnapshot deleteAutomatedBackups deletionProtection
        enableHttpEndpoint enabledCloudwatchLogsExports finalSnapshotIdentifier iamDatabaseAuthenticationEnabled iamRoles
        manageMasterUserPassword masterPassword masterUserSecretKmsKeyId monitoringInterval monitoringRoleArn
        performanceInsightsEnabled performanceInsightsKmsKeyId performanceInsightsRetentionPeriod preferredBackupWindow preferredMaintenanceWindow
        serverlessv2ScalingConfiguration skipFinalSnapshot tags vpcSecurityGroupIds`,
    },
    {
      type: "aws:rds/clusterInstance:ClusterInstance",
      replaces: `availabilityZone clusterIdentifier customIamInstanceProfile dbSubnetGroupName engine identifier identifierPrefix
        region`,
      restarts: "instanceClass engineVersion dbParameterGroupName caCertIdentifier",
      inPlace: `applyImmediately autoMinorVersionUpgrade copyTagsToSnapshot monitoringInterval monitoringRoleArn
        performanceInsightsEnabled performanceInsightsKmsKeyId preferredMaintenanceWindow promotionTier publiclyAccessible tags`,
    },
    // Static parameters wait for a reboot, which nobody asks for here.
    {
      type: "aws:rds/parameterGroup:ParameterGroup",
      replaces: "description family name namePrefix region",
      inPlace: "others",
    },
    { type: "aws:rds/subnetGroup:SubnetGroup", replaces: "name namePrefix region", inPlace: "others" },
    { type: "aws:rds/eventSubscription:EventSubscription", replaces: "name namePrefix region", inPlace: "others" },
    {
      type: "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication",
      replaces: "kmsKeyId preSignedUrl retentionPeriod sourceDbInstanceArn region",
      inPlace: "",
    },
    {
      type: "aws:dynamodb/table:Table",
      replaces: `name hashKey rangeKey localSecondaryIndexes importTable restoreDateTime restoreSourceName restoreSourceTableArn
        restoreToLatestTime region`,
      inPlace: `attributes billingMode deletionProtectionEnabled globalSecondaryIndexes pointInTimeRecovery readCapacity replicas
        serverSideEncryption streamEnabled streamViewType tableClass tags ttl writeCapacity`,
    },
  ],
};
