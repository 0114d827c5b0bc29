import { LogGroup } from "@pulumi/aws/cloudwatch";
import { SecurityGroup, SecurityGroupRule } from "@pulumi/aws/ec2";
import { Role, RolePolicyAttachment } from "@pulumi/aws/iam";
import { Key } from "@pulumi/aws/kms";
import { Cluster, ClusterInstance, ClusterParameterGroup, SubnetGroup } from "@pulumi/aws/rds";
import type { Neighbour } from "../neighbour";
import { accountDecides, assumedBy, document, keyOfLogs } from "./documents";

const account = "111122223333";
const tags = { team: "ledger", environment: "production" };

export const auroraPostgresql: Neighbour = {
  name: "aurora-postgresql",
  cloud: "aws",
  what: "An Aurora PostgreSQL cluster with two instances in a network that another project owns.",
  program: async () => {
    const key = new Key("ledger", {
      description: "Ledger database and its backups",
      enableKeyRotation: true,
      policy: document(accountDecides(account)),
      tags,
    });
    const subnets = new SubnetGroup("ledger", {
      subnetIds: ["subnet-0aaaaaaaaaaaaaaa1", "subnet-0aaaaaaaaaaaaaaa2", "subnet-0aaaaaaaaaaaaaaa3"],
      tags,
    });

    const group = new SecurityGroup("ledger", { vpcId: "vpc-0123456789abcdef0", description: "Ledger database", tags });
    // The application's group comes from its own project.
    new SecurityGroupRule("ledger-from-app", {
      type: "ingress",
      securityGroupId: group.id,
      protocol: "tcp",
      fromPort: 5432,
      toPort: 5432,
      sourceSecurityGroupId: "sg-0feedfacefeedface",
      description: "PostgreSQL from the ledger service",
    });

    const parameters = new ClusterParameterGroup("ledger", {
      family: "aurora-postgresql16",
      parameters: [
        { name: "rds.force_ssl", value: "1" },
        { name: "ssl_min_protocol_version", value: "TLSv1.2" },
        { name: "shared_preload_libraries", value: "pg_stat_statements,pgaudit", applyMethod: "pending-reboot" },
        { name: "pgaudit.log", value: "ddl,role,write" },
        { name: "log_connections", value: "1" },
        { name: "log_disconnections", value: "1" },
      ],
      tags,
    });

    const monitoring = new Role("ledger-monitoring", {
      assumeRolePolicy: assumedBy("monitoring.rds.amazonaws.com", { StringEquals: { "aws:SourceAccount": account } }),
      tags,
    });
    const monitored = new RolePolicyAttachment("ledger-monitoring", {
      role: monitoring.id,
      policyArn: "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole",
    });

    const log = new LogGroup("ledger", {
      name: "/aws/rds/cluster/ledger/postgresql",
      retentionInDays: 400,
      kmsKeyId: keyOfLogs("ledger-logs", account, "us-east-1").arn,
      tags,
    });
    const cluster = new Cluster(
      "ledger",
      {
        clusterIdentifier: "ledger",
        engine: "aurora-postgresql",
        engineVersion: "16.8",
        databaseName: "ledger",
        masterUsername: "ledger_owner",
        manageMasterUserPassword: true,
        masterUserSecretKmsKeyId: key.arn,
        iamDatabaseAuthenticationEnabled: true,
        dbSubnetGroupName: subnets.id,
        vpcSecurityGroupIds: [group.id],
        dbClusterParameterGroupName: parameters.id,
        storageEncrypted: true,
        kmsKeyId: key.arn,
        backupRetentionPeriod: 35,
        preferredBackupWindow: "03:00-04:00",
        preferredMaintenanceWindow: "sun:05:00-sun:06:00",
        copyTagsToSnapshot: true,
        deletionProtection: true,
        finalSnapshotIdentifier: "ledger-final",
        enabledCloudwatchLogsExports: ["postgresql"],
        tags,
      },
      { protect: true, dependsOn: [log] },
    );
    for (const zone of ["a", "b"]) {
      new ClusterInstance(
        `ledger-${zone}`,
        {
          clusterIdentifier: cluster.id,
          engine: "aurora-postgresql",
          instanceClass: "db.r7g.large",
          availabilityZone: `us-east-1${zone}`,
          publiclyAccessible: false,
          autoMinorVersionUpgrade: true,
          caCertIdentifier: "rds-ca-rsa2048-g1",
          monitoringInterval: 30,
          monitoringRoleArn: monitoring.arn,
          performanceInsightsEnabled: true,
          performanceInsightsKmsKeyId: key.arn,
          tags,
        },
        { dependsOn: [monitored] },
      );
    }
    return { clusterArn: cluster.arn };
  },
};
