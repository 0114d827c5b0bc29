import { cannotTell, isGiven, violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, unseen } from "../view";
import { BucketSettings, bucketTypes } from "./shared/bucket-settings";
import type { LogFlow } from "./shared/log-flows";
import { firehoseType, logFlowsOf, logGroupType } from "./shared/log-flows";
import { balancerDeliverer } from "./shared/log-sources";
import { waitingStores } from "./shared/prepared-stores";
import { maySameRegion, regionOf } from "./shared/regions";
import { admits, allowsAction, statementsIn } from "./shared/resource-access";
import { roleIsEmpty } from "./shared/roles";

/** These take S3's own key at the destination, and no other. Source: ELB "Enable access logs", S3 "Enabling server access logging"; 2026-11. */
const underS3sKey: readonly (string | undefined)[] = [balancerDeliverer, "logging.s3.amazonaws.com"];

/** Who asks for a bucket's grants before it delivers. Source: the bucket policies that CloudTrail and CloudWatch Logs ask for; 2026-11. */
const looksFirst = ["cloudtrail.amazonaws.com", "delivery.logs.amazonaws.com"];

/** Roles as which a log is handed on. */
const roles: readonly (readonly [type: string, property: string])[] = [
  ["aws:cloudtrail/trail:Trail", "cloudWatchLogsRoleArn"],
  ["aws:ec2/flowLog:FlowLog", "iamRoleArn"],
  ["aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter", "roleArn"],
  [firehoseType, "extendedS3Configuration.roleArn"],
  ["aws:cfg/recorder:Recorder", "roleArn"],
];

/** What takes a log lets its deliverer in, stands where the deliverer can reach it, and asks for no key that it can't use. */
function relation(stack: StackView): readonly About[] {
  return [
    ...logFlowsOf(stack).flatMap((flow) => ofFlow(stack, flow)),
    ...stack.ofType("aws:cloudwatch/logResourcePolicy:LogResourcePolicy").map(ofResourcePolicy),
    ...roles.flatMap(([type, property]) =>
      stack
        .ofType(type)
        .filter((from) => at(from, property) !== undefined)
        .map((from) => ({ resource: from, complaints: roleIsEmpty(stack, from, property) })),
    ),
  ];
}

function ofFlow(stack: StackView, flow: LogFlow): readonly About[] {
  const { from, property, lead } = flow;
  const [waiting] = waitingStores(stack, flow);
  if (waiting !== undefined) {
    const mend = `send it to ${waiting.name}, or take ${waiting.name} away`;
    return [{ resource: from, complaints: violates(property, lead.foreign, `${waiting.name}, made for it`, mend) }];
  }
  return lead.to.flatMap((store) => {
    const near = flow.from.type === "aws:cloudtrail/trail:Trail" || isFlowLogToBucket(flow, store);
    const away = near || maySameRegion(stack, from, store) ? [] : farAway(stack, property, from, store);
    const inside = bucketTypes.includes(store.type) ? ofBucket(stack, flow, store) : [];
    const byRole = store.type === logGroupType ? roleGiven(from) : [];
    return [{ resource: from, complaints: [...away, ...byRole] }, ...inside];
  });
}

/** VPC flow logs reach buckets of other regions. Source: VPC, "Publish flow logs to Amazon S3"; 2026-11. */
function isFlowLogToBucket({ from }: LogFlow, store: ResourceView): boolean {
  return from.type === "aws:ec2/flowLog:FlowLog" && bucketTypes.includes(store.type);
}

function farAway(stack: StackView, property: string, from: ResourceView, store: ResourceView): readonly Complaint[] {
  const [here, there] = [regionOf(stack, from), regionOf(stack, store)].map(String);
  return violates(
    property,
    `${store.name} in ${there ?? ""}`,
    `a store in ${here ?? ""}`,
    "deliver it in its own region",
  );
}

/** Into log groups these two write as a role. */
function roleGiven(from: ResourceView): readonly Complaint[] {
  const role = "the ARN of a role that may write there";
  if (from.type === "aws:ec2/flowLog:FlowLog") return isGiven("iamRoleArn", role)(from);
  if (from.type === "aws:cloudtrail/trail:Trail") return isGiven("cloudWatchLogsRoleArn", role)(from);
  return [];
}

function ofBucket(stack: StackView, flow: LogFlow, bucket: ResourceView): readonly About[] {
  const { deliverer, from } = flow;
  const settings = BucketSettings.of(stack);
  const complaints = [
    ...(underS3sKey.includes(deliverer) ? ownKey(settings, bucket, deliverer) : []),
    ...(deliverer === "logging.s3.amazonaws.com" ? notLocked(settings, bucket) : []),
    ...(deliverer === undefined ? [] : letsIn(settings, bucket, deliverer)),
    ...(from.type === "aws:cloudfront/distribution:Distribution" ? takesGrants(settings, bucket) : []),
  ];
  return [{ resource: bucket, complaints }];
}

