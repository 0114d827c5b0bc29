import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { at, entries, read, unseen } from "../../view";

export const bucketTypes = ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"] as const;

/** What is set apart from the bucket, by its older name, too. */
export const apart = {
  policy: ["aws:s3/bucketPolicy:BucketPolicy"],
  encryption: [
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2",
  ],
  lifecycle: [
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    "aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2",
  ],
} as const;

/** By bucket: the resources of these types that are about it; and those of which can't be told whose they are. */
export function aboutBuckets(stack: StackView, types: readonly string[]) {
  const byBucket = new Map<ResourceView, ResourceView[]>();
  const unplaced: ResourceView[] = [];
  for (const resource of stack.ofType(...types)) {
    const buckets = stack.referred(resource, "bucket", ...bucketTypes);
    if (buckets.length === 0 && stack.untraceable(resource, "bucket")) unplaced.push(resource);
    for (const bucket of buckets) {
      const known = byBucket.get(bucket);
      if (known === undefined) byBucket.set(bucket, [resource]);
      else known.push(resource);
    }
  }
  return { of: (bucket: ResourceView): readonly ResourceView[] => byBucket.get(bucket) ?? [], unplaced };
}

/** Buckets that services deliver logs to, which some can do under S3's own key only. */
export function logBuckets(stack: StackView): ReadonlySet<ResourceView> {
  const receiving: readonly (readonly [type: string, ...properties: string[]])[] = [
    ["aws:lb/loadBalancer:LoadBalancer", "accessLogs.bucket", "connectionLogs.bucket", "healthCheckLogs.bucket"],
    ["aws:alb/loadBalancer:LoadBalancer", "accessLogs.bucket", "connectionLogs.bucket"],
    ["aws:elb/loadBalancer:LoadBalancer", "accessLogs.bucket"],
    ["aws:s3/bucketLogging:BucketLogging", "targetBucket"],
    ["aws:s3/bucketLoggingV2:BucketLoggingV2", "targetBucket"],
    ["aws:s3/bucket:Bucket", "logging.targetBucket"],
    ["aws:s3/bucketV2:BucketV2", "loggings"],
    ["aws:cloudfront/distribution:Distribution", "loggingConfig.bucket"],
    ["aws:ec2/flowLog:FlowLog", "logDestination"],
    ["aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration", "logDestinationConfigs"],
    ["aws:cfg/deliveryChannel:DeliveryChannel", "s3BucketName"],
  ];
  const found = new Set<ResourceView>();
  for (const [type, ...properties] of receiving) {
    for (const from of stack.ofType(type)) {
      for (const property of properties) {
        for (const bucket of stack.referred(from, property, ...bucketTypes)) if (bucket !== from) found.add(bucket);
      }
    }
  }
  // A deliverer of logs in the bucket's policy says the same, where what it delivers is in another stack.
  for (const policy of stack.ofType(...apart.policy)) {
    const text = at(policy, "policy");
    const delivers = typeof text === "string" ? text : text === unseen ? "" : JSON.stringify(text ?? "");
    if (
      !/logdelivery\.elasticloadbalancing|delivery\.logs\.amazonaws|logging\.s3\.amazonaws|elb-account|127311923021|033677994240|797873946194|027434742980/.test(
        delivers,
      )
    )
      continue;
    for (const bucket of stack.referred(policy, "bucket", ...bucketTypes)) found.add(bucket);
  }
  return found;
}

/** Rules of a configuration, or of the older inline forms. */
export function inlineRules(bucket: ResourceView): readonly unknown[] {
  const rules = at(bucket, "lifecycleRules");
  return rules === unseen ? [unseen] : entries(rules);
}

export const isOn = (rule: unknown): boolean =>
  rule !== unseen && (read(rule, "status") === "Enabled" || read(rule, "enabled") === true);
