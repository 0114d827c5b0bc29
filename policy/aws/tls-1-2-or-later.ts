import { all, cannotTell, ifSet, isNoneOf, isOneOf, violates } from "../checks";
import type { Check, CloudRule } from "../rule";
import { at, entries, unseen } from "../view";
import {
  apiPolicies,
  balancerPolicies,
  classicPolicies,
  distributionPolicies,
  searchPolicies,
} from "./shared/tls-policies";

const take = (property: string, policy: string): string =>
  `set ${property} to ${policy}, or another one without TLS 1.0 and 1.1`;

/** "TLS 1.2 or later" instead of twenty names. */
const allowed = (property: string, policies: readonly string[], recommended: string): Check => {
  const check = isOneOf(property, policies, take(property, recommended));
  const wanted = "a policy of TLS 1.2 or later";
  return (resource) => check(resource).map((complaint) => ({ ...complaint, wanted }));
};

const recommended = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09";

/** Left out, the policy is ELBSecurityPolicy-2016-08, which speaks TLS 1.0. */
const listener: Check = (resource) => {
  const protocol = at(resource, "protocol");
  const given = protocol ?? (at(resource, "certificateArn") === undefined ? "HTTP" : "HTTPS");
  if (given === unseen) return cannotTell("protocol", "seen");
  return given === "HTTPS" || given === "TLS" ? allowed("sslPolicy", balancerPolicies, recommended)(resource) : [];
};

const oldVersions = ["Protocol-TLSv1", "Protocol-TLSv1.1", "Protocol-SSLv3", "Protocol-SSLv2"];

/** Each protocol of a classic balancer is an attribute; a predefined policy is one, too. */
const negotiation: Check = (resource) => {
  const value = at(resource, "attributes");
  if (value === unseen) return cannotTell("attributes", "TLS 1.2 only");
  const named = entries(value).map((_, index) => ({
    index,
    name: at(resource, `attributes.${index}.name`),
    value: at(resource, `attributes.${index}.value`),
  }));
  const reference = named.find(({ name }) => name === "Reference-Security-Policy");
  if (reference !== undefined)
    return allowed(`attributes.${reference.index}.value`, classicPolicies, classicPolicies[0] ?? "")(resource);
  const old = named.filter((each) => oldVersions.includes(String(each.name)) && String(each.value) === "true");
  return old.flatMap(({ index, name }) =>
    violates(`attributes.${index}.value`, `${String(name)}: true`, "false", "turn this version off"),
  );
};

/** Without a certificate of one's own, CloudFront's is used, and with it TLS 1.0 (declarations of @pulumi/aws 7.48.0). */
const viewers: Check = (resource) => {
  if (at(resource, "viewerCertificate") === unseen)
    return cannotTell("viewerCertificate", "a policy of TLS 1.2 or later");
  return allowed("viewerCertificate.minimumProtocolVersion", distributionPolicies, "TLSv1.2_2021")(resource);
};

const weakOrigin: readonly unknown[] = ["SSLv3", "TLSv1", "TLSv1.1"];

const originProtocols: Check = (resource) =>
  entries(at(resource, "origins")).flatMap((_, index) => {
    const property = `origins.${index}.customOriginConfig.originSslProtocols`;
    const value = at(resource, property);
    if (value === unseen) return cannotTell(property, "TLSv1.2");
    const weak = entries(value).some((version) => weakOrigin.includes(version));
    return weak ? violates(property, value, "TLSv1.2", "name TLSv1.2 alone") : [];
  });

const api = (property: string): Check => allowed(property, apiPolicies, "TLS_1_2");

/** The lowest version that a database's parameter admits, by the parameter's name: PostgreSQL, MySQL and MariaDB on RDS. */
const parameters: Check = (resource) => {
  const value = at(resource, "parameters");
  if (value === unseen) return cannotTell("parameters", "TLS 1.2 or later");
  return entries(value).flatMap((_, index) => {
    const property = `parameters.${index}.value`;
    const name = at(resource, `parameters.${index}.name`);
    const given = at(resource, property);
    const lists = name === "tls_version" || name === "rds.tls10" || name === "rds.tls11";
    if (name !== "ssl_min_protocol_version" && !lists && name !== "tls") return [];
    if (given === unseen) return cannotTell(property, "TLS 1.2 or later");
    const text = String(given);
    const weak =
      name === "ssl_min_protocol_version"
        ? ["TLSv1", "TLSv1.1"].includes(text)
        : name === "tls_version"
          ? text.split(",").some((version) => ["TLSv1", "TLSv1.1"].includes(version.trim()))
          : name === "tls"
            ? ["tls1.0+", "tls1.1+"].includes(text)
            : text === "enabled";
    return weak ? violates(property, given, "TLS 1.2 or later", "raise it, or leave the parameter out") : [];
  });
};

/** Keys of this size are no longer trusted by anybody. */
const certificate = isNoneOf("keyAlgorithm", ["RSA_1024"], "take RSA_2048 or an elliptic curve");

export const tls12OrLater: CloudRule = {
  name: "tls-1-2-or-later",
  resources: {
    "aws:lb/listener:Listener": listener,
    "aws:alb/listener:Listener": listener,
    "aws:elb/sslNegotiationPolicy:SslNegotiationPolicy": negotiation,
    "aws:cloudfront/distribution:Distribution": all(viewers, originProtocols),
    "aws:cloudfront/multitenantDistribution:MultitenantDistribution": viewers,
    "aws:apigateway/domainName:DomainName": api("securityPolicy"),
    "aws:apigateway/restApi:RestApi": ifSet("securityPolicy", api("securityPolicy")),
    "aws:apigatewayv2/domainName:DomainName": api("domainNameConfiguration.securityPolicy"),
    "aws:opensearch/domain:Domain": allowed(
      "domainEndpointOptions.tlsSecurityPolicy",
      searchPolicies,
      "Policy-Min-TLS-1-2-PFS-2023-10",
    ),
    "aws:elasticsearch/domain:Domain": allowed(
      "domainEndpointOptions.tlsSecurityPolicy",
      searchPolicies,
      "Policy-Min-TLS-1-2-PFS-2023-10",
    ),
    "aws:cloudsearch/domain:Domain": allowed(
      "endpointOptions.tlsSecurityPolicy",
      searchPolicies,
      "Policy-Min-TLS-1-2-2019-07",
    ),
    "aws:rds/parameterGroup:ParameterGroup": parameters,
    "aws:rds/clusterParameterGroup:ClusterParameterGroup": parameters,
    "aws:docdb/clusterParameterGroup:ClusterParameterGroup": parameters,
    "aws:acm/certificate:Certificate": certificate,
  },
};
