import * as apigateway from "@pulumi/aws/apigateway";
import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as dynamodb from "@pulumi/aws/dynamodb";
import * as iam from "@pulumi/aws/iam";
import * as kms from "@pulumi/aws/kms";
import * as lambda from "@pulumi/aws/lambda";
import * as sqs from "@pulumi/aws/sqs";
import * as wafv2 from "@pulumi/aws/wafv2";
import * as pulumi from "@pulumi/pulumi";
import type { Neighbour } from "../neighbour";
import { accountDecides, document, keyOfLogs } from "./documents";

const account = "123456789012";
const region = "us-east-1";

export const serverlessApi: Neighbour = {
  name: "serverless-api",
  cloud: "aws",
  what: "A public API: API Gateway behind a firewall, one function, one table.",
  program: async () => {
    const key = new kms.Key("vouchers", {
      description: "Voucher table, its function and what failed",
      enableKeyRotation: true,
      policy: document(accountDecides(account)),
    });
    const table = new dynamodb.Table(
      "vouchers",
      {
        attributes: [{ name: "id", type: "S" }],
        hashKey: "id",
        billingMode: "PAY_PER_REQUEST",
        serverSideEncryption: { enabled: true, kmsKeyArn: key.arn },
        pointInTimeRecovery: { enabled: true },
        deletionProtectionEnabled: true,
      },
      { protect: true },
    );
    const logKey = keyOfLogs("vouchers-logs", account, region);
    const handler = worker(key, logKey, table);
    const stage = api(logKey, handler);
    firewall(logKey, stage);
  },
};

function worker(key: kms.Key, logKey: kms.Key, table: dynamodb.Table): lambda.Function {
  const log = new cloudwatch.LogGroup("vouchers", {
    name: "/aws/lambda/vouchers",
    retentionInDays: 365,
    kmsKeyId: logKey.arn,
  });
  const failed = new sqs.Queue("vouchers-failed", { kmsMasterKeyId: key.id, messageRetentionSeconds: 1_209_600 });
  const role = new iam.Role("vouchers", {
    // Lambda sends no source account when it takes a role on.
    assumeRolePolicy: {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
    },
  });
  const policy = new iam.Policy("vouchers", {
    policy: document(
      {
        Effect: "Allow",
        Action: ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:Query"],
        Resource: table.arn,
      },
      { Effect: "Allow", Action: ["kms:Decrypt", "kms:GenerateDataKey"], Resource: key.arn },
      { Effect: "Allow", Action: "sqs:SendMessage", Resource: failed.arn },
      {
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: pulumi.interpolate`${log.arn}:*`,
      },
      // Neither of these actions can be limited to a resource.
      { Effect: "Allow", Action: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], Resource: "*" },
    ),
  });
  new iam.RolePolicyAttachment("vouchers", { role: role.id, policyArn: policy.arn });
  return new lambda.Function(
    "vouchers",
    {
      name: "vouchers",
      role: role.arn,
      runtime: "nodejs22.x",
      handler: "index.handler",
      s3Bucket: "acme-releases",
      s3Key: "vouchers/1.4.2.zip",
      architectures: ["arm64"],
      memorySize: 512,
      timeout: 10,
      reservedConcurrentExecutions: 50,
      kmsKeyArn: key.arn,
      environment: { variables: { TABLE: table.id } },
      tracingConfig: { mode: "Active" },
      deadLetterConfig: { targetArn: failed.arn },
    },
    { dependsOn: [log] },
  );
}

