import type { Cloud } from "../cloud";
import type { Kind, Reference } from "../kind";
import { refuse } from "../refusal";
import type { Request, Thing } from "../thing";
import { isIssued } from "./certificates";
import { allows } from "./policy-document";
import { ready, refuseInUse, textAt, textsAt, usersOf } from "./parts";

const balancerType = "aws:lb/loadBalancer:LoadBalancer";
const groupType = "aws:lb/targetGroup:TargetGroup";
const listenerType = "aws:lb/listener:Listener";
const ruleType = "aws:lb/listenerRule:ListenerRule";

const forwardPaths = ["targetGroupArn", "forward.targetGroups[].arn"];
const targetGroups = (list: string): readonly Reference[] =>
  forwardPaths.map((path) => ({ path: `${list}[].${path}`, to: [groupType], code: "TargetGroupNotFound" }));

/** Places in which a target group is named. */
const forwards: readonly (readonly [string, string])[] = forwardPaths.flatMap((path) => [
  [listenerType, `defaultActions[].${path}`] as const,
  [ruleType, `actions[].${path}`] as const,
]);

/**
 * Elastic Load Balancing. Codes: API reference 2015-12-01 (CreateLoadBalancer, CreateListener, CreateRule, CreateTargetGroup
 * and their Delete…); quotas: user guide of Application Load Balancers, "Quotas"; 2026-11.
 */
export const balancer: readonly Kind[] = [
  {
    type: balancerType,
    references: [
      { path: "subnets[]", to: ["aws:ec2/subnet:Subnet"], code: "SubnetNotFound" },
      { path: "securityGroups[]", to: ["aws:ec2/securityGroup:SecurityGroup"], code: "InvalidSecurityGroup" },
    ],
    taken: "DuplicateLoadBalancerName",
    create(request, cloud) {
      const zones = new Set(subnetsOf(request, cloud).map(({ inputs }) => inputs["availabilityZone"]));
      if (zones.size < 2) refuse("ValidationError", "at least two subnets in two different zones must be specified");
      needsInternet(request, cloud);
      logsReachTheirStore(request, cloud);
    },
    update: (thing, news, cloud) => logsReachTheirStore({ ...thing, inputs: news }, cloud),
    remove({ inputs, name }) {
      if (inputs["enableDeletionProtection"] === true)
        refuse("OperationNotPermitted", `${name} cannot be deleted because deletion protection is enabled`);
    },
    // Listeners and their rules go with it.
    removed(thing, cloud) {
      for (const listener of usersOf(cloud, [[listenerType, "loadBalancerArn"]], [thing.id]))
        dropListener(listener, cloud);
      for (const each of usersOf(cloud, [["aws:wafv2/webAclAssociation:WebAclAssociation", "resourceArn"]], [thing.id]))
        cloud.drop(each);
    },
    quota: {
      most: 50,
      code: "TooManyLoadBalancers",
      source: "Application Load Balancers user guide, quotas: 50 a region; 2026-11",
    },
    takes: [90_000, 300_000],
  },
  {
    type: groupType,
    references: [{ path: "vpcId", to: ["aws:ec2/vpc:Vpc"], code: "ValidationError" }],
    taken: "DuplicateTargetGroupName",
    create({ inputs }) {
      // Excludes a slow start, and takes no other spelling. Docs of the SDK camel-case some of these values.
      const algorithm = textAt(inputs, "loadBalancingAlgorithmType");
      if (!["", "round_robin", "least_outstanding_requests", "weighted_random"].includes(algorithm))
        refuse("ValidationError", `loadBalancingAlgorithmType: ${algorithm}`);
    },
    remove: (thing, cloud) => refuseInUse(thing, cloud, "ResourceInUse", forwards),
    takes: [500, 5_000],
  },
  {
    type: listenerType,
    references: [
      { path: "loadBalancerArn", to: [balancerType], code: "LoadBalancerNotFound" },
      { path: "certificateArn", to: ["aws:acm/certificate:Certificate"], by: "arn", code: "CertificateNotFound" },
      ...targetGroups("defaultActions"),
    ],
    names: ({ inputs }) => [
      { scope: textAt(inputs, "loadBalancerArn"), name: `port ${String(inputs["port"])}`, code: "DuplicateListener" },
    ],
    create: ({ inputs }, cloud) => needsIssued(textAt(inputs, "certificateArn"), cloud),
    update: (_thing, news, cloud) => needsIssued(textAt(news, "certificateArn"), cloud),
    removed: (thing, cloud) => dropListener(thing, cloud),
    takes: [500, 5_000],
  },
  {
    type: ruleType,
    references: [
      { path: "listenerArn", to: [listenerType], by: "arn", code: "ListenerNotFound" },
      ...targetGroups("actions"),
    ],
    names: ({ inputs }) => [
      { scope: textAt(inputs, "listenerArn"), name: `priority ${String(inputs["priority"])}`, code: "PriorityInUse" },
    ],
    create({ inputs }, cloud) {
      // A target group serves one balancer.
      const own = balancerOf(textAt(inputs, "listenerArn"), cloud);
      for (const arn of forwardPaths.flatMap((path) => textsAt(inputs, `actions[].${path}`)))
        for (const other of balancersBefore(arn, cloud))
          if (other !== own) refuse("TargetGroupAssociationLimit", `${arn} is behind ${other} already`);
    },
    takes: [500, 5_000],
  },
];