function ownKey(settings: BucketSettings, bucket: ResourceView, deliverer: string | undefined): readonly Complaint[] {
  const { value } = settings.encryption(bucket);
  const wanted = `AES256, the only encryption under which ${deliverer ?? ""} delivers`;
  if (value === unseen) return cannotTell("", wanted);
  if (value === undefined || value === "AES256") return [];
  return violates("", value, wanted, `set ${bucket.name} to AES256, or send the log to another bucket`);
}

function notLocked(settings: BucketSettings, bucket: ResourceView): readonly Complaint[] {
  const { value } = settings.lock(bucket);
  if (value === undefined || value === unseen) return [];
  return violates("", value, "no default retention", `send S3's access logs elsewhere than to ${bucket.name}`);
}

function letsIn(settings: BucketSettings, bucket: ResourceView, deliverer: string): readonly Complaint[] {
  const policies = settings.policies(bucket);
  const wanted = `a policy that lets ${deliverer} write`;
  if (policies.some(({ value }) => value === unseen)) return cannotTell("", wanted);
  const asks = looksFirst.includes(deliverer) ? ["s3:PutObject", "s3:GetBucketAcl"] : ["s3:PutObject"];
  const lacking = asks.filter((action) => !policies.some(({ value }) => admits(value, deliverer, action)));
  if (lacking.length === 0) return [];
  if (policies.length === 0) {
    // Where there is no policy, the delivery of other services' logs writes one of its own.
    if (deliverer === "delivery.logs.amazonaws.com") return [];
    if (deliverer === "logging.s3.amazonaws.com" && mayGrant(settings, bucket)) return [];
  }
  // Older regions have an account of the balancers'; S3's log delivery may have a grant.
  if (deliverer === balancerDeliverer && policies.some(({ value }) => admitsAccount(value))) return [];
  if (deliverer === "logging.s3.amazonaws.com" && mayGrant(settings, bucket)) return [];
  const mend = `let ${deliverer} do ${lacking.join(" and ")} in ${bucket.name}`;
  return violates("", undefined, wanted, mend).map((each) => ({
    ...each,
    found: `${deliverer} may not do ${lacking.join(" and ")}`,
  }));
}

function mayGrant(settings: BucketSettings, bucket: ResourceView): boolean {
  const acl = settings.acl(bucket);
  return (
    acl === unseen || acl === "log-delivery-write" || typeof acl === "object" || at(bucket, "grants") !== undefined
  );
}

function admitsAccount(document: unknown): boolean {
  return statementsIn(document).some(
    (statement) =>
      statement.effect === "Allow" &&
      allowsAction(statement, "s3:PutObject") &&
      statement.principals.some((principal) => /^AWS:(arn:aws[\w-]*:iam::)?\d{12}(:root)?$/.test(principal)),
  );
}

/** Standard logs of CloudFront need grants, which buckets refuse unless they are told otherwise. */
function takesGrants(settings: BucketSettings, bucket: ResourceView): readonly Complaint[] {
  const ownership = settings.ownership(bucket);
  const wanted = "BucketOwnerPreferred or ObjectWriter, or CloudFront can't deliver";
  if (ownership === unseen) return cannotTell("", wanted);
  if (ownership === "BucketOwnerPreferred" || ownership === "ObjectWriter") return [];
  return violates("", ownership, wanted, `let ${bucket.name} keep grants, or deliver by a LogDelivery`);
}

function ofResourcePolicy(policy: ResourceView): About {
  const property = "policyDocument";
  const value = at(policy, property);
  const wanted = "services that may put log events";
  if (value === unseen) return { resource: policy, complaints: cannotTell(property, wanted) };
  const refused = statementsIn(value).filter(
    (each) =>
      each.effect === "Deny" && allowsAction(each, "logs:PutLogEvents") && Object.keys(each.conditions).length === 0,
  );
  const refusals = statementsIn(value).filter(
    (each) => each.effect === "Deny" && each.principals.some((who) => who.startsWith("Service:")),
  );
  const found = [...new Set([...refused, ...refusals])].map(({ principals }) => principals.join(", ")).join("; ");
  return {
    resource: policy,
    complaints: found === "" ? [] : violates(property, `a refusal of ${found}`, wanted, "let the deliverer in"),
  };
}

export const logsDeliverable: CloudRule = { name: "logs-deliverable", relation };
