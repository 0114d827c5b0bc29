import type { ResourceView } from "../../view";
import { at, entries, unseen } from "../../view";
import { loggingTypes } from "./bucket-settings";

/** One way in which a resource hands a log to a store. */
export interface LogSource {
  readonly types: readonly string[];
  /** Properties that name the store. `*` is each entry of a list. */
  readonly destinations: readonly string[];
  /** Who writes into a bucket; undefined where it is a role of the stack. */
  readonly deliverer?: (resource: ResourceView) => string;
  /** Below what the objects lie, where the resource says it. */
  readonly prefix?: string;
  /** False while the log is not asked for. */
  readonly on?: (resource: ResourceView, destination: string) => boolean;
  /** What the record is of: what people and programs did, or what a balancer let through. */
  readonly record: "audit" | "access";
}

const vended = () => "delivery.logs.amazonaws.com";
export const balancerDeliverer = "logdelivery.elasticloadbalancing.amazonaws.com";
export const balancerTypes: readonly string[] = [
  "aws:lb/loadBalancer:LoadBalancer",
  "aws:alb/loadBalancer:LoadBalancer",
];

/** Set to false, the block beside the destination switches the log off. */
const enabled = (resource: ResourceView, destination: string) => {
  const value = at(resource, destination.replace(/\.[^.]+$/, ".enabled"));
  return value === unseen || value === true || value === "true";
};

/**
 * Which resources hand logs on, and by which property. Source: @pulumi/aws 7.48.0, declarations; AWS's pages on enabling the
 * log of each service, which name the deliverer; 2026-11.
 */
export const logSources: readonly LogSource[] = [
  {
    types: ["aws:cloudtrail/trail:Trail"],
    destinations: ["s3BucketName", "cloudWatchLogsGroupArn"],
    deliverer: () => "cloudtrail.amazonaws.com",
    prefix: "s3KeyPrefix",
    record: "audit",
  },
  {
    types: balancerTypes,
    destinations: ["accessLogs.bucket", "connectionLogs.bucket", "healthCheckLogs.bucket"],
    // Network balancers deliver as other services do.
    deliverer: (balancer) => (at(balancer, "loadBalancerType") === "network" ? vended() : balancerDeliverer),
    on: enabled,
    record: "access",
  },
  {
    types: ["aws:elb/loadBalancer:LoadBalancer"],
    destinations: ["accessLogs.bucket"],
    deliverer: () => balancerDeliverer,
    on: (balancer) => at(balancer, "accessLogs.enabled") !== false,
    record: "access",
  },
  {
    types: loggingTypes,
    destinations: ["targetBucket"],
    deliverer: () => "logging.s3.amazonaws.com",
    prefix: "targetPrefix",
    record: "audit",
  },
  {
    types: ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"],
    destinations: ["logging.targetBucket", "loggings.*.targetBucket"],
    deliverer: () => "logging.s3.amazonaws.com",
    prefix: "logging.targetPrefix",
    record: "audit",
  },
  { types: ["aws:ec2/flowLog:FlowLog"], destinations: ["logDestination"], deliverer: vended, record: "audit" },
  {
    types: ["aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig"],
    destinations: ["destinationArn"],
    deliverer: vended,
    record: "audit",
  },
  // Config writes as the recorder's role where that may.
  {
    types: ["aws:cfg/deliveryChannel:DeliveryChannel"],
    destinations: ["s3BucketName"],
    prefix: "s3KeyPrefix",
    record: "audit",
  },
  {
    types: ["aws:cloudfront/distribution:Distribution"],
    destinations: ["loggingConfig.bucket"],
    prefix: "loggingConfig.prefix",
    record: "access",
  },
  {
    types: ["aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration"],
    destinations: ["logDestinationConfigs.*"],
    deliverer: vended,
    record: "audit",
  },
  {
    types: ["aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination"],
    destinations: ["deliveryDestinationConfiguration.destinationResourceArn"],
    deliverer: vended,
    record: "access",
  },
  {
    types: ["aws:redshift/logging:Logging"],
    destinations: ["bucketName"],
    deliverer: () => "redshift.amazonaws.com",
    prefix: "s3KeyPrefix",
    record: "audit",
  },
  {
    types: ["aws:elasticache/replicationGroup:ReplicationGroup", "aws:elasticache/cluster:Cluster"],
    destinations: ["logDeliveryConfigurations.*.destination"],
    record: "audit",
  },
  {
    types: ["aws:sfn/stateMachine:StateMachine"],
    destinations: ["loggingConfiguration.logDestination"],
    record: "audit",
  },
  {
    types: ["aws:apigateway/stage:Stage", "aws:apigatewayv2/stage:Stage"],
    destinations: ["accessLogSettings.destinationArn"],
    record: "access",
  },
  {
    types: ["aws:opensearch/domain:Domain", "aws:elasticsearch/domain:Domain"],
    destinations: ["logPublishingOptions.*.cloudwatchLogGroupArn"],
    record: "audit",
  },
  {
    types: ["aws:msk/cluster:Cluster"],
    destinations: [
      "loggingInfo.brokerLogs.s3.bucket",
      "loggingInfo.brokerLogs.cloudwatchLogs.logGroup",
      "loggingInfo.brokerLogs.firehose.deliveryStream",
    ],
    deliverer: vended,
    prefix: "loggingInfo.brokerLogs.s3.prefix",
    on: enabled,
    record: "audit",
  },
  {
    types: ["aws:networkfirewall/loggingConfiguration:LoggingConfiguration"],
    destinations: [
      "loggingConfiguration.logDestinationConfigs.*.logDestination.bucketName",
      "loggingConfiguration.logDestinationConfigs.*.logDestination.logGroup",
      "loggingConfiguration.logDestinationConfigs.*.logDestination.deliveryStream",
    ],
    deliverer: vended,
    record: "audit",
  },
  {
    types: ["aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter"],
    destinations: ["destinationArn"],
    record: "audit",
  },
];

/** Real paths of a destination: `*` is opened for each entry of the list before it. */
export function destinationsOf(resource: ResourceView, { destinations, on }: LogSource): readonly string[] {
  return destinations
    .flatMap((destination) => opened(resource, destination))
    .filter((path) => at(resource, path) !== undefined && (on === undefined || on(resource, path)));
}

function opened(resource: ResourceView, destination: string): readonly string[] {
  const star = destination.indexOf(".*");
  if (star < 0) return [destination];
  const list = destination.slice(0, star);
  return entries(at(resource, list)).map((_, index) => `${list}.${index}${destination.slice(star + 2)}`);
}