/** Balancers that forward to a target group. */
export function balancersBefore(targetGroupArn: string, cloud: Cloud): readonly string[] {
  return usersOf(cloud, forwards, [targetGroupArn])
    .filter(({ state }) => state === "ready")
    .map(({ type, inputs }) =>
      type === listenerType ? textAt(inputs, "loadBalancerArn") : balancerOf(textAt(inputs, "listenerArn"), cloud),
    );
}

function balancerOf(listenerArn: string, cloud: Cloud): string {
  const listener = ready(cloud, listenerType, "arn", listenerArn);
  return listener === undefined ? "" : textAt(listener.inputs, "loadBalancerArn");
}

function subnetsOf({ inputs }: Request, cloud: Cloud): readonly Thing[] {
  return textsAt(inputs, "subnets[]").flatMap((id) => ready(cloud, "aws:ec2/subnet:Subnet", "id", id) ?? []);
}

/** A balancer that faces the internet is refused in a network without a gateway. */
function needsInternet(request: Request, cloud: Cloud): void {
  if (request.inputs["internal"] === true) return;
  const [subnet] = subnetsOf(request, cloud);
  const vpc = String(subnet?.inputs["vpcId"]);
  const gateway = ready(cloud, "aws:ec2/internetGateway:InternetGateway", "vpcId", vpc);
  if (gateway === undefined) refuse("InvalidSubnet", `VPC ${vpc} has no internet gateway`);
}

function needsIssued(arn: string, cloud: Cloud): void {
  if (arn === "") return;
  const certificate = ready(cloud, "aws:acm/certificate:Certificate", "arn", arn);
  if (certificate !== undefined && !isIssued(certificate, cloud))
    refuse(
      "UnsupportedCertificate",
      `${arn} must have a fully-qualified domain name, a supported signature, and be issued`,
    );
}

function dropListener(listener: Thing, cloud: Cloud): void {
  const arn = String(listener.outputs["arn"]);
  for (const rule of usersOf(cloud, [[ruleType, "listenerArn"]], [arn])) cloud.drop(rule);
  if (cloud.things.at(listener, listener.id) === listener) cloud.drop(listener);
}

/** Accounts by which balancers of older regions deliver. Source: ALB user guide, "Access logs", table of accounts; 2026-11. */
const deliveryAccounts: Readonly<Record<string, string>> = {
  "us-east-1": "127311923021",
  "us-east-2": "033677994240",
  "us-west-1": "027434742980",
  "us-west-2": "797873946194",
};

/** A trial object is written as soon as logs are turned on: same region, a policy that lets it in, no key of ours. */
function logsReachTheirStore({ inputs, region, account }: Request, cloud: Cloud): void {
  for (const kind of ["accessLogs", "connectionLogs", "healthCheckLogs"]) {
    const { enabled, bucket = "", prefix = "" } = (inputs[kind] ?? {}) as Readonly<Record<string, unknown>>;
    if (enabled !== true) continue;
    const name = String(bucket);
    const [store] = cloud.things.by("aws:s3/bucket:Bucket", "id", name);
    if (store === undefined) return refuse("InvalidConfigurationRequest", `the bucket ${name} does not exist`);
    if (store.region !== region) refuse("InvalidConfigurationRequest", `the bucket ${name} is in ${store.region}`);
    if (String(prefix).includes("AWSLogs")) refuse("InvalidConfigurationRequest", `${kind}: the prefix holds AWSLogs`);
    const attempt = {
      action: "s3:PutObject",
      resource: `arn:aws:s3:::${name}/${String(prefix)}/AWSLogs/${account}/ELBAccessLogTestFile`,
      context: { "aws:SecureTransport": "true", "s3:TlsVersion": "1.2" },
    };
    const document = ready(cloud, "aws:s3/bucketPolicy:BucketPolicy", "bucket", name)?.inputs["policy"];
    const senders = [
      "logdelivery.elasticloadbalancing.amazonaws.com",
      ...(deliveryAccounts[region] === undefined ? [] : [`arn:aws:iam::${deliveryAccounts[region]}:root`]),
    ];
    const lets = (principal: string) => document !== undefined && allows(document, { ...attempt, principal });
    if (!senders.some(lets)) refuse("InvalidConfigurationRequest", `Access Denied for bucket: ${name}`);
    if (encryptsWithKey(name, cloud)) refuse("InvalidConfigurationRequest", `${name} is encrypted with a KMS key`);
  }
}

function encryptsWithKey(bucket: string, cloud: Cloud): boolean {
  const type = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
  const rules = ready(cloud, type, "bucket", bucket)?.inputs ?? {};
  return textsAt(rules, "rules[].applyServerSideEncryptionByDefault.sseAlgorithm").some((each) => each !== "AES256");
}
