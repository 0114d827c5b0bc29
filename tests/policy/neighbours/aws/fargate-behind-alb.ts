import * as appautoscaling from "@pulumi/aws/appautoscaling";
import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ec2 from "@pulumi/aws/ec2";
import * as ecs from "@pulumi/aws/ecs";
import * as iam from "@pulumi/aws/iam";
import * as kms from "@pulumi/aws/kms";
import * as lb from "@pulumi/aws/lb";
import * as s3 from "@pulumi/aws/s3";
import * as wafv2 from "@pulumi/aws/wafv2";
import * as pulumi from "@pulumi/pulumi";
import type { Neighbour } from "../neighbour";
import { accountDecides, assumedBy, document, logsUseKey, tlsOnly } from "./documents";

const account = "111122223333";
const region = "us-east-1";
const vpcId = "vpc-0123456789abcdef0";
const publicSubnets = ["subnet-0bbbbbbbbbbbbbbb1", "subnet-0bbbbbbbbbbbbbbb2"];
const privateSubnets = ["subnet-0ccccccccccccccc1", "subnet-0ccccccccccccccc2"];
const secret = `arn:aws:secretsmanager:${region}:${account}:secret:storefront/session-AbCdEf`;

export const fargateBehindAlb: Neighbour = {
  name: "fargate-behind-alb",
  cloud: "aws",
  what: "One public balancer with a firewall and logs, in front of containers on Fargate.",
  program: async () => {
    const key = new kms.Key("storefront", {
      description: "Log groups of the storefront",
      enableKeyRotation: true,
      rotationPeriodInDays: 180,
      policy: document(accountDecides(account), logsUseKey(account, region)),
    });
    const { balancer, target, listener, group } = entry();
    firewall(balancer, key);
    service({ key, target, listener, from: group });
    return { address: balancer.dnsName };
  },
};

