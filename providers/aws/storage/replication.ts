import { RolePolicy } from "@pulumi/aws/iam";
import { BucketReplicationConfig } from "@pulumi/aws/s3";
import * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../../../components/contract";
import type { StorePurpose } from "../../../components/storage";
import type { StoreLink } from "../links";
import type { AwsSite } from "../options";
import { inSite } from "../options";
import type { Statement } from "../shared/policy-document";
import { policyDocument } from "../shared/policy-document";
import { storeKeys } from "./store";

export type Stores = Readonly<Record<StorePurpose, StoreLink>>;

export interface Side {
  readonly site: AwsSite;
  readonly stores: Stores;
}

export const purposes: readonly StorePurpose[] = ["assets", "backups", "logs", "audit"];

/** Minutes within which S3 promises 99.9 % of copies. Source: Amazon S3 SLA for replication time control; 2026-11. */
export const replicationMinutes = 15;

/** By which metrics tell the copies to one region from others. */
export function ruleId(to: AwsSite): string {
  return `to-${to.region}`;
}

/**
 * Copies every store of one site to the other: once for each direction, whoever writes. Copies are not copied back. The
 * stores that it returns are ready when they are copied: what is there before that moment never is.
 */
export function replicate(scope: Scope, from: Side, to: Side): Stores {
  const allowed = new RolePolicy(
    `replication-${from.site.region}`,
    { role: from.site.link.replication.name, policy: policyDocument(...mayCopy(from, to)) },
    inSite(scope, from.site),
  );
  const copied = (purpose: StorePurpose): StoreLink => {
    const key = storeKeys[purpose];
    const { bucket, ready } = from.stores[purpose];
    const copying = new BucketReplicationConfig(
      `${purpose}-${from.site.region}`,
      {
        role: from.site.link.replication.arn,
        bucket: bucket.id,
        rules: [
          {
            id: ruleId(to.site),
            status: "Enabled",
            priority: 1,
            filter: {},
            // A deletion is copied only where it is the shop's own wish: logs and backups outlive one in their region.
            deleteMarkerReplication: { status: purpose === "assets" ? "Enabled" : "Disabled" },
            sourceSelectionCriteria: {
              replicaModifications: { status: "Enabled" },
              // Without it, objects under a customer key are left out, silently.
              ...(key !== undefined && { sseKmsEncryptedObjects: { status: "Enabled" } }),
            },
            destination: {
              bucket: to.stores[purpose].bucket.arn,
              storageClass: "STANDARD",
              ...(key !== undefined && { encryptionConfiguration: { replicaKmsKeyId: to.site.link.keys[key].arn } }),
              metrics: { status: "Enabled", eventThreshold: { minutes: replicationMinutes } },
              replicationTime: { status: "Enabled", time: { minutes: replicationMinutes } },
            },
          },
        ],
      },
      // Refused before both ends have versions.
      inSite(scope, from.site, {
        dependsOn: [allowed, ...ready, ...to.stores[purpose].ready],
      }),
    );
    return { bucket, ready: [...ready, copying] };
  };
  return { assets: copied("assets"), backups: copied("backups"), logs: copied("logs"), audit: copied("audit") };
}

function mayCopy(from: Side, to: Side): readonly Statement[] {
  const sources = purposes.map((purpose) => from.stores[purpose].bucket.arn);
  const targets = purposes.map((purpose) => to.stores[purpose].bucket.arn);
  const objects = (arns: readonly pulumi.Output<string>[]) => arns.map((arn) => pulumi.interpolate`${arn}/*`);
  const keys = (side: Side) => [side.site.link.keys.storage.arn, side.site.link.keys.audit.arn];
  const through = (side: Side) => ({
    StringEquals: { "kms:ViaService": `s3.${side.site.region}.amazonaws.com` },
  });
  return [
    {
      Sid: "SeeSources",
      Effect: "Allow",
      Action: ["s3:GetReplicationConfiguration", "s3:ListBucket"],
      Resource: sources,
    },
    {
      Sid: "ReadVersions",
      Effect: "Allow",
      Action: [
        "s3:GetObjectVersionForReplication",
        "s3:GetObjectVersionAcl",
        "s3:GetObjectVersionTagging",
        // Locked objects take their lock along.
        "s3:GetObjectRetention",
        "s3:GetObjectLegalHold",
      ],
      Resource: objects(sources),
    },
    {
      Sid: "WriteCopies",
      Effect: "Allow",
      Action: ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"],
      Resource: objects(targets),
    },
    { Sid: "OpenSources", Effect: "Allow", Action: "kms:Decrypt", Resource: keys(from), Condition: through(from) },
    {
      Sid: "CloseCopies",
      Effect: "Allow",
      Action: ["kms:Encrypt", "kms:GenerateDataKey"],
      Resource: keys(to),
      Condition: through(to),
    },
  ];
}
