import type { Weakening } from "../../tables";
import { entry, is, named, on, regions } from "./kit";

/**
 * Policies that still speak TLS 1.0 or 1.1, by their names. The first is what holds where none is named (Elastic Load Balancing,
 * "Security policies for your Application Load Balancer"; 2026-11-24).
 */
const oldTls = [
  "ELBSecurityPolicy-2016-08",
  "ELBSecurityPolicy-TLS-1-0-2015-04",
  "ELBSecurityPolicy-TLS-1-1-2017-01",
  "ELBSecurityPolicy-TLS13-1-0-2021-06",
];
const browsers = ["6.4.3", "11.6.1"];
const waf = ["6.4.2"];
/** Groups that are set against attacks on applications; the others spare load or keep to one platform. */
const core = ["AWSManagedRulesCommonRuleSet", "AWSManagedRulesKnownBadInputsRuleSet", "AWSManagedRulesSQLiRuleSet"];
const counting = { weak: [{ count: {} }] };
const group = "rules.*.statement.managedRuleGroupStatement";

export const loadBalancer: readonly Weakening[] = [
  ...on("aws:lb/loadBalancer:LoadBalancer", [
    ["accessLogs", ["drop"], ["10.2.1"]],
    ["accessLogs.bucket", ["unrelate"], ["10.2.1", "10.3.3"]],
    ["accessLogs.enabled", ["flip", "drop"], ["10.2.1"]],
    ["desyncMitigationMode", ["replace"], ["2.2.6"], { weak: ["monitor"] }],
    ["dropInvalidHeaderFields", ["flip", "drop"], ["2.2.6"]],
    ["enableDeletionProtection", ["flip", "drop"], ["2.2.6"], { where: is(true) }],
    ["enableWafFailOpen", ["flip"], waf],
    ["enableZonalShift", ["flip", "drop"], ["availability"]],
    // For a balancer of an inner tier; these are the public ones.
    ["internal", ["flip", "drop"], ["1.4.5"], { where: is(true) }],
    ["securityGroups", ["unrelate", "empty", "drop"], ["1.3.1"]],
    // The caller then says itself where it comes from, and the logs believe it.
    ["xffHeaderProcessingMode", ["replace"], ["2.2.6"], { weak: ["preserve"] }],
  ]),
  ...on("aws:lb/listener:Listener", [
    ["sslPolicy", ["replace", "drop"], ["4.2.1"], { weak: oldTls }],
    ["protocol", ["replace"], ["4.2.1"], { weak: ["HTTP"], where: is("HTTPS") }],
    ["certificateArn", ["unrelate"], ["4.2.1.1"]],
    ["defaultActions.*.type", ["replace"], ["4.2.1"], { weak: ["forward", "fixed-response"], where: is("redirect") }],
    // The protocol of the request where it is left out: here, HTTP.
    ["defaultActions.*.redirect.protocol", ["replace", "drop"], ["4.2.1"], { weak: ["HTTP"] }],
    ["routingHttpResponseServerEnabled", ["flip", "drop"], ["1.4.5"]],
    ["routingHttpResponseStrictTransportSecurityHeaderValue", ["drop", "empty"], browsers],
    ["routingHttpResponseStrictTransportSecurityHeaderValue", ["replace"], browsers, { weak: ["max-age=0"] }],
    ["routingHttpResponseXContentTypeOptionsHeaderValue", ["drop", "empty"], browsers],
    ["routingHttpResponseXFrameOptionsHeaderValue", ["drop", "empty"], browsers],
  ]),
  ...on("aws:lb/listenerRule:ListenerRule", [
    ["actions.*.redirect.protocol", ["replace"], ["4.2.1"], { weak: ["HTTP"] }],
  ]),
  ...on("aws:lb/targetGroup:TargetGroup", [["protocol", ["replace"], ["4.2.1"], { weak: ["HTTP"] }]]),
  ...on("aws:arczonalshift/zonalAutoshiftConfiguration:ZonalAutoshiftConfiguration", [
    ["zonalAutoshiftStatus", ["replace"], ["availability"], { weak: ["DISABLED"] }],
    ["resourceArn", ["unrelate"], ["availability"]],
    ["", ["remove"], ["availability"]],
  ]),
  ...on("aws:acm/certificate:Certificate", [
    ["domainName", ["replace"], ["4.2.1.1"], { weak: ["*.shop.example.com"] }],
    ["subjectAlternativeNames", ["replace"], ["4.2.1.1"], { weak: [["*.shop.example.com"]] }],
    ["keyAlgorithm", ["replace"], ["4.2.1"], { weak: ["RSA_1024"] }],
  ]),
  ...regions.flatMap((region) =>
    on("aws:lb/listener:Listener", [
      [
        "defaultActions",
        ["replace"],
        ["4.2.1"],
        {
          weak: [
            [
              {
                type: "forward",
                targetGroupArn: `arn:aws:elasticloadbalancing:${region}:111122223333:targetgroup/app-${region}/73e2d6bc24d8a067`,
              },
            ],
          ],
          where: (_value, inputs, name) => inputs.protocol === "HTTP" && name.endsWith(region),
        },
      ],
    ]),
  ),
];

