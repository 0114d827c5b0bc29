import type { Cloud } from "../cloud";
import type { Kind } from "../kind";
import { refuse } from "../refusal";
import type { Fields, Request } from "../thing";
import { allows } from "./policy-document";
import { keyAllows } from "./access";
import { instanceType } from "./database-data";
import { ready, refuseInUse, textAt, textsAt } from "./parts";

/** Only a restart makes these work. Source: `aws rds describe-engine-default-parameters`, ApplyType static; 2026-11. */
const staticParameters = new Set([
  "shared_preload_libraries",
  "rds.force_ssl",
  "max_connections",
  "track_activity_query_size",
  "rds.logical_replication",
]);

/** What RDS instances stand on, and whom they tell. Codes: Amazon RDS API reference, "Errors" of each action; 2026-11. */
export const databaseGroups: readonly Kind[] = [
  {
    type: "aws:rds/subnetGroup:SubnetGroup",
    references: [{ path: "subnetIds[]", to: ["aws:ec2/subnet:Subnet"], code: "InvalidSubnet" }],
    create: ({ inputs }, cloud) => twoZones(inputs, cloud),
    update: (_thing, news, cloud) => twoZones(news, cloud),
    remove: (thing, cloud) =>
      refuseInUse(thing, cloud, "InvalidDBSubnetGroupStateFault", [[instanceType, "dbSubnetGroupName"]]),
    quota: {
      most: 50,
      code: "DBSubnetGroupQuotaExceeded",
      source: "Amazon RDS user guide, quotas: 50 DB subnet groups a region; 2026-11",
    },
    takes: [1_000, 5_000],
  },
  {
    type: "aws:rds/parameterGroup:ParameterGroup",
    create: ({ inputs }) => checkParameters(inputs),
    update: (_thing, news) => checkParameters(news),
    remove: (thing, cloud) =>
      refuseInUse(thing, cloud, "InvalidDBParameterGroupState", [[instanceType, "parameterGroupName"]]),
    quota: {
      most: 50,
      code: "DBParameterGroupQuotaExceeded",
      source: "Amazon RDS user guide, quotas: 50 DB parameter groups a region; 2026-11",
    },
    takes: [1_000, 10_000],
  },
  {
    type: "aws:rds/eventSubscription:EventSubscription",
    references: [
      { path: "snsTopic", to: ["aws:sns/topic:Topic"], by: "arn", code: "SNSTopicArnNotFound" },
      { path: "sourceIds[]", to: [instanceType], by: "identifier", code: "SourceNotFound" },
    ],
    create: (request, cloud) => mayPublish(request, cloud),
    update: (thing, news, cloud) => mayPublish({ ...thing, inputs: news }, cloud),
    quota: {
      most: 20,
      code: "EventSubscriptionQuotaExceeded",
      source: "Amazon RDS user guide, quotas: 20 event subscriptions a region; 2026-11",
    },
    takes: [5_000, 120_000],
  },
];

function twoZones(inputs: Fields, cloud: Cloud): void {
  const zones = textsAt(inputs, "subnetIds[]").map(
    (id) => ready(cloud, "aws:ec2/subnet:Subnet", "id", id)?.inputs["availabilityZone"],
  );
  if (new Set(zones).size < 2)
    refuse("DBSubnetGroupDoesNotCoverEnoughAZs", "subnets in at least two availability zones are needed");
}

function checkParameters(inputs: Fields): void {
  for (const { name, applyMethod } of (inputs["parameters"] ?? []) as readonly Readonly<Record<string, string>>[])
    if (staticParameters.has(name ?? "") && applyMethod !== "pending-reboot")
      refuse("InvalidParameterCombination", `cannot use immediate apply method for static parameter ${String(name)}`);
}

/** A trial message is published first: the topic must let RDS in, and so must its key. */
function mayPublish({ inputs, region, account }: Request, cloud: Cloud): void {
  const arn = textAt(inputs, "snsTopic");
  const context = {
    "aws:SourceAccount": account,
    "aws:SourceArn": `arn:aws:rds:${region}:${account}:es:any`,
    "aws:SecureTransport": "true",
  };
  const service = "events.rds.amazonaws.com";
  const document = ready(cloud, "aws:sns/topicPolicy:TopicPolicy", "arn", arn)?.inputs["policy"];
  const attempt = { principal: service, action: "sns:Publish", resource: arn, context };
  if (document === undefined || !allows(document, attempt))
    refuse("SNSNoAuthorization", `RDS may not publish to ${arn}`);
  const key = textAt(ready(cloud, "aws:sns/topic:Topic", "arn", arn)?.inputs ?? {}, "kmsMasterKeyId");
  if (key.startsWith("arn:") && !keyAllows(cloud, key, service, "kms:GenerateDataKey"))
    refuse("SNSNoAuthorization", `RDS may not use the key of ${arn}`);
}
