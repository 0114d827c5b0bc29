import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";
const rds = "aws:rds/instance:Instance";
const vpc = "aws:ec2/vpc:Vpc";
const flow = "aws:ec2/flowLog:FlowLog";
const source = {
  type: "aws:cloudwatch/logDeliverySource:LogDeliverySource",
  name: "source",
  inputs: { name: "cdn-requests", resourceArn: unseen },
  refs: { resourceArn: ["cdn"] },
};

export const auditLogsEverywhere: RuleCases = {
  rule: "audit-logs-everywhere",
  cases: [
    {
      what: "a database with its log, and one with another",
      stack: [
        { type: rds, name: "one", inputs: { engine: "postgres", enabledCloudwatchLogsExports: ["postgresql"] } },
        { type: rds, name: "two", inputs: { engine: "postgres", enabledCloudwatchLogsExports: ["upgrade"] } },
      ],
      found: ["two enabledCloudwatchLogsExports"],
    },
    {
      what: "a cluster of Kubernetes without the audit log",
      stack: [{ type: "aws:eks/cluster:Cluster", inputs: { enabledClusterLogTypes: ["api", "scheduler"] } }],
      found: ["it enabledClusterLogTypes"],
    },
    {
      what: "a balancer of the second name, silent",
      stack: [
        { type: "aws:alb/loadBalancer:LoadBalancer", inputs: { accessLogs: { bucket: "logs", enabled: false } } },
      ],
      found: ["it accessLogs.enabled"],
    },
    {
      what: "a network balancer, which has no log without TLS",
      stack: [{ type: "aws:lb/loadBalancer:LoadBalancer", inputs: { loadBalancerType: "network" } }],
      found: [],
    },
    {
      what: "networks: one logged, one not, one half",
      stack: [
        { type: vpc, name: "logged", inputs: {} },
        { type: flow, name: "all", inputs: { vpcId: unseen, trafficType: "ALL" }, refs: { vpcId: ["logged"] } },
        { type: vpc, name: "silent", inputs: {} },
        { type: vpc, name: "half", inputs: {} },
        { type: flow, name: "refused", inputs: { vpcId: unseen, trafficType: "REJECT" }, refs: { vpcId: ["half"] } },
      ],
      found: ["silent ", "refused trafficType"],
    },
    {
      what: "a distribution with a delivery in three pieces",
      stack: [
        { type: "aws:cloudfront/distribution:Distribution", name: "cdn", inputs: { enabled: true } },
        source,
        {
          type: "aws:cloudwatch/logDelivery:LogDelivery",
          name: "delivery",
          inputs: { deliverySourceName: "cdn-requests", deliveryDestinationArn: "arn:aws:logs:us-east-1:1:x:central" },
        },
      ],
      found: [],
    },
    {
      what: "one whose delivery was forgotten",
      stack: [{ type: "aws:cloudfront/distribution:Distribution", name: "cdn", inputs: {} }, source],
      found: ["source "],
    },
    {
      what: "a bucket that nobody logs, and one that a trail covers",
      stack: [
        { type: "aws:s3/bucketV2:BucketV2", name: "orders", inputs: { bucket: "acme-orders" } },
        { type: "aws:s3/bucketV2:BucketV2", name: "scans", inputs: { bucket: "acme-scans" } },
        {
          type: "aws:cloudtrail/trail:Trail",
          inputs: {
            isMultiRegionTrail: true,
            eventSelectors: [{ dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3:::acme-scans/"] }] }],
          },
        },
      ],
      found: ["orders "],
    },
    {
      what: "parameters that load the audit and record no sessions",
      stack: [
        {
          type: "aws:rds/clusterParameterGroup:ClusterParameterGroup",
          inputs: {
            family: "aurora-postgresql16",
            parameters: [
              { name: "shared_preload_libraries", value: "pgaudit" },
              { name: "pgaudit.log", value: "ddl" },
              { name: "log_connections", value: "0" },
              { name: "log_disconnections", value: "1" },
            ],
          },
        },
      ],
      found: ["it parameters"],
    },
    {
      what: "a log not known yet",
      stack: [{ type: "aws:docdb/cluster:Cluster", inputs: { enabledCloudwatchLogsExports: unseen } }],
      found: ["? it enabledCloudwatchLogsExports"],
    },
  ],
};
