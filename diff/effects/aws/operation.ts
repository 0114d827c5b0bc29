import type { EffectTable } from "../effect";
import { planned } from "./sources";

/** Rights, logs, alarms and what watches over controls. */
export const operation: EffectTable = {
  source: `${planned}; log deliveries, recovery: createOnlyProperties of CloudFormation's types (cfn-lint 1.58.0)`,
  rows: [
    { type: "aws:iam/role:Role", replaces: "name namePrefix path", inPlace: "others" },
    { type: "aws:iam/rolePolicy:RolePolicy", replaces: "name namePrefix role", inPlace: "others" },
    { type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment", replaces: "policyArn role", inPlace: "others" },
    { type: "aws:iam/policy:Policy", replaces: "description name namePrefix path", inPlace: "others" },
    { type: "aws:iam/instanceProfile:InstanceProfile", replaces: "name namePrefix path", inPlace: "others" },
    { type: "aws:iam/serviceLinkedRole:ServiceLinkedRole", replaces: "awsServiceName customSuffix", inPlace: "others" },
    {
      type: "aws:cloudwatch/logGroup:LogGroup",
      replaces: "logGroupClass name namePrefix region",
      shortens: "retentionInDays",
      inPlace: "deletionProtectionEnabled kmsKeyId skipDestroy tags",
    },
    { type: "aws:cloudwatch/logStream:LogStream", replaces: "logGroupName name region", inPlace: "others" },
    { type: "aws:cloudwatch/logResourcePolicy:LogResourcePolicy", replaces: "policyName region", inPlace: "others" },
    {
      type: "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter",
      replaces: "destinationArn logGroup name region",
      inPlace: "others",
    },
    {
      type: "aws:cloudwatch/logDelivery:LogDelivery",
      replaces: "deliveryDestinationArn deliverySourceName region",
      inPlace: "others",
    },
    {
      type: "aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination",
      replaces:
        "name outputFormat deliveryDestinationConfiguration.destinationResourceArn deliveryDestinationType region",
      inPlace: "tags",
    },
    { type: "aws:cloudwatch/logDeliverySource:LogDeliverySource", replaces: "name region", inPlace: "tags" },
    { type: "aws:cloudwatch/metricAlarm:MetricAlarm", replaces: "name region", inPlace: "others" },
    {
      type: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
      replaces: "actionsEnabled alarmName region",
      inPlace: "others",
    },
    { type: "aws:cloudwatch/dashboard:Dashboard", replaces: "dashboardName region", inPlace: "others" },
    { type: "aws:cloudwatch/eventRule:EventRule", replaces: "eventBusName name namePrefix region", inPlace: "others" },
    {
      type: "aws:cloudwatch/eventTarget:EventTarget",
      replaces: "eventBusName rule targetId region",
      inPlace: "others",
    },
    { type: "aws:cloudtrail/trail:Trail", replaces: "name region", inPlace: "others" },
    { type: "aws:cfg/recorder:Recorder", replaces: "name region", inPlace: "others" },
    { type: "aws:cfg/recorderStatus:RecorderStatus", replaces: "region", inPlace: "others" },
    { type: "aws:cfg/deliveryChannel:DeliveryChannel", replaces: "name region", inPlace: "others" },
    { type: "aws:guardduty/detector:Detector", replaces: "region", inPlace: "others" },
    {
      type: "aws:guardduty/detectorFeature:DetectorFeature",
      replaces: "detectorId name additionalConfigurations.*.name region",
      inPlace: "others",
    },
    { type: "aws:securityhub/account:Account", replaces: "enableDefaultStandards region", inPlace: "others" },
    {
      type: "aws:securityhub/standardsSubscription:StandardsSubscription",
      replaces: "standardsArn region",
      inPlace: "others",
    },
    { type: "aws:sns/topic:Topic", replaces: "fifoTopic name namePrefix region", inPlace: "others" },
    { type: "aws:sns/topicPolicy:TopicPolicy", replaces: "arn region", inPlace: "others" },
    {
      type: "aws:sns/topicSubscription:TopicSubscription",
      replaces: "endpoint protocol topic region",
      inPlace: "others",
    },
    { type: "aws:sfn/stateMachine:StateMachine", replaces: "name namePrefix type region", inPlace: "others" },
    { type: "aws:ssm/document:Document", replaces: "name documentType region", inPlace: "others" },
    {
      type: "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
      replaces: `destination name kinesisSourceConfiguration mskSourceConfiguration
        extendedS3Configuration.dynamicPartitioningConfiguration.enabled region`,
      inPlace: "extendedS3Configuration serverSideEncryption tags",
    },
    {
      type: "aws:arcregionswitch/plan:Plan",
      replaces: "name primaryRegion recoveryApproach regions region",
      inPlace: "associatedAlarms description executionRole recoveryTimeObjectiveMinutes tags triggers workflows",
    },
    {
      type: "aws:arczonalshift/zonalAutoshiftConfiguration:ZonalAutoshiftConfiguration",
      replaces: "resourceArn region",
      inPlace: "others",
    },
    // From @pulumi/random: every input is kept with the value that was drawn from it.
    { type: "random:index/randomId:RandomId", replaces: "byteLength keepers prefix", inPlace: "" },
    {
      type: "random:index/randomPassword:RandomPassword",
      replaces: `keepers length lower minLower minNumeric minSpecial minUpper number numeric overrideSpecial special upper`,
      inPlace: "",
    },
  ],
};
