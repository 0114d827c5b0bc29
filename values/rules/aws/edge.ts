import type { ValueRule } from "../../rule";
import { at, each, lists, one, relation, sources } from "../read";

const acl = "aws:wafv2/webAcl:WebAcl";
const logging = "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration";
const distribution = "aws:cloudfront/distribution:Distribution";

/** Which of a region's resources a firewall can stand in front of. */
const guarded =
  /^arn:aws[a-z-]*:(?:elasticloadbalancing:[^:]+:\d{12}:loadbalancer\/app\/|apigateway:|appsync:|cognito-idp:|apprunner:|ec2:)/;

export const edge: readonly ValueRule[] = [
  each(
    { name: "waf-log-destination", source: "AWS WAF API reference, LoggingConfiguration; 2026-11", traps: ["T9"] },
    logging,
    "logDestinationConfigs[]",
    "a destination whose name begins with aws-waf-logs-",
    (arn) =>
      /^arn:aws[a-z-]*:(?:logs:[^:]+:\d{12}:log-group:|firehose:[^:]+:\d{12}:deliverystream\/|s3:::)aws-waf-logs-/.test(
        String(arn),
      ),
  ),
  relation(
    { name: "waf-one-log", source: "AWS WAF API reference, LoggingConfiguration; 2026-11", traps: ["T9"] },
    logging,
    ({ logDestinationConfigs: all }) =>
      Array.isArray(all) && all.length !== 1
        ? { path: "logDestinationConfigs", given: all, allowed: "one destination" }
        : undefined,
  ),
  ...[acl, logging].map((type) =>
    relation(
      {
        name: type === acl ? "waf-of-edge" : "waf-log-of-edge",
        source: "AWS WAF developer guide, CLOUDFRONT scope; 2026-11",
        traps: ["T9", "T10"],
      },
      type,
      (inputs, resource, whole) => {
        const { region } = whole.placeOf(resource);
        const global = inputs["scope"] === "CLOUDFRONT" || String(inputs["resourceArn"]).includes(":global/");
        return global && region !== "" && region !== "us-east-1"
          ? {
              path: type === acl ? "scope" : "resourceArn",
              given: region,
              allowed: "us-east-1, where the edge is kept",
            }
          : undefined;
      },
    ),
  ),
  {
    name: "waf-rules",
    types: [acl],
    reads: [],
    source: "@pulumi/aws 7.48.0 wafv2/webAcl; AWS WAF API reference, Rule; 2026-11",
    traps: ["T42"],
    broken: ({ inputs }) => {
      const rules = at(inputs, "rules[]");
      const priorities = rules.map(({ value }) => one(value, "priority"));
      return rules.flatMap(({ path, value: rule }) => {
        const managed = ["managedRuleGroupStatement", "ruleGroupReferenceStatement"].some(
          (name) => one(rule, `statement.${name}`) !== undefined,
        );
        const wrong = (name: string, allowed: string) => [{ path: `${path}.${name}`, given: one(rule, name), allowed }];
        return [
          ...(managed && one(rule, "action") !== undefined
            ? wrong("action", "overrideAction: a group has actions of its own")
            : []),
          ...(managed && one(rule, "overrideAction") === undefined ? wrong("overrideAction", "none or count") : []),
          ...(!managed && one(rule, "overrideAction") !== undefined
            ? wrong("overrideAction", "action: the rule is no group")
            : []),
          ...(priorities.filter((each) => each === one(rule, "priority")).length > 1
            ? wrong("priority", "a number that no other rule has")
            : []),
          ...(one(rule, "statement.ipSetReferenceStatement") !== undefined
            ? wrong("statement", "no set that is made beside it")
            : []),
        ];
      });
    },
  },
  lists({ name: "waf-rates", source: "AWS WAF API reference, RateBasedStatement; 2026-11, from memory" }, acl, {
    "rules[].statement.rateBasedStatement.evaluationWindowSec": [60, 120, 300, 600],
  }),
  each(
    {
      name: "waf-regex",
      source: "AWS WAF API reference, RegexMatchStatement: at most 512 characters; 2026-11, from memory",
    },
    acl,
    "rules[].statement.rateBasedStatement.scopeDownStatement.andStatement.statements[].regexMatchStatement.regexString",
    "a regular expression",
    (text) => {
      try {
        return new RegExp(String(text)).source.length <= 512;
      } catch {
        return false;
      }
    },
  ),
  each(
    { name: "waf-in-front-of", source: "AWS WAF API reference, AssociateWebACL; 2026-11", traps: ["T43"] },
    "aws:wafv2/webAclAssociation:WebAclAssociation",
    "resourceArn",
    "a load balancer for HTTP or another thing of a region; a distribution names its firewall itself",
    (arn) => guarded.test(String(arn)),
  ),
  each(
    {
      name: "cdn-firewall",
      source: "Amazon CloudFront API reference, DistributionConfig, WebACLId; 2026-11",
      traps: ["T43"],
    },
    distribution,
    "webAclId",
    "the ARN of a firewall with the scope CLOUDFRONT",
    (arn) => /^arn:aws[a-z-]*:wafv2:us-east-1:\d{12}:global\/webacl\//.test(String(arn)),
  ),
  each(
    {
      name: "cdn-certificate",
      source: "Amazon CloudFront developer guide, requirements for certificates; 2026-11",
      traps: ["T10"],
    },
    distribution,
    "viewerCertificate.acmCertificateArn",
    "a certificate of us-east-1",
    (arn) => /^arn:aws[a-z-]*:acm:us-east-1:/.test(String(arn)),
  ),
  lists(
    { name: "cdn-tls", source: "Amazon CloudFront API reference, ViewerCertificate; 2026-11, from memory" },
    distribution,
    {
      "viewerCertificate.minimumProtocolVersion": [
        "TLSv1.2_2018",
        "TLSv1.2_2019",
        "TLSv1.2_2021",
        "TLSv1.2_2025",
        "TLSv1.3_2025",
      ],
      "viewerCertificate.sslSupportMethod": ["sni-only", "vip", "static-ip"],
      "originGroups[].failoverCriteria.statusCodes[]": [403, 404, 416, 429, 500, 502, 503, 504],
    },
  ),
  relation(
    {
      name: "cdn-origins",
      source: "Amazon CloudFront API reference, TargetOriginId and OriginGroup; 2026-11, from memory",
    },
    distribution,
    (inputs) => {
      const origins = at(inputs, "origins[].originId").map(({ value }) => value);
      const groups = at(inputs, "originGroups[].originId").map(({ value }) => value);
      const target = one(inputs, "defaultCacheBehavior.targetOriginId");
      if (![...origins, ...groups].includes(target))
        return { path: "defaultCacheBehavior.targetOriginId", given: target, allowed: `one of ${origins.join(", ")}` };
      const stray = at(inputs, "originGroups[].members[].originId").find(({ value }) => !origins.includes(value));
      if (stray !== undefined) return { path: stray.path, given: stray.value, allowed: `one of ${origins.join(", ")}` };
      const methods = at(inputs, "defaultCacheBehavior.allowedMethods[]").map(({ value }) => value);
      return groups.includes(target) && methods.some((method) => !["GET", "HEAD", "OPTIONS"].includes(String(method)))
        ? {
            path: "defaultCacheBehavior.allowedMethods",
            given: methods,
            allowed: "GET, HEAD and OPTIONS before a group of origins",
          }
        : undefined;
    },
  ),
  relation(
    { name: "cdn-certificate-issued", source: "@pulumi/aws 7.48.0 acm/certificateValidation; 2026-11", traps: ["T10"] },
    distribution,
    ({ viewerCertificate }, resource, whole) => {
      const before = sources(resource, "viewerCertificate", whole);
      return before.length === 0 ||
        before.some(({ type }) => type === "aws:acm/certificateValidation:CertificateValidation")
        ? undefined
        : {
            path: "viewerCertificate",
            given: viewerCertificate,
            allowed: "the ARN that its validation gives, once it is issued",
          };
    },
  ),
  each(
    { name: "dns-name", source: "RFC 1035: labels of at most 63, 253 in all; 2026-11, from memory" },
    ["aws:route53/record:Record", "aws:acm/certificate:Certificate"],
    "name",
    "a name of labels of letters, digits and hyphens",
    dnsName,
  ),
  each(
    { name: "validation-record", source: "RFC 1035; 2026-11, from memory" },
    "aws:acm/certificateValidation:CertificateValidation",
    "validationRecordFqdns[]",
    "a name of labels",
    dnsName,
  ),
  relation(
    { name: "dns-record-form", source: "Amazon Route 53 API reference, ResourceRecordSet; 2026-11", traps: ["T41"] },
    "aws:route53/record:Record",
    (inputs) => {
      const { aliases, records, ttl, setIdentifier, failoverRoutingPolicies, healthCheckId } = inputs;
      const wrong = (path: string, allowed: string) => ({ path, given: inputs[path], allowed });
      if ((aliases === undefined) === (records === undefined)) return wrong("records", "either aliases or records");
      if (aliases !== undefined && ttl !== undefined) return wrong("ttl", "nothing: an alias has its target's");
      if (records !== undefined && ttl === undefined) return wrong("ttl", "seconds");
      if (failoverRoutingPolicies !== undefined && setIdentifier === undefined)
        return wrong("setIdentifier", "a name within the set");
      return failoverRoutingPolicies !== undefined &&
        healthCheckId === undefined &&
        !at(inputs, "aliases[].evaluateTargetHealth").some(({ value }) => value === true)
        ? wrong("failoverRoutingPolicies", "a check of health: without one the first never fails")
        : undefined;
    },
  ),
  relation(
    { name: "dnssec-key", source: "@pulumi/aws 7.48.0 route53/keySigningKey; 2026-11", traps: ["T46"] },
    "aws:route53/keySigningKey:KeySigningKey",
    (inputs, resource, whole) => {
      const [key] = sources(resource, "keyManagementServiceArn", whole).filter(
        ({ type }) => type === "aws:kms/key:Key",
      );
      const good =
        key !== undefined &&
        key.inputs["customerMasterKeySpec"] === "ECC_NIST_P256" &&
        whole.placeOf(key).region === "us-east-1";
      return good
        ? undefined
        : {
            path: "keyManagementServiceArn",
            given: inputs["keyManagementServiceArn"],
            allowed: "a key ECC_NIST_P256 of us-east-1",
          };
    },
  ),
];

function dnsName(name: unknown): boolean {
  const plain = String(name).replace(/\.$/, "");
  return (
    plain.length <= 253 &&
    plain.split(".").every((label) => /^(?:\*|[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?)$/i.test(label))
  );
}
