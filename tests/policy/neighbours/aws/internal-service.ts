import * as autoscaling from "@pulumi/aws/autoscaling";
import * as ec2 from "@pulumi/aws/ec2";
import * as iam from "@pulumi/aws/iam";
import * as kms from "@pulumi/aws/kms";
import * as lb from "@pulumi/aws/lb";
import * as s3 from "@pulumi/aws/s3";
import * as pulumi from "@pulumi/pulumi";
import type { Neighbour } from "../neighbour";
import { accountDecides, document, tlsOnly } from "./documents";

const account = "111122223333";
const region = "us-east-1";
const scaling = `arn:aws:iam::${account}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`;
const tags = { "cost-center": "4711", owner: "pricing" };

export const internalService: Neighbour = {
  name: "internal-service",
  cloud: "aws",
  what: "A service that only other services reach: an internal balancer and instances, in a component, with no public entry.",
  program: async () => {
    new PrivateService("pricing", {
      vpcId: "vpc-0123456789abcdef0",
      subnetIds: ["subnet-0ccccccccccccccc1", "subnet-0ccccccccccccccc2", "subnet-0ccccccccccccccc3"],
      callers: ["10.40.0.0/16"],
      certificateArn: `arn:aws:acm:${region}:${account}:certificate/87654321-4321-4321-4321-210987654321`,
    });
  },
};

interface PrivateServiceArgs {
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly callers: readonly string[];
  readonly certificateArn: string;
}

class PrivateService extends pulumi.ComponentResource {
  constructor(name: string, { vpcId, subnetIds, callers, certificateArn }: PrivateServiceArgs) {
    super("acme:services:PrivateService", name);
    const child = { parent: this };

    const front = new ec2.SecurityGroup(
      `${name}-alb`,
      {
        vpcId,
        description: "Internal balancer",
        ingress: [443, 80].map((port) => ({
          protocol: "tcp",
          fromPort: port,
          toPort: port,
          cidrBlocks: [...callers],
          description: "From the callers' networks",
        })),
        tags,
      },
      child,
    );
    const back = new ec2.SecurityGroup(`${name}-app`, { vpcId, description: "Instances", tags }, child);
    const pair = { protocol: "tcp", fromPort: 8443, toPort: 8443 };
    new ec2.SecurityGroupRule(
      `${name}-alb-out`,
      { ...pair, type: "egress", securityGroupId: front.id, sourceSecurityGroupId: back.id, description: "Instances" },
      child,
    );
    new ec2.SecurityGroupRule(
      `${name}-app-in`,
      { ...pair, type: "ingress", securityGroupId: back.id, sourceSecurityGroupId: front.id, description: "Balancer" },
      child,
    );
    new ec2.SecurityGroupRule(
      `${name}-app-out`,
      {
        type: "egress",
        protocol: "tcp",
        fromPort: 443,
        toPort: 443,
        securityGroupId: back.id,
        cidrBlocks: ["0.0.0.0/0"],
        description: "Supplier's price list, through the network's NAT",
      },
      child,
    );

    const balancer = new lb.LoadBalancer(
      name,
      {
        internal: true,
        subnets: [...subnetIds],
        securityGroups: [front.id],
        dropInvalidHeaderFields: true,
        enableDeletionProtection: true,
        accessLogs: { bucket: logBucket(`${name}-alb-logs`, child), prefix: name, enabled: true },
        tags,
      },
      child,
    );
    const target = new lb.TargetGroup(
      name,
      { vpcId, port: 8443, protocol: "HTTPS", healthCheck: { protocol: "HTTPS", path: "/healthz" }, tags },
      child,
    );
    new lb.Listener(
      `${name}-https`,
      {
        loadBalancerArn: balancer.arn,
        port: 443,
        protocol: "HTTPS",
        sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
        certificateArn,
        defaultActions: [{ type: "forward", targetGroupArn: target.arn }],
      },
      child,
    );
    new lb.Listener(
      `${name}-http`,
      {
        loadBalancerArn: balancer.arn,
        port: 80,
        protocol: "HTTP",
        defaultActions: [{ type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } }],
      },
      child,
    );
    fleet(name, { subnetIds, group: back, target, child });
    this.registerOutputs({});
  }
}

