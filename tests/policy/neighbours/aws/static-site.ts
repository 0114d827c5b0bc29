/* eslint-disable @typescript-eslint/no-deprecated -- programs in use still have buckets of the second generation */
import * as acm from "@pulumi/aws/acm";
import * as cloudfront from "@pulumi/aws/cloudfront";
import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as kms from "@pulumi/aws/kms";
import * as route53 from "@pulumi/aws/route53";
import * as s3 from "@pulumi/aws/s3";
import * as wafv2 from "@pulumi/aws/wafv2";
import * as pulumi from "@pulumi/pulumi";
import type { Neighbour } from "../neighbour";
import { accountDecides, document, keyOfLogs, tlsOnly } from "./documents";

const account = "111122223333";
const region = "us-east-1";
const domain = "docs.example.com";
const hostedZone = "Z0123456789ABCDEFGHIJ";

export const staticSite: Neighbour = {
  name: "static-site",
  cloud: "aws",
  what: "Static pages in a bucket that only CloudFront reads, behind a firewall.",
  program: async () => {
    const logs = logBucket();
    const pages = new s3.BucketV2("pages");
    const key = pagesKey();
    new s3.BucketServerSideEncryptionConfigurationV2("pages", {
      bucket: pages.id,
      rules: [
        {
          applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key.arn },
          bucketKeyEnabled: true,
        },
      ],
    });
    closed("pages", pages);
    new s3.BucketVersioningV2("pages", { bucket: pages.id, versioningConfiguration: { status: "Enabled" } });
    new s3.BucketLoggingV2("pages", { bucket: pages.id, targetBucket: logs.id, targetPrefix: "s3/" });

    const certificate = new acm.Certificate("site", { domainName: domain, validationMethod: "DNS" });
    const validated = new acm.CertificateValidation("site", { certificateArn: certificate.arn });
    const control = new cloudfront.OriginAccessControl("pages", {
      originAccessControlOriginType: "s3",
      signingBehavior: "always",
      signingProtocol: "sigv4",
    });
    const headers = new cloudfront.ResponseHeadersPolicy("site", {
      name: "docs-headers",
      securityHeadersConfig: {
        strictTransportSecurity: { accessControlMaxAgeSec: 31_536_000, includeSubdomains: true, override: true },
        contentSecurityPolicy: { contentSecurityPolicy: "default-src 'self'", override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: "DENY", override: true },
      },
    });
    const distribution = new cloudfront.Distribution("site", {
      enabled: true,
      aliases: [domain],
      defaultRootObject: "index.html",
      webAclId: firewall(keyOfLogs("pages-logs", account, region)),
      origins: [
        {
          originId: "pages",
          domainName: pulumi.interpolate`${pages.id}.s3.${region}.amazonaws.com`,
          originAccessControlId: control.id,
        },
      ],
      defaultCacheBehavior: {
        targetOriginId: "pages",
        viewerProtocolPolicy: "redirect-to-https",
        allowedMethods: ["GET", "HEAD", "OPTIONS"],
        cachedMethods: ["GET", "HEAD"],
        compress: true,
        // "CachingOptimized", one of CloudFront's own.
        cachePolicyId: "658327ea-f89d-4fab-a63d-7439e8886e28",
        responseHeadersPolicyId: headers.id,
      },
      viewerCertificate: {
        acmCertificateArn: validated.certificateArn,
        minimumProtocolVersion: "TLSv1.2_2021",
        sslSupportMethod: "sni-only",
      },
      restrictions: { geoRestriction: { restrictionType: "none" } },
      loggingConfig: { bucket: pulumi.interpolate`${logs.id}.s3.amazonaws.com`, prefix: "cloudfront/" },
    });
    new s3.BucketPolicy("pages", {
      bucket: pages.id,
      policy: document(tlsOnly(pages.id), {
        Sid: "AllowCloudFront",
        Effect: "Allow",
        Principal: { Service: "cloudfront.amazonaws.com" },
        Action: "s3:GetObject",
        Resource: pulumi.interpolate`${pages.arn}/*`,
        Condition: { StringEquals: { "AWS:SourceArn": distribution.arn } },
      }),
    });
    new route53.Record("site", {
      zoneId: hostedZone,
      name: domain,
      type: "A",
      aliases: [{ name: distribution.domainName, zoneId: "Z2FDTNDATAQYW2", evaluateTargetHealth: false }],
    });
  },
};