function entry() {
  const logs = new s3.Bucket("alb-logs");
  const of = { bucket: logs.id };
  // Balancers deliver to buckets under S3's own key only.
  new s3.BucketServerSideEncryptionConfiguration("alb-logs", {
    ...of,
    rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
  });
  new s3.BucketPublicAccessBlock("alb-logs", {
    ...of,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
  new s3.BucketVersioning("alb-logs", { ...of, versioningConfiguration: { status: "Enabled" } });
  new s3.BucketLifecycleConfiguration("alb-logs", {
    ...of,
    rules: [{ id: "a-year", status: "Enabled", filter: {}, expiration: { days: 400 } }],
  });
  const deliverable = new s3.BucketPolicy("alb-logs", {
    ...of,
    policy: document(tlsOnly(logs.id), {
      Effect: "Allow",
      Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: pulumi.interpolate`${logs.arn}/AWSLogs/${account}/*`,
    }),
  });

  const group = new ec2.SecurityGroup("alb", {
    vpcId,
    description: "Public balancer",
    ingress: [
      {
        protocol: "tcp",
        fromPort: 443,
        toPort: 443,
        cidrBlocks: ["0.0.0.0/0"],
        description: "HTTPS from the internet",
      },
      { protocol: "tcp", fromPort: 80, toPort: 80, cidrBlocks: ["0.0.0.0/0"], description: "Redirected to HTTPS" },
    ],
    egress: [
      { protocol: "tcp", fromPort: 8443, toPort: 8443, cidrBlocks: ["10.20.0.0/16"], description: "Containers" },
    ],
  });
  const balancer = new lb.LoadBalancer(
    "storefront",
    {
      subnets: publicSubnets,
      securityGroups: [group.id],
      dropInvalidHeaderFields: true,
      enableDeletionProtection: true,
      accessLogs: { bucket: logs.id, enabled: true },
    },
    { dependsOn: [deliverable] },
  );
  const target = new lb.TargetGroup("storefront", {
    vpcId,
    port: 8443,
    protocol: "HTTPS",
    targetType: "ip",
    healthCheck: { protocol: "HTTPS", path: "/healthz" },
  });
  const listener = new lb.Listener("https", {
    loadBalancerArn: balancer.arn,
    port: 443,
    protocol: "HTTPS",
    sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
    certificateArn: `arn:aws:acm:${region}:${account}:certificate/12345678-1234-1234-1234-123456789012`,
    routingHttpResponseServerEnabled: false,
    routingHttpResponseStrictTransportSecurityHeaderValue: "max-age=31536000; includeSubDomains",
    routingHttpResponseContentSecurityPolicyHeaderValue: "default-src 'self'; frame-ancestors 'none'",
    defaultActions: [{ type: "forward", targetGroupArn: target.arn }],
  });
  new lb.Listener("http", {
    loadBalancerArn: balancer.arn,
    port: 80,
    protocol: "HTTP",
    defaultActions: [{ type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } }],
  });
  return { balancer, target, listener, group };
}

function firewall(balancer: lb.LoadBalancer, key: kms.Key): void {
  const visibility = (metricName: string) => ({
    metricName,
    cloudwatchMetricsEnabled: true,
    sampledRequestsEnabled: true,
  });
  const managed = (name: string, priority: number) => ({
    name,
    priority,
    overrideAction: { none: {} },
    statement: { managedRuleGroupStatement: { vendorName: "AWS", name } },
    visibilityConfig: visibility(name),
  });
  const acl = new wafv2.WebAcl("storefront", {
    name: "storefront",
    scope: "REGIONAL",
    defaultAction: { allow: {} },
    rules: [
      managed("AWSManagedRulesCommonRuleSet", 0),
      managed("AWSManagedRulesKnownBadInputsRuleSet", 1),
      managed("AWSManagedRulesSQLiRuleSet", 2),
    ],
    visibilityConfig: visibility("storefront"),
  });
  new wafv2.WebAclAssociation("storefront", { resourceArn: balancer.arn, webAclArn: acl.arn });
  const log = new cloudwatch.LogGroup("firewall", {
    name: "aws-waf-logs-storefront",
    retentionInDays: 365,
    kmsKeyId: key.arn,
  });
  new wafv2.WebAclLoggingConfiguration("storefront", {
    resourceArn: acl.arn,
    logDestinationConfigs: [log.arn],
    redactedFields: [{ singleHeader: { name: "authorization" } }, { singleHeader: { name: "cookie" } }],
  });
}

function roles() {
  const trust = assumedBy("ecs-tasks.amazonaws.com", {
    StringEquals: { "aws:SourceAccount": account },
    ArnLike: { "aws:SourceArn": `arn:aws:ecs:${region}:${account}:*` },
  });
  const start = new iam.Role("storefront-start", { assumeRolePolicy: trust });
  new iam.RolePolicyAttachment("storefront-start", {
    role: start.id,
    policyArn: "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy",
  });
  new iam.RolePolicy("storefront-start", {
    role: start.id,
    policy: document({ Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: secret }),
  });
  const run = new iam.Role("storefront-run", { assumeRolePolicy: trust });
  new iam.RolePolicy("storefront-run", {
    role: run.id,
    policy: document({
      Effect: "Allow",
      Action: "sqs:SendMessage",
      Resource: `arn:aws:sqs:${region}:${account}:orders`,
    }),
  });
  return { start, run };
}

interface ServiceArgs {
  readonly key: kms.Key;
  readonly target: lb.TargetGroup;
  readonly listener: lb.Listener;
  readonly from: ec2.SecurityGroup;
}

function service({ key, target, listener, from }: ServiceArgs): void {
  const log = new cloudwatch.LogGroup("storefront", {
    name: "/ecs/storefront",
    retentionInDays: 365,
    kmsKeyId: key.arn,
  });
  const group = new ec2.SecurityGroup("storefront", {
    vpcId,
    description: "Containers of the storefront",
    ingress: [
      { protocol: "tcp", fromPort: 8443, toPort: 8443, securityGroups: [from.id], description: "From the balancer" },
    ],
    // Payment provider and image registry, through the NAT gateways of the network's project.
    egress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"], description: "HTTPS out" }],
  });
  const cluster = new ecs.Cluster("storefront", {
    name: "storefront",
    settings: [{ name: "containerInsights", value: "enabled" }],
  });
  const { start, run } = roles();
  const task = new ecs.TaskDefinition("storefront", {
    family: "storefront",
    cpu: "512",
    memory: "1024",
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    executionRoleArn: start.arn,
    taskRoleArn: run.arn,
    containerDefinitions: pulumi.jsonStringify([
      {
        name: "web",
        image: `${account}.dkr.ecr.${region}.amazonaws.com/storefront@sha256:${"0123456789abcdef".repeat(4)}`,
        essential: true,
        readonlyRootFilesystem: true,
        user: "10001",
        portMappings: [{ containerPort: 8443, protocol: "tcp" }],
        environment: [{ name: "LOG_LEVEL", value: "info" }],
        secrets: [{ name: "SESSION_KEY", valueFrom: secret }],
        logConfiguration: {
          logDriver: "awslogs",
          options: { "awslogs-group": log.name, "awslogs-region": region, "awslogs-stream-prefix": "web" },
        },
      },
    ]),
  });
  const tasks = new ecs.Service(
    "storefront",
    {
      name: "storefront",
      cluster: cluster.arn,
      taskDefinition: task.arn,
      launchType: "FARGATE",
      desiredCount: 4,
      deploymentCircuitBreaker: { enable: true, rollback: true },
      networkConfiguration: { subnets: privateSubnets, securityGroups: [group.id], assignPublicIp: false },
      loadBalancers: [{ targetGroupArn: target.arn, containerName: "web", containerPort: 8443 }],
    },
    { dependsOn: [listener] },
  );
  const scaled = new appautoscaling.Target("storefront", {
    serviceNamespace: "ecs",
    scalableDimension: "ecs:service:DesiredCount",
    resourceId: pulumi.interpolate`service/${cluster.name}/${tasks.name}`,
    minCapacity: 4,
    maxCapacity: 20,
  });
  new appautoscaling.Policy("storefront", {
    serviceNamespace: scaled.serviceNamespace,
    scalableDimension: scaled.scalableDimension,
    resourceId: scaled.resourceId,
    policyType: "TargetTrackingScaling",
    targetTrackingScalingPolicyConfiguration: {
      targetValue: 60,
      predefinedMetricSpecification: { predefinedMetricType: "ECSServiceAverageCPUUtilization" },
    },
  });
}
