import type { Cloud } from "../document";

/** A resource that makes a service carry a flow: its type, the property that says so, and how its name begins. */
export interface Carrier {
  readonly type: string;
  readonly property: string;
  readonly name?: RegExp;
  /** An entry that the property's list must hold. */
  readonly holding?: string;
}

/** Where nothing stands for a flow: who lets it happen. */
type Unrecorded = string;

const exporter = /^database-export/;
const store = (purpose: string) => new RegExp(`^${purpose}`);
const logging = (purpose: string): Carrier => ({
  type: "aws:s3/bucketLogging:BucketLogging",
  property: "targetBucket",
  name: store(purpose),
});
const diagnosed = (purpose: string): Carrier => ({
  type: "azure-native:monitor:DiagnosticSetting",
  property: "storageAccountId",
  name: store(purpose),
});
const policy = (purpose: string): Carrier => ({
  type: "aws:s3/bucketPolicy:BucketPolicy",
  property: "policy",
  name: store(purpose),
});
const onOccasion = "nobody has a standing right; a role is given for the occasion";
const route = (holding: string): Carrier => ({
  type: "azure-native:cdn:Route",
  property: "supportedProtocols",
  holding,
});

/** Flows that no rule of a firewall shows, because a service of the cloud carries them. */
export const carriers: Readonly<Record<string, Readonly<Partial<Record<Cloud, Carrier | Unrecorded>>>>> = {
  // Shoppers meet the edge, which comes in by a private link of its own.
  "shopper-https": { azure: route("Https") },
  "shopper-http": { azure: route("Http") },
  "static-https": {
    aws: { type: "aws:cloudfront/distribution:Distribution", property: "viewerCertificate" },
    azure: { ...route("Https"), name: /^static/ },
  },
  "edge-assets": {
    aws: { type: "aws:cloudfront/distribution:Distribution", property: "origins.0.originAccessControlId" },
    azure: "the edge asks the instances, which read the store themselves (app-assets)",
  },
  "database-backups": {
    aws: { type: "aws:sfn/stateMachine:StateMachine", property: "definition", name: exporter },
    azure: { type: "azure-native:logic:Workflow", property: "definition", name: exporter },
  },
  "database-logs": {
    aws: { type: "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream", property: "extendedS3Configuration" },
    azure: { type: "azure-native:sql:ExtendedServerBlobAuditingPolicy", property: "storageEndpoint" },
  },
  "balancer-logs": {
    aws: { type: "aws:lb/loadBalancer:LoadBalancer", property: "accessLogs.bucket" },
    azure: { type: "azure-native:monitor:DiagnosticSetting", property: "storageAccountId", name: /^front-door/ },
  },
  "network-logs": {
    aws: { type: "aws:ec2/flowLog:FlowLog", property: "logDestination" },
    azure: { type: "azure-native:network:FlowLog", property: "storageId" },
  },
  "assets-logs": { aws: logging("assets"), azure: diagnosed("assets") },
  "backups-logs": { aws: logging("backups"), azure: diagnosed("backups") },
  "audit-logs": { aws: logging("audit"), azure: diagnosed("audit") },
  "trail-audit": {
    aws: { type: "aws:cloudtrail/trail:Trail", property: "s3BucketName" },
    azure: { type: "azure-native:monitor:SubscriptionDiagnosticSetting", property: "storageAccountId" },
  },
  "people-backups": { aws: policy("backups"), azure: onOccasion },
  "people-logs": { aws: policy("logs"), azure: onOccasion },
  "people-audit": { aws: policy("audit"), azure: onOccasion },
};