/** Standard logs of CloudFront are written with a grant, so this one bucket keeps its access lists. */
function logBucket(): s3.BucketV2 {
  const logs = new s3.BucketV2("logs");
  const ownership = new s3.BucketOwnershipControls("logs", {
    bucket: logs.id,
    rule: { objectOwnership: "BucketOwnerPreferred" },
  });
  new s3.BucketAclV2("logs", { bucket: logs.id, acl: "private" }, { dependsOn: [ownership] });
  new s3.BucketServerSideEncryptionConfigurationV2("logs", {
    bucket: logs.id,
    rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
  });
  closed("logs", logs);
  new s3.BucketVersioningV2("logs", { bucket: logs.id, versioningConfiguration: { status: "Enabled" } });
  new s3.BucketLifecycleConfigurationV2("logs", {
    bucket: logs.id,
    rules: [
      {
        id: "age",
        status: "Enabled",
        filter: { prefix: "" },
        transitions: [{ days: 120, storageClass: "GLACIER" }],
        expiration: { days: 730 },
      },
    ],
  });
  new s3.BucketPolicy("logs", {
    bucket: logs.id,
    policy: document(tlsOnly(logs.id), {
      Effect: "Allow",
      Principal: { Service: "logging.s3.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: pulumi.interpolate`${logs.arn}/s3/*`,
      Condition: { StringEquals: { "aws:SourceAccount": account } },
    }),
  });
  return logs;
}

function closed(name: string, bucket: s3.BucketV2): void {
  new s3.BucketPublicAccessBlock(name, {
    bucket: bucket.id,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
}

function pagesKey(): kms.Key {
  return new kms.Key("pages", {
    description: "Pages",
    enableKeyRotation: true,
    policy: document(accountDecides(account), {
      Sid: "Allow CloudFront to read",
      Effect: "Allow",
      Principal: { Service: "cloudfront.amazonaws.com" },
      Action: "kms:Decrypt",
      Resource: "*",
      // The distribution's id isn't known before the bucket that it reads.
      Condition: { StringLike: { "aws:SourceArn": `arn:aws:cloudfront::${account}:distribution/*` } },
    }),
  });
}

function firewall(key: kms.Key): pulumi.Output<string> {
  const visibilityConfig = { metricName: "docs", cloudwatchMetricsEnabled: true, sampledRequestsEnabled: true };
  const acl = new wafv2.WebAcl("site", {
    name: "docs",
    scope: "CLOUDFRONT",
    defaultAction: { allow: {} },
    rules: [
      {
        name: "common",
        priority: 1,
        overrideAction: { none: {} },
        statement: { managedRuleGroupStatement: { vendorName: "AWS", name: "AWSManagedRulesCommonRuleSet" } },
        visibilityConfig,
      },
      {
        name: "flood",
        priority: 2,
        action: { block: {} },
        statement: { rateBasedStatement: { limit: 2000, aggregateKeyType: "IP" } },
        visibilityConfig,
      },
    ],
    visibilityConfig,
  });
  const log = new cloudwatch.LogGroup("firewall", {
    name: "aws-waf-logs-docs",
    retentionInDays: 365,
    kmsKeyId: key.arn,
  });
  new wafv2.WebAclLoggingConfiguration("site", { resourceArn: acl.arn, logDestinationConfigs: [log.arn] });
  return acl.arn;
}
