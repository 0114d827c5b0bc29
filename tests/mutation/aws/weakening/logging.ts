import type { Weakening } from "../../tables";
import { entry, is, on } from "./kit";

const kept = ["10.5.1"];
const logged = ["10.2.1"];
const resourcePolicy = "policyDocument.Statement.*";
const selector = "advancedEventSelectors.*";
const firstIs = (wanted: string) => (value: unknown) => Array.isArray(value) && value[0] === wanted;

export const logging: readonly Weakening[] = [
  ...on("aws:cloudtrail/trail:Trail", [
    ["enableLogging", ["flip"], logged],
    ["isMultiRegionTrail", ["flip", "drop"], logged],
    ["includeGlobalServiceEvents", ["flip"], ["10.2.1.2"]],
    ["enableLogFileValidation", ["flip", "drop"], ["10.3.4"]],
    ["kmsKeyId", ["unrelate", "drop"], ["3.5.1", "3.6.1"]],
    ["cloudWatchLogsGroupArn", ["unrelate", "drop"], ["10.3.3"]],
    ["s3BucketName", ["unrelate"], ["10.3.2", "10.3.3", "10.5.1"]],
    // Left out, only administrative calls are recorded.
    ["advancedEventSelectors", ["drop", "empty"], ["10.2.1.1"]],
    [selector, ["drop"], ["10.2.1.2"], { where: entry("name", "Administrative calls") }],
    [selector, ["drop"], ["10.2.1.1"], { where: entry("name", "Objects of the stores that matter") }],
    [selector, ["drop"], ["10.2.1.3"], { where: entry("name", "Who reads or deletes records") }],
    [
      `${selector}.fieldSelectors.*.equals`,
      ["replace"],
      ["10.2.1.2"],
      { weak: [["NetworkActivity"]], where: firstIs("Management") },
    ],
    [
      `${selector}.fieldSelectors.*.equals`,
      ["replace"],
      ["10.2.1.1"],
      { weak: [["AWS::Lambda::Function"]], where: firstIs("AWS::S3::Object") },
    ],
    [`${selector}.fieldSelectors.*.startsWiths`, ["fewer", "unrelate"], ["10.2.1.1"]],
    [`${selector}.fieldSelectors.*.notEquals`, ["replace"], ["10.2.1.3"], { weak: [["GetObject"], ["DeleteObject"]] }],
    ["", ["remove"], ["10.2.1", "10.2.1.1", "10.2.1.2", "10.3.4"]],
  ]),
  ...on("aws:cloudwatch/logGroup:LogGroup", [
    ["kmsKeyId", ["unrelate", "drop"], ["3.5.1", "3.6.1"]],
    ["retentionInDays", ["shorten"], kept],
    ["retentionInDays", ["replace"], kept, { weak: [30], where: is(90) }],
    ["retentionInDays", ["replace"], kept, { weak: [90], where: (value) => Number(value) >= 365 }],
    // The service that writes makes one of its own, without a key and without an end.
    ["", ["remove"], [...logged, "3.5.1"]],
  ]),
  ...on("aws:cloudwatch/logResourcePolicy:LogResourcePolicy", [
    [`${resourcePolicy}.Principal.Service`, ["widen"], ["7.3.1"]],
    [`${resourcePolicy}.Action`, ["widen"], ["7.3.1"]],
    [`${resourcePolicy}.Resource`, ["widen"], ["7.3.1"]],
    [`${resourcePolicy}.Condition`, ["drop"], ["7.3.1"]],
    [`${resourcePolicy}.Effect`, ["flip"], logged],
  ]),
  ...on("aws:cloudwatch/logDelivery:LogDelivery", [
    ["deliverySourceName", ["unrelate"], logged],
    ["deliveryDestinationArn", ["unrelate"], logged],
    ["", ["remove"], logged],
  ]),
  ...on("aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination", [
    ["deliveryDestinationConfiguration.destinationResourceArn", ["unrelate"], [...logged, ...kept]],
    ["", ["remove"], logged],
  ]),
  ...on("aws:cloudwatch/logDeliverySource:LogDeliverySource", [
    ["resourceArn", ["unrelate"], logged],
    ["", ["remove"], logged],
  ]),
  ...on("aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter", [
    ["destinationArn", ["unrelate"], kept],
    ["logGroup", ["unrelate"], kept],
    ["filterPattern", ["replace"], kept, { weak: ["ERROR"], where: is("") }],
    ["", ["remove"], kept],
  ]),
  ...on("aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream", [
    ["extendedS3Configuration.bucketArn", ["unrelate"], [...kept, "10.3.3"]],
    ["serverSideEncryption", ["drop"], ["3.5.1"]],
    ["serverSideEncryption.enabled", ["flip", "drop"], ["3.5.1"]],
    ["serverSideEncryption.keyArn", ["unrelate", "drop"], ["3.6.1"]],
    ["serverSideEncryption.keyType", ["replace", "drop"], ["3.6.1"], { weak: ["AWS_OWNED_CMK"] }],
    ["", ["remove"], kept],
  ]),
  ...on("aws:ec2/flowLog:FlowLog", [
    ["trafficType", ["replace"], logged, { weak: ["ACCEPT", "REJECT"] }],
    ["vpcId", ["unrelate", "drop"], logged],
    ["logDestination", ["unrelate"], [...logged, "10.3.3", ...kept]],
    ["", ["remove"], logged],
  ]),
  ...on("aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig", [
    ["destinationArn", ["unrelate"], [...logged, ...kept]],
    ["", ["remove"], logged],
  ]),
  ...on("aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation", [
    ["resolverQueryLogConfigId", ["unrelate"], logged],
    ["resourceId", ["unrelate"], logged],
    ["", ["remove"], logged],
  ]),
];
