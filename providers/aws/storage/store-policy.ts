import type { Bucket } from "@pulumi/aws/s3";
import * as pulumi from "@pulumi/pulumi";
import type { StorePurpose } from "../../../components/storage";
import type { AwsSite } from "../options";
import type { Statement } from "../shared/policy-document";
import { balancerAccounts } from "./balancer-accounts";

/** Where in the log store the requests to the other stores are recorded. */
export const accessLogPrefix = "s3-access";

/** What every store refuses, whoever asks. */
export function storePolicy(site: AwsSite, bucket: Bucket, purpose: StorePurpose): readonly Statement[] {
  const everything = [bucket.arn, pulumi.interpolate`${bucket.arn}/*`];
  const refused = { Effect: "Deny", Principal: "*" } as const;
  return [
    {
      ...refused,
      Sid: "TlsOnly",
      Action: "s3:*",
      Resource: everything,
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
    {
      ...refused,
      Sid: "Tls12",
      Action: "s3:*",
      Resource: everything,
      Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } },
    },
    // Who asks for nothing gets the store's own key; who asks for S3's would leave it. Digests of the audit record do.
    ...(purpose === "assets" || purpose === "backups"
      ? [
          {
            ...refused,
            Sid: "CustomerKeyOnly",
            Action: "s3:PutObject",
            Resource: pulumi.interpolate`${bucket.arn}/*`,
            Condition: { StringEquals: { "s3:x-amz-server-side-encryption": "AES256" } },
          },
        ]
      : []),
    // Whoever names a key names the store's own: "aws:kms" alone takes AWS's, which the copying role can't open. Not asked
    // of exports: in which form the database service names the key isn't documented.
    ...(purpose === "assets"
      ? [
          {
            ...refused,
            Sid: "OwnKeyOnly",
            Action: "s3:PutObject",
            Resource: pulumi.interpolate`${bucket.arn}/*`,
            Condition: {
              StringLike: { "s3:x-amz-server-side-encryption": "aws:kms*" },
              StringNotEquals: { "s3:x-amz-server-side-encryption-aws-kms-key-id": site.link.keys.storage.arn },
            },
          },
        ]
      : []),
  ];
}

export interface GrantContext {
  readonly site: AwsSite;
  readonly prefix: string;
  readonly bucket: Bucket;
}

type Grant = (context: GrantContext) => readonly Statement[];

/** Who comes with an identity of the account that grants it; the store's policy need not name them. */
const byIdentity: Grant = () => [];

const accessLogs: Grant = ({ site: { link }, bucket }) => [
  {
    Sid: "StoresRecord",
    Effect: "Allow",
    Principal: { Service: "logging.s3.amazonaws.com" },
    Action: "s3:PutObject",
    Resource: pulumi.interpolate`${bucket.arn}/${accessLogPrefix}/*`,
    Condition: { StringEquals: { "aws:SourceAccount": link.account } },
  },
];

/** What each flow of the table that ends in a store means for the store's policy. */
export const grants: Readonly<Record<string, Grant>> = {
  "edge-assets": ({ site: { link }, bucket }) => [
    {
      Sid: "EdgeReads",
      Effect: "Allow",
      Principal: { Service: "cloudfront.amazonaws.com" },
      Action: "s3:GetObject",
      Resource: pulumi.interpolate`${bucket.arn}/static/*`,
      // The distribution is made after the stores; the account is known.
      Condition: { ArnLike: { "aws:SourceArn": `arn:aws:cloudfront::${link.account}:distribution/*` } },
    },
  ],
  "app-assets": byIdentity,
  "database-backups": byIdentity,
  "database-logs": byIdentity,
  "balancer-logs": ({ site, bucket }) => [
    {
      Sid: "BalancerWrites",
      Effect: "Allow",
      Principal: {
        Service: "logdelivery.elasticloadbalancing.amazonaws.com",
        // Older regions deliver by an account of the balancers' own.
        AWS: `arn:aws:iam::${balancerAccount(site.region)}:root`,
      },
      Action: "s3:PutObject",
      Resource: pulumi.interpolate`${bucket.arn}/alb-*/AWSLogs/${site.link.account}/*`,
    },
  ],
  "network-logs": ({ site: { region, link }, bucket }) => {
    const ours = {
      StringEquals: { "aws:SourceAccount": link.account },
      ArnLike: { "aws:SourceArn": `arn:aws:logs:${region}:${link.account}:*` },
    };
    const Principal = { Service: "delivery.logs.amazonaws.com" };
    // Named as the service documents them: a policy that lacks these is changed by the service itself.
    return [
      {
        Sid: "AWSLogDeliveryWrite",
        Effect: "Allow",
        Principal,
        Action: "s3:PutObject",
        // Where logs are partitioned for queries, a word goes before the account.
        Resource: ["", "aws-account-id="].map(
          (word) => pulumi.interpolate`${bucket.arn}/AWSLogs/${word}${link.account}/*`,
        ),
        Condition: { ...ours, StringEquals: { ...ours.StringEquals, "s3:x-amz-acl": "bucket-owner-full-control" } },
      },
      {
        Sid: "AWSLogDeliveryAclCheck",
        Effect: "Allow",
        Principal,
        Action: ["s3:GetBucketAcl", "s3:ListBucket"],
        Resource: bucket.arn,
        Condition: ours,
      },
    ];
  },
  "assets-logs": accessLogs,
  // The same service, in the same statement.
  "backups-logs": () => [],
  "audit-logs": () => [],
  "trail-audit": ({ site: { link }, prefix, bucket }): readonly Statement[] => {
    const Principal = { Service: "cloudtrail.amazonaws.com" };
    // In the trail's home region, which may be another site's.
    const source = { "aws:SourceArn": `arn:aws:cloudtrail:*:${link.account}:trail/${prefix}-*` };
    return [
      {
        Sid: "TrailLooks",
        Effect: "Allow",
        Principal,
        Action: "s3:GetBucketAcl",
        Resource: bucket.arn,
        Condition: { ArnLike: source },
      },
      {
        Sid: "TrailWrites",
        Effect: "Allow",
        Principal,
        Action: "s3:PutObject",
        Resource: pulumi.interpolate`${bucket.arn}/AWSLogs/${link.account}/*`,
        Condition: { ArnLike: source, StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } },
      },
    ];
  },
  "people-backups": byIdentity,
  "people-logs": byIdentity,
  "people-audit": byIdentity,
};

function balancerAccount(region: string): string {
  const account = balancerAccounts[region];
  if (account === undefined) throw new Error(`no account of the balancers is known for ${region}`);
  return account;
}
