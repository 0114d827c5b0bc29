import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { at, entries, read, unseen } from "../../view";

export const bucketTypes: readonly string[] = ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"];

/** Resources that say one thing about a bucket; those of the second generation are still in programs. */
const parts = {
  versioning: ["aws:s3/bucketVersioning:BucketVersioning", "aws:s3/bucketVersioningV2:BucketVersioningV2"],
  lock: [
    "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
    "aws:s3/bucketObjectLockConfigurationV2:BucketObjectLockConfigurationV2",
  ],
  lifecycle: [
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    "aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2",
  ],
  encryption: [
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2",
  ],
  logging: ["aws:s3/bucketLogging:BucketLogging", "aws:s3/bucketLoggingV2:BucketLoggingV2"],
  ownership: ["aws:s3/bucketOwnershipControls:BucketOwnershipControls"],
  acl: ["aws:s3/bucketAcl:BucketAcl", "aws:s3/bucketAclV2:BucketAclV2"],
  policy: ["aws:s3/bucketPolicy:BucketPolicy"],
  replication: ["aws:s3/bucketReplicationConfig:BucketReplicationConfig"],
} as const;

export type Part = keyof typeof parts;

export const loggingTypes: readonly string[] = parts.logging;

/** Where a setting stands: in a resource of its own, or among the bucket's own arguments. */
export interface Setting {
  readonly resource: ResourceView;
  readonly property: string;
  readonly value: unknown;
}

const known = new WeakMap<StackView, BucketSettings>();

/** What is said of each bucket, whichever way it is said. */
export class BucketSettings {
  readonly buckets: readonly ResourceView[];
  private readonly byPart = new Map<string, ResourceView[]>();

  private constructor(stack: StackView) {
    this.buckets = stack.ofType(...bucketTypes);
    for (const [part, types] of Object.entries(parts)) {
      for (const resource of stack.ofType(...types)) {
        for (const bucket of stack.referred(resource, "bucket", ...bucketTypes)) {
          const key = `${part} ${bucket.urn}`;
          this.byPart.set(key, [...(this.byPart.get(key) ?? []), resource]);
        }
      }
    }
  }

  static of(stack: StackView): BucketSettings {
    const settings = known.get(stack) ?? new BucketSettings(stack);
    known.set(stack, settings);
    return settings;
  }

  /** Resources of their own that say this of the bucket. */
  separate(bucket: ResourceView, part: Part): readonly ResourceView[] {
    return this.byPart.get(`${part} ${bucket.urn}`) ?? [];
  }

  /** true or false, or what is unseen or undefined. */
  versioning(bucket: ResourceView): Setting {
    const [own] = this.separate(bucket, "versioning");
    if (own !== undefined) {
      const property = "versioningConfiguration.status";
      const value = at(own, property);
      return { resource: own, property, value: value === unseen ? unseen : value === "Enabled" };
    }
    return inline(bucket, "versioning.enabled", "versionings.0.enabled");
  }

  /** The default retention: `{ mode, days | years }`. */
  lock(bucket: ResourceView): Setting {
    const [own] = this.separate(bucket, "lock");
    const property = "rule.defaultRetention";
    if (own !== undefined) return { resource: own, property, value: at(own, property) };
    return inline(bucket, `objectLockConfiguration.${property}`);
  }

  /** The algorithm of the first rule: "AES256", "aws:kms"; undefined for S3's default, which is AES256. */
  encryption(bucket: ResourceView): Setting {
    const algorithm = "applyServerSideEncryptionByDefault.sseAlgorithm";
    const [own] = this.separate(bucket, "encryption");
    if (own !== undefined) {
      const property = `rules.0.${algorithm}`;
      return { resource: own, property, value: at(own, property) };
    }
    return inline(
      bucket,
      `serverSideEncryptionConfiguration.rule.${algorithm}`,
      `serverSideEncryptionConfigurations.0.rules.0.${algorithm}`,
    );
  }

  /** Each rule of the lifecycle; of the old form, too, whose `enabled` is a status. */
  lifecycle(bucket: ResourceView): readonly Setting[] {
    const own = this.separate(bucket, "lifecycle").map((resource) => ({ resource, list: "rules" }));
    return [...own, { resource: bucket, list: "lifecycleRules" }].flatMap(({ resource, list }) => {
      const rules = at(resource, list);
      if (rules === unseen) return [{ resource, property: list, value: unseen }];
      return entries(rules).map((value, index) => ({ resource, property: `${list}.${index}`, value }));
    });
  }

  policies(bucket: ResourceView): readonly Setting[] {
    const own = this.separate(bucket, "policy").map((resource) => ({ resource, property: "policy" }));
    const inlined = at(bucket, "policy") === undefined ? [] : [{ resource: bucket, property: "policy" }];
    return [...own, ...inlined].map((each) => ({ ...each, value: at(each.resource, each.property) }));
  }

  acl(bucket: ResourceView): unknown {
    const [own] = this.separate(bucket, "acl");
    return own === undefined ? at(bucket, "acl") : (at(own, "acl") ?? at(own, "accessControlPolicy"));
  }

  ownership(bucket: ResourceView): unknown {
    const [own] = this.separate(bucket, "ownership");
    return own === undefined ? undefined : at(own, "rule.objectOwnership");
  }
}

/** The first of the bucket's own arguments that says it, and the first of all where none does. */
function inline(bucket: ResourceView, ...properties: readonly [string, ...string[]]): Setting {
  const property = properties.find((each) => at(bucket, each) !== undefined) ?? properties[0];
  return { resource: bucket, property, value: at(bucket, property) };
}

/** A retention in days. */
export function daysOf(retention: unknown): number | typeof unseen | undefined {
  if (retention === unseen) return unseen;
  const [days, years] = [read(retention, "days"), read(retention, "years")];
  if (days === unseen || years === unseen) return unseen;
  if (days !== undefined) return Number(days);
  return years === undefined ? undefined : Number(years) * 365;
}
