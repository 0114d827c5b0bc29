import * as autoscaling from "@pulumi/aws/autoscaling";
import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ec2 from "@pulumi/aws/ec2";
import * as iam from "@pulumi/aws/iam";
import * as kms from "@pulumi/aws/kms";
import * as lb from "@pulumi/aws/lb";
import * as rds from "@pulumi/aws/rds";
import * as s3 from "@pulumi/aws/s3";
import * as wafv2 from "@pulumi/aws/wafv2";
import type { Neighbour } from "../neighbour";

const vpcId = "vpc-0de0de0de0de0de0d";
const publicSubnets = ["subnet-0de00000000000001", "subnet-0de00000000000002"];
const appSubnets = ["subnet-0de00000000000003", "subnet-0de00000000000004"];
const dataSubnets = ["subnet-0de00000000000005", "subnet-0de00000000000006"];
/** Of the account's foundation, which made it for development. */
const keyArn = "arn:aws:kms:us-east-1:123456789012:key/aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";
const tags = { environment: "dev" };

export const devShop: Neighbour = {
  name: "dev-shop",
  cloud: "aws",
  what: "A shop for developers: the smallest sizes, short backups, no copy in another region, and as closed as the real one.",
  program: async () => {
    // The foundation's key is for data only; logs get one of their own.
    const logKey = new kms.Key("logs", {
      enableKeyRotation: true,
      deletionWindowInDays: 14,
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Principal: { AWS: "arn:aws:iam::123456789012:root" }, Action: "kms:*", Resource: "*" },
          {
            Effect: "Allow",
            Principal: { Service: "logs.us-east-1.amazonaws.com" },
            Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
            Resource: "*",
            Condition: {
              ArnLike: { "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:us-east-1:123456789012:log-group:*" },
            },
          },
        ],
      }),
      tags,
    });
    const { target, group } = entry(logKey);
    const app = instances(target, group);
    database(logKey, app);
  },
};

function entry(logKey: kms.Key) {
  const bucket = new s3.Bucket("dev-alb-logs", { bucket: "dev-shop-alb-logs", tags });
  new s3.BucketPublicAccessBlock("dev-alb-logs", {
    bucket: bucket.id,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
  new s3.BucketLifecycleConfiguration("dev-alb-logs", {
    bucket: bucket.id,
    rules: [{ id: "age", status: "Enabled", expiration: { days: 365 } }],
  });
  const policy = new s3.BucketPolicy("dev-alb-logs", {
    bucket: bucket.id,
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
          Action: "s3:PutObject",
          Resource: "arn:aws:s3:::dev-shop-alb-logs/AWSLogs/123456789012/*",
        },
        {
          Effect: "Deny",
          Principal: { AWS: "*" },
          Action: ["s3:*"],
          Resource: ["arn:aws:s3:::dev-shop-alb-logs", "arn:aws:s3:::dev-shop-alb-logs/*"],
          Condition: { Bool: { "aws:SecureTransport": false } },
        },
      ],
    }),
  });
  const group = new ec2.SecurityGroup("dev-alb", {
    vpcId,
    description: "Developers and testers come from anywhere",
    ingress: [80, 443].map((port) => ({
      protocol: "tcp",
      fromPort: port,
      toPort: port,
      cidrBlocks: ["0.0.0.0/0"],
      ipv6CidrBlocks: ["::/0"],
      description: "Web",
    })),
    egress: [{ protocol: "tcp", fromPort: 8443, toPort: 8443, cidrBlocks: ["10.50.0.0/16"], description: "Instances" }],
    tags,
  });
  const balancer = new lb.LoadBalancer(
    "dev",
    {
      subnets: publicSubnets,
      securityGroups: [group.id],
      ipAddressType: "dualstack",
      dropInvalidHeaderFields: true,
      accessLogs: { bucket: "dev-shop-alb-logs", enabled: true },
      tags,
    },
    { dependsOn: [policy] },
  );
  const target = new lb.TargetGroup("dev", {
    vpcId,
    port: 8443,
    protocol: "HTTPS",
    healthCheck: { protocol: "HTTPS", path: "/" },
    tags,
  });
  new lb.Listener("dev-https", {
    loadBalancerArn: balancer.arn,
    port: 443,
    protocol: "HTTPS",
    sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
    certificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/99999999-8888-7777-6666-555555555555",
    defaultActions: [{ type: "forward", targetGroupArn: target.arn }],
  });
  new lb.Listener("dev-http", {
    loadBalancerArn: balancer.arn,
    port: 80,
    defaultActions: [{ type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_302" } }],
  });
  const visibilityConfig = { metricName: "dev", cloudwatchMetricsEnabled: true, sampledRequestsEnabled: false };
  const acl = new wafv2.WebAcl("dev", {
    name: "dev",
    scope: "REGIONAL",
    defaultAction: { allow: {} },
    rules: [
      {
        name: "common",
        priority: 0,
        overrideAction: { none: {} },
        statement: { managedRuleGroupStatement: { vendorName: "AWS", name: "AWSManagedRulesCommonRuleSet" } },
        visibilityConfig,
      },
    ],
    visibilityConfig,
  });
  new wafv2.WebAclAssociation("dev", { resourceArn: balancer.arn, webAclArn: acl.arn });
  const log = new cloudwatch.LogGroup("dev-waf", {
    name: "aws-waf-logs-dev",
    retentionInDays: 365,
    kmsKeyId: logKey.arn,
    tags,
  });
  new wafv2.WebAclLoggingConfiguration("dev", { resourceArn: acl.arn, logDestinationConfigs: [log.arn] });
  return { target, group };
}

function instances(target: lb.TargetGroup, from: ec2.SecurityGroup): ec2.SecurityGroup {
  const group = new ec2.SecurityGroup("dev-app", {
    vpcId,
    description: "Instances",
    ingress: [{ protocol: "tcp", fromPort: 8443, toPort: 8443, securityGroups: [from.id], description: "Balancer" }],
    egress: [
      { protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"], description: "Updates, through NAT" },
      { protocol: "tcp", fromPort: 5432, toPort: 5432, cidrBlocks: ["10.50.4.0/23"], description: "Database" },
    ],
    tags,
  });
  const role = new iam.Role("dev-app", {
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
    }),
    tags,
  });
  new iam.RolePolicyAttachment("dev-app-ssm", {
    role: role.id,
    policyArn: "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
  });
  const profile = new iam.InstanceProfile("dev-app", { role: role.id });
  const template = new ec2.LaunchTemplate("dev-app", {
    imageId: "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
    instanceType: "t4g.small",
    iamInstanceProfile: { arn: profile.arn },
    metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 },
    networkInterfaces: [{ associatePublicIpAddress: "false", securityGroups: [group.id] }],
    blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { encrypted: "true", kmsKeyId: keyArn } }],
    tags,
  });
  new autoscaling.Group("dev-app", {
    minSize: 1,
    maxSize: 2,
    vpcZoneIdentifiers: appSubnets,
    launchTemplate: { id: template.id, version: "$Latest" },
    targetGroupArns: [target.arn],
    healthCheckType: "ELB",
    instanceRefresh: { strategy: "Rolling" },
  });
  return group;
}

