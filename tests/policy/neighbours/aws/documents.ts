import { Key } from "@pulumi/aws/kms";
import * as pulumi from "@pulumi/pulumi";

export type Statement = Readonly<Record<string, unknown>>;

/** A policy as text. */
export function document(...Statement: readonly Statement[]): pulumi.Output<string> {
  return pulumi.jsonStringify({ Version: "2012-10-17", Statement });
}

/** Trust of a role that a service takes on. */
export function assumedBy(service: string, Condition?: Statement): pulumi.Output<string> {
  return document({
    Effect: "Allow",
    Principal: { Service: service },
    Action: "sts:AssumeRole",
    ...(Condition === undefined ? {} : { Condition }),
  });
}

/** What the key service writes into a key's policy where nobody says anything: IAM of the account decides. */
export function accountDecides(account: string): Statement {
  return {
    Sid: "Enable IAM User Permissions",
    Effect: "Allow",
    Principal: { AWS: `arn:aws:iam::${account}:root` },
    Action: "kms:*",
    Resource: "*",
  };
}

/** Log groups of one region may use a key. */
export function logsUseKey(account: string, region: string): Statement {
  return {
    Sid: "Allow CloudWatch Logs",
    Effect: "Allow",
    Principal: { Service: `logs.${region}.amazonaws.com` },
    Action: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"],
    Resource: "*",
    Condition: { ArnLike: { "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:${region}:${account}:log-group:*` } },
  };
}

/** A key for log groups alone: who may read a log need not read the data that it is about. */
export function keyOfLogs(name: string, account: string, region: string): Key {
  return new Key(name, {
    description: "Log groups",
    enableKeyRotation: true,
    policy: document(accountDecides(account), logsUseKey(account, region)),
  });
}

/** Nobody talks to a bucket without TLS. */
export function tlsOnly(bucket: pulumi.Input<string>): Statement {
  return {
    Sid: "DenyInsecureTransport",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [pulumi.interpolate`arn:aws:s3:::${bucket}`, pulumi.interpolate`arn:aws:s3:::${bucket}/*`],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}