interface FleetArgs {
  readonly subnetIds: readonly string[];
  readonly group: ec2.SecurityGroup;
  readonly target: lb.TargetGroup;
  readonly child: pulumi.CustomResourceOptions;
}

function fleet(name: string, { subnetIds, group, target, child }: FleetArgs): void {
  const role = new iam.Role(
    name,
    {
      // EC2 sends no source account when it takes a role on.
      assumeRolePolicy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
      }),
      managedPolicyArns: ["arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"],
      inlinePolicies: [
        {
          name: "discover",
          policy: JSON.stringify({
            Version: "2012-10-17",
            Statement: [
              { Effect: "Allow", Action: ["ec2:Describe*", "autoscaling:Describe*"], Resource: "*" },
              {
                Effect: "Allow",
                Action: ["s3:GetObject"],
                Resource: ["arn:aws:s3:::acme-releases/pricing/*"],
              },
            ],
          }),
        },
      ],
      tags,
    },
    child,
  );
  const profile = new iam.InstanceProfile(name, { role: role.id, tags }, child);
  const key = new kms.Key(
    `${name}-disks`,
    {
      description: "Disks of the pricing service",
      enableKeyRotation: true,
      policy: document(
        accountDecides(account),
        {
          Sid: "Allow Auto Scaling to use the key",
          Effect: "Allow",
          Principal: { AWS: scaling },
          Action: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"],
          Resource: "*",
        },
        {
          Sid: "Allow Auto Scaling to attach disks",
          Effect: "Allow",
          Principal: { AWS: scaling },
          Action: "kms:CreateGrant",
          Resource: "*",
          Condition: { Bool: { "kms:GrantIsForAWSResource": true } },
        },
      ),
      tags,
    },
    child,
  );
  const template = new ec2.LaunchTemplate(
    name,
    {
      imageId: "ami-0123456789abcdef0",
      instanceType: "m7g.large",
      iamInstanceProfile: { arn: profile.arn },
      vpcSecurityGroupIds: [group.id],
      metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
      blockDeviceMappings: [
        { deviceName: "/dev/xvda", ebs: { encrypted: "true", kmsKeyId: key.arn, volumeSize: 20, volumeType: "gp3" } },
      ],
      monitoring: { enabled: true },
      userData: Buffer.from("#!/bin/bash\naws s3 cp s3://acme-releases/pricing/current.tar.gz - | tar xz\n").toString(
        "base64",
      ),
      tags,
    },
    child,
  );
  new autoscaling.Group(
    name,
    {
      minSize: 3,
      maxSize: 9,
      vpcZoneIdentifiers: [...subnetIds],
      launchTemplate: { id: template.id, version: "$Latest" },
      targetGroupArns: [target.arn],
      healthCheckType: "ELB",
      healthCheckGracePeriod: 180,
      instanceRefresh: { strategy: "Rolling", preferences: { minHealthyPercentage: 90 } },
      tags: [{ key: "Name", value: name, propagateAtLaunch: true }],
    },
    child,
  );
}

function logBucket(name: string, child: pulumi.CustomResourceOptions): pulumi.Output<string> {
  const bucket = new s3.Bucket(name, { tags }, child);
  new s3.BucketServerSideEncryptionConfiguration(
    name,
    { bucket: bucket.id, rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }] },
    child,
  );
  new s3.BucketPublicAccessBlock(
    name,
    {
      bucket: bucket.id,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
    child,
  );
  new s3.BucketLifecycleConfiguration(
    name,
    { bucket: bucket.id, rules: [{ id: "age", status: "Enabled", filter: {}, expiration: { days: 396 } }] },
    child,
  );
  new s3.BucketPolicy(
    name,
    {
      bucket: bucket.id,
      policy: document(tlsOnly(bucket.id), {
        Effect: "Allow",
        // The region's own account of the balancers, as regions from before August 2022 have one.
        Principal: { AWS: "arn:aws:iam::127311923021:root" },
        Action: "s3:PutObject",
        Resource: pulumi.interpolate`${bucket.arn}/pricing/AWSLogs/${account}/*`,
      }),
    },
    child,
  );
  return bucket.id;
}
