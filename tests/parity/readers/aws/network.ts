import type { ReaderOf } from "../../promised";
import type { loadBalancer } from "../../promises/load-balancer";
import type { site } from "../../promises/site";
import type { Inputs, Item } from "../../reading";
import { all, each, guarded, regionOf } from "../../reading";

const subnet = "aws:ec2/subnet:Subnet";
const ingress = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const topic = "aws:sns/topicSubscription:TopicSubscription";

/** Resources of a type that belong to the same region. */
function beside({ plan, resource }: Inputs, type: string) {
  const region = regionOf(plan, resource);
  return plan.resources.filter((other) => other.type === type && regionOf(plan, other) === region);
}

export const siteOnAws: ReaderOf<typeof site> = {
  zones: each({
    type: subnet,
    where: ({ resource }) => resource.name.startsWith("app-"),
    paths: ["availabilityZone"],
    value: (inputs) =>
      new Set(
        beside(inputs, subnet)
          .filter(({ name }) => name.startsWith("app-"))
          .map((other) => other.inputs["availabilityZone"]),
      ).size,
  }),
  // A group that stands alone admits nothing: only rules open it, and the network's own default one has none.
  "default deny": each({
    type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
    paths: ["ingress", "egress"],
    value: ({ at }) => at("ingress") === undefined && at("egress") === undefined,
  }),
  "closed to the internet": each({
    type: ingress,
    paths: ["cidrIpv4", "securityGroupId"],
    value: ({ at }) => at("cidrIpv4") !== "0.0.0.0/0" || /load-balancer/.test(String(at("securityGroupId"))),
  }),
  "no address by default": each({ type: subnet, ...all({ mapPublicIpOnLaunch: false }) }),
  "keys rotate": each({ type: "aws:kms/key:Key", ...all({ enableKeyRotation: true }) }),
  "keys come back": each({
    type: "aws:kms/key:Key",
    paths: ["deletionWindowInDays"],
    value: ({ at }) => Number(at("deletionWindowInDays")),
  }),
  "logs searchable": each({
    type: "aws:cloudwatch/logGroup:LogGroup",
    paths: ["retentionInDays"],
    value: ({ at }) => Number(at("retentionInDays")),
  }),
  "logs at rest": each({ type: "aws:cloudwatch/logGroup:LogGroup", ...all({ kmsKeyId: /:key\// }) }),
  "alarms reach people": each({ type: topic, paths: ["endpoint"], value: ({ at }) => [String(at("endpoint"))] }),
  "private ways": each({
    type: "aws:ec2/vpcEndpoint:VpcEndpoint",
    where: ({ resource }) => resource.name.startsWith("stores-"),
    ...all({ serviceName: /\.s3$/, vpcEndpointType: "Gateway" }),
  }),
};

const balancer = "aws:lb/loadBalancer:LoadBalancer";
const listener = "aws:lb/listener:Listener";
const distribution = "aws:cloudfront/distribution:Distribution";
const firewall = "aws:wafv2/webAcl:WebAcl";
const speaksTls = ({ at }: Inputs) => at("protocol") === "HTTPS";
const target = "aws:lb/targetGroup:TargetGroup";

const rateOf = ({ statement }: Item) => ((statement as Item)["rateBasedStatement"] as Item | undefined)?.["limit"];

export const loadBalancerOnAws: ReaderOf<typeof loadBalancer> = {
  zones: each({ type: balancer, paths: ["subnets"], value: ({ list }) => list("subnets").length }),
  names: each({
    type: "aws:acm/certificate:Certificate",
    where: ({ at }) => at("validationMethod") === "DNS",
    paths: ["domainName", "subjectAlternativeNames"],
    value: ({ at }) => String(at("domainName")),
  }),
  "in transit": each(
    {
      type: listener,
      where: speaksTls,
      paths: ["sslPolicy"],
      value: ({ at }) =>
        Number(
          /-TLS13-(1)-([23])-/
            .exec(String(at("sslPolicy")))
            ?.slice(1)
            .join("."),
        ),
    },
    {
      type: distribution,
      paths: ["viewerCertificate.minimumProtocolVersion"],
      value: ({ at }) => Number(/^TLSv(1\.\d)/.exec(String(at("viewerCertificate.minimumProtocolVersion")))?.[1]),
    },
  ),
  redirect: each(
    {
      type: listener,
      where: (inputs) => !speaksTls(inputs),
      ...all({ "defaultActions[0].redirect.protocol": "HTTPS" }),
    },
    { type: distribution, ...all({ "defaultCacheBehavior.viewerProtocolPolicy": "redirect-to-https" }) },
  ),
  "encrypted again": each({ type: target, ...all({ protocol: "HTTPS" }) }),
  firewall: each({
    type: firewall,
    paths: ["rules[].action.block", "rules[].overrideAction.none"],
    value: ({ list }) =>
      list("rules").length > 0 &&
      list("rules").every(({ action, overrideAction }) =>
        overrideAction === undefined
          ? (action as Item)["block"] !== undefined
          : (overrideAction as Item)["none"] !== undefined,
      ),
  }),
  "firewall before every name": each(
    {
      type: balancer,
      paths: ["aws:wafv2/webAclAssociation:WebAclAssociation resourceArn"],
      value: ({ plan, resource }) =>
        plan.resources.some(
          ({ type, propertyDependencies }) =>
            type === "aws:wafv2/webAclAssociation:WebAclAssociation" &&
            propertyDependencies["resourceArn"]?.includes(resource.urn) === true,
        ),
    },
    { type: distribution, ...all({ webAclId: /\/webacl\// }) },
  ),
  "managed rules": each({
    type: firewall,
    paths: ["rules[].statement.managedRuleGroupStatement"],
    value: ({ list }) =>
      list("rules").filter(({ statement }) => (statement as Item)["managedRuleGroupStatement"] !== undefined).length,
  }),
  "rate limits": each({
    type: firewall,
    // Static files have no place to sign in, and so one limit.
    where: ({ at }) => at("scope") === "REGIONAL",
    paths: ["rules[].statement.rateBasedStatement.limit"],
    value: ({ list }) =>
      list("rules")
        .map(rateOf)
        .filter((limit) => limit !== undefined)
        .map(Number)
        .sort((a, b) => a - b),
  }),
  "security headers": each({
    type: listener,
    where: speaksTls,
    ...all({ routingHttpResponseStrictTransportSecurityHeaderValue: /^max-age=\d{8}/ }),
  }),
  "shallow health": each({
    type: target,
    paths: ["healthCheck.path"],
    value: ({ at }) => String(at("healthCheck.path")),
  }),
  drain: each({ type: target, paths: ["deregistrationDelay"], value: ({ at }) => Number(at("deregistrationDelay")) }),
  "deletion guard": each(
    {
      type: balancer,
      paths: ["enableDeletionProtection", "options.protect"],
      value: ({ resource, at }) => resource.options.protect && at("enableDeletionProtection") === true,
    },
    { type: distribution, ...guarded },
  ),
};