function api(key: kms.Key, handler: lambda.Function): apigateway.Stage {
  const uri = pulumi.interpolate`arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${handler.arn}/invocations`;
  const rest = new apigateway.RestApi("vouchers", {
    endpointConfiguration: { types: "REGIONAL" },
    disableExecuteApiEndpoint: true,
    body: pulumi.jsonStringify({
      openapi: "3.0.1",
      info: { title: "vouchers", version: "1" },
      paths: {
        "/vouchers/{id}": {
          get: {
            security: [{ people: [] }],
            "x-amazon-apigateway-integration": { type: "aws_proxy", httpMethod: "POST", uri },
          },
        },
      },
      components: {
        securitySchemes: {
          people: {
            type: "apiKey",
            name: "Authorization",
            in: "header",
            "x-amazon-apigateway-authtype": "cognito_user_pools",
            "x-amazon-apigateway-authorizer": {
              type: "cognito_user_pools",
              providerARNs: [`arn:aws:cognito-idp:${region}:${account}:userpool/us-east-1_AbCdEfGhI`],
            },
          },
        },
      },
    }),
  });
  new lambda.Permission("vouchers", {
    function: handler.arn,
    action: "lambda:InvokeFunction",
    principal: "apigateway.amazonaws.com",
    sourceArn: pulumi.interpolate`arn:aws:execute-api:${region}:${account}:${rest.id}/*/GET/vouchers/*`,
  });
  const log = new cloudwatch.LogGroup("api", { name: "/apigateway/vouchers", retentionInDays: 365, kmsKeyId: key.arn });
  const deployment = new apigateway.Deployment("vouchers", { restApi: rest.id });
  const stage = new apigateway.Stage("live", {
    restApi: rest.id,
    deployment: deployment.id,
    stageName: "live",
    xrayTracingEnabled: true,
    accessLogSettings: {
      destinationArn: log.arn,
      format: JSON.stringify({ id: "$context.requestId", ip: "$context.identity.sourceIp", status: "$context.status" }),
    },
  });
  new apigateway.MethodSettings("live", {
    restApi: rest.id,
    stageName: stage.stageName,
    methodPath: "*/*",
    settings: { loggingLevel: "INFO", metricsEnabled: true, dataTraceEnabled: false, throttlingRateLimit: 200 },
  });
  const domain = new apigateway.DomainName("vouchers", {
    domainName: "vouchers.example.com",
    regionalCertificateArn: `arn:aws:acm:${region}:${account}:certificate/11111111-2222-3333-4444-555555555555`,
    securityPolicy: "TLS_1_2",
    endpointConfiguration: { types: "REGIONAL" },
  });
  new apigateway.BasePathMapping("vouchers", {
    restApi: rest.id,
    stageName: stage.stageName,
    domainName: domain.domainName,
  });
  return stage;
}

function firewall(key: kms.Key, stage: apigateway.Stage): void {
  const visibilityConfig = { metricName: "vouchers", cloudwatchMetricsEnabled: true, sampledRequestsEnabled: true };
  const groups = ["AWSManagedRulesCommonRuleSet", "AWSManagedRulesKnownBadInputsRuleSet"];
  const acl = new wafv2.WebAcl("vouchers", {
    name: "vouchers",
    scope: "REGIONAL",
    defaultAction: { allow: {} },
    rules: groups.map((name, priority) => ({
      name,
      priority,
      overrideAction: { none: {} },
      statement: {
        managedRuleGroupStatement: {
          vendorName: "AWS",
          name,
          // The one rule of the group that a large body of vouchers sets off; the others stay as they are.
          ...(priority === 0
            ? { ruleActionOverrides: [{ name: "SizeRestrictions_BODY", actionToUse: { count: {} } }] }
            : {}),
        },
      },
      visibilityConfig,
    })),
    visibilityConfig,
  });
  new wafv2.WebAclAssociation("vouchers", { resourceArn: stage.arn, webAclArn: acl.arn });
  const log = new cloudwatch.LogGroup("firewall", {
    name: "aws-waf-logs-vouchers",
    retentionInDays: 365,
    kmsKeyId: key.arn,
  });
  new wafv2.WebAclLoggingConfiguration("vouchers", { resourceArn: acl.arn, logDestinationConfigs: [log.arn] });
}
