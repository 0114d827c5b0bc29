import type { Cloud } from "../cloud";
import type { Kind } from "../kind";
import { Refusal, refuse } from "../refusal";
import type { Request, Thing } from "../thing";
import { assumable, isMade, roleAllows } from "./access";
import { notYet } from "./in-use";
import { bucketDenies, bucketOf, locksAtOnce, write } from "./store-access";

const recorder = "aws:cfg/recorder:Recorder";
const channel = "aws:cfg/deliveryChannel:DeliveryChannel";
const status = "aws:cfg/recorderStatus:RecorderStatus";
const source = "AWS Config developer guide, service limits: 1 a region; 2026-11";

/**
 * Codes: AWS Config API reference, PutConfigurationRecorder, PutDeliveryChannel, StartConfigurationRecorder; 2026-11. What the
 * provider repeats: terraform-provider-aws, internal/service/configservice/delivery_channel.go
 * (InsufficientDeliveryPolicyException); 2026-11. The recorder's role is looked at, not assumed, when the recorder is made.
 */
export const configuration: readonly Kind[] = [
  {
    type: recorder,
    create: ({ inputs }, cloud) => {
      const role = String(inputs["roleArn"]);
      if (!assumable(cloud, role, "config.amazonaws.com", {}, isMade))
        refuse("InvalidRoleException", `${role} can't be assumed by AWS Config`);
    },
    quota: { most: 1, code: "MaxNumberOfConfigurationRecordersExceededException", source },
    remove: (thing, cloud) => {
      if (running(thing, cloud)) notYet("ResourceInUseException", "the recorder is running");
    },
  },
  {
    type: channel,
    create: (request, cloud) => {
      if (hereOf(recorder, request, cloud) === undefined)
        refuse("NoAvailableConfigurationRecorderException", "there is no recorder in the region");
      checkStore(request, cloud);
    },
    made: (thing, cloud) => {
      const bucket = bucketOf(cloud, String(thing.inputs["s3BucketName"]));
      if (bucket !== undefined) write(bucket);
    },
    quota: { most: 1, code: "MaxNumberOfDeliveryChannelsExceededException", source },
    remove: (thing, cloud) => {
      if (running(thing, cloud))
        notYet("LastDeliveryChannelDeleteFailedException", "there is a running configuration recorder");
    },
  },
  {
    type: status,
    references: [{ path: "name", to: [recorder], by: "name", code: "NoSuchConfigurationRecorderException" }],
    create: (request, cloud) => {
      if (request.inputs["isEnabled"] === true && hereOf(channel, request, cloud) === undefined)
        refuse("NoAvailableDeliveryChannelException", "there is no delivery channel in the region");
    },
  },
];

function hereOf(type: string, { region, account }: Request, cloud: Cloud): Thing | undefined {
  return cloud.things
    .of(type)
    .find((each) => each.state === "ready" && each.region === region && each.account === account);
}

function running(thing: Thing, cloud: Cloud): boolean {
  return hereOf(status, thing, cloud)?.inputs["isEnabled"] === true;
}

/** A test object is written with the recorder's role: the bucket must be there and unlocked, and neither policy in the way. */
function checkStore(request: Request, cloud: Cloud): void {
  const { inputs, account } = request;
  const bucket = bucketOf(cloud, String(inputs["s3BucketName"]));
  if (bucket === undefined) refuse("NoSuchBucketException", `there is no ${String(inputs["s3BucketName"])}`);
  const insufficient = (why: string): never => {
    throw new Refusal("InsufficientDeliveryPolicyException", `Insufficient delivery policy to s3 bucket: ${why}`, true);
  };
  const role = String(hereOf(recorder, request, cloud)?.inputs["roleArn"]);
  const prefix = inputs["s3KeyPrefix"] === undefined ? "" : `${String(inputs["s3KeyPrefix"])}/`;
  const key = `${prefix}AWSLogs/${account}/Config/ConfigWritabilityCheckFile`;
  const objects = `arn:aws:s3:::${bucket.id}`;
  if (locksAtOnce(cloud, bucket)) insufficient(`${bucket.name} locks what is written`);
  if (!assumable(cloud, role, "config.amazonaws.com")) insufficient(`${role} can't be assumed yet`);
  if (
    !roleAllows(cloud, role, { action: "s3:PutObject", resource: `${objects}/${key}` }) ||
    !roleAllows(cloud, role, { action: "s3:GetBucketAcl", resource: objects }) ||
    bucketDenies(cloud, bucket, { principal: role, action: "s3:PutObject", key })
  )
    insufficient(`${role} can't write into ${bucket.name}`);
}