function database(logKey: kms.Key, from: ec2.SecurityGroup): void {
  const group = new ec2.SecurityGroup("dev-db", {
    vpcId,
    description: "Database",
    ingress: [{ protocol: "tcp", fromPort: 5432, toPort: 5432, securityGroups: [from.id], description: "Instances" }],
    tags,
  });
  const subnets = new rds.SubnetGroup("dev", { subnetIds: dataSubnets, tags });
  const parameters = new rds.ParameterGroup("dev", {
    family: "postgres17",
    parameters: [
      { name: "rds.force_ssl", value: "1" },
      { name: "log_connections", value: "1" },
    ],
    tags,
  });
  const log = new cloudwatch.LogGroup("dev-db", {
    name: "/aws/rds/instance/dev/postgresql",
    retentionInDays: 365,
    kmsKeyId: logKey.arn,
    tags,
  });
  new rds.Instance(
    "dev",
    {
      identifier: "dev",
      engine: "postgres",
      engineVersion: "17",
      instanceClass: "db.t4g.micro",
      allocatedStorage: 20,
      storageType: "gp3",
      storageEncrypted: true,
      kmsKeyId: keyArn,
      username: "shop_owner",
      manageMasterUserPassword: true,
      masterUserSecretKmsKeyId: keyArn,
      iamDatabaseAuthenticationEnabled: true,
      multiAz: true,
      publiclyAccessible: false,
      dbSubnetGroupName: subnets.id,
      vpcSecurityGroupIds: [group.id],
      parameterGroupName: parameters.id,
      enabledCloudwatchLogsExports: ["postgresql"],
      autoMinorVersionUpgrade: true,
      caCertIdentifier: "rds-ca-rsa2048-g1",
      // Thrown away and built again every few weeks: nothing in it has to outlive it.
      backupRetentionPeriod: 1,
      skipFinalSnapshot: true,
      tags,
    },
    { dependsOn: [log] },
  );
}
