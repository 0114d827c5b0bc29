import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as elasticache from "@pulumi/aws/elasticache";
import * as kms from "@pulumi/aws/kms";
import * as vpc from "@pulumi/aws/vpc";
import type { Neighbour } from "../neighbour";
import { accountDecides, document, keyOfLogs } from "./documents";

const account = "111122223333";

export const sessionCache: Neighbour = {
  name: "session-cache",
  cloud: "aws",
  what: "A small Valkey cache with one replica and one user, for a service of another project.",
  program: async () => {
    const key = new kms.Key("sessions", {
      description: "Sessions",
      enableKeyRotation: true,
      policy: document(accountDecides(account)),
    });
    const log = new cloudwatch.LogGroup("sessions", {
      name: "/elasticache/sessions",
      retentionInDays: 365,
      kmsKeyId: keyOfLogs("sessions-logs", account, "us-east-1").arn,
    });
    // The group is the network project's; its rules are this one's.
    const group = "sg-0b0b0b0b0b0b0b0b0";
    new vpc.SecurityGroupIngressRule("sessions", {
      securityGroupId: group,
      referencedSecurityGroupId: "sg-0feedfacefeedface",
      ipProtocol: "tcp",
      fromPort: 6379,
      toPort: 6379,
      description: "Valkey from the storefront",
    });
    const subnets = new elasticache.SubnetGroup("sessions", {
      name: "sessions",
      subnetIds: ["subnet-0fffffffffffffff1", "subnet-0fffffffffffffff2"],
    });
    const user = new elasticache.User("storefront", {
      userId: "storefront",
      userName: "storefront",
      engine: "valkey",
      accessString: "on ~session:* -@all +@read +@write +@connection",
      authenticationMode: { type: "iam" },
    });
    const users = new elasticache.UserGroup("sessions", {
      userGroupId: "sessions",
      engine: "valkey",
      userIds: [user.userId],
    });
    new elasticache.ReplicationGroup("sessions", {
      description: "Sessions of the storefront",
      engine: "valkey",
      engineVersion: "8.0",
      nodeType: "cache.t4g.small",
      numCacheClusters: 2,
      automaticFailoverEnabled: true,
      multiAzEnabled: true,
      subnetGroupName: subnets.name,
      securityGroupIds: [group],
      atRestEncryptionEnabled: true,
      kmsKeyId: key.arn,
      transitEncryptionEnabled: true,
      transitEncryptionMode: "required",
      userGroupIds: [users.userGroupId],
      autoMinorVersionUpgrade: true,
      snapshotRetentionLimit: 7,
      logDeliveryConfigurations: [
        { destination: log.name, destinationType: "cloudwatch-logs", logFormat: "json", logType: "slow-log" },
        { destination: log.name, destinationType: "cloudwatch-logs", logFormat: "json", logType: "engine-log" },
      ],
    });
  },
};