export const firewall: readonly Weakening[] = [
  ...on("aws:wafv2/webAcl:WebAcl", [
    ["rules", ["empty", "drop"], waf],
    ["rules.*", ["drop"], waf, { where: entry("name", ...core, "attempts-per-address") }],
    ["rules.*", ["drop"], ["availability"], { where: entry("name", "requests-per-address") }],
    ["rules.*.action", ["replace"], waf, counting],
    ["rules.*.overrideAction", ["replace"], waf, counting],
    [`${group}.name`, ["replace"], waf, { weak: ["AWSManagedRulesPHPRuleSet"], where: is(...core) }],
    // What blocks is then seen by no alarm.
    ["visibilityConfig.cloudwatchMetricsEnabled", ["flip"], ["6.4.2", "10.7.2"]],
    // Sampled requests would show the tokens with which people are signed in.
    ["dataProtectionConfig", ["drop"], ["8.3.2"]],
    ["dataProtectionConfig.dataProtections", ["fewer", "empty"], ["8.3.2"]],
    ["dataProtectionConfig.dataProtections.*.field.fieldKeys", ["replace"], ["8.3.2"], { weak: [["x-request-id"]] }],
    ["", ["remove"], waf],
  ]),
  ...on("aws:wafv2/webAclAssociation:WebAclAssociation", [
    ["resourceArn", ["unrelate"], waf],
    ["webAclArn", ["unrelate"], waf],
    ["", ["remove"], waf],
  ]),
  ...on("aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration", [
    ["logDestinationConfigs", ["unrelate", "empty"], ["6.4.2", "10.2.1"]],
    ["resourceArn", ["unrelate"], ["6.4.2", "10.2.1"]],
    ["", ["remove"], ["6.4.2", "10.2.1"]],
  ]),
];

export const edge: readonly Weakening[] = [
  ...on("aws:cloudfront/distribution:Distribution", [
    ["webAclId", ["drop", "empty", "unrelate"], waf],
    ["defaultCacheBehavior.viewerProtocolPolicy", ["replace"], ["4.2.1"], { weak: ["allow-all"] }],
    ["defaultCacheBehavior.responseHeadersPolicyId", ["drop", "empty", "unrelate"], browsers],
    // TLSv1 where it is left out (declarations of @pulumi/aws 7.48.0).
    [
      "viewerCertificate.minimumProtocolVersion",
      ["replace", "drop"],
      ["4.2.1"],
      { weak: ["TLSv1", "TLSv1_2016", "TLSv1.1_2016"] },
    ],
    ["viewerCertificate.acmCertificateArn", ["unrelate"], ["4.2.1.1"]],
  ]),
  ...on("aws:route53/record:Record", [
    ["aliases.*.evaluateTargetHealth", ["flip"], ["availability"], { where: is(true) }],
    ["failoverRoutingPolicies", ["drop"], ["availability"]],
    ["healthCheckId", ["drop", "unrelate"], ["availability"]],
    ["", ["remove"], ["availability"], { where: named(/^shop-/) }],
  ]),
];
