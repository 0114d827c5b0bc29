import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const listener = "aws:lb/listener:Listener";
const distribution = "aws:cloudfront/distribution:Distribution";

export const tls12OrLater: RuleCases = {
  rule: "tls-1-2-or-later",
  cases: [
    {
      what: "policies of 1.2 and 1.3",
      stack: [
        {
          type: listener,
          name: "alb",
          inputs: { protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-TLS13-1-3-2021-06" },
        },
        {
          type: listener,
          name: "nlb",
          inputs: { protocol: "TLS", sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-FIPS-2023-04" },
        },
        { type: listener, name: "plain", inputs: { protocol: "HTTP" } },
        { type: distribution, name: "edge", inputs: { viewerCertificate: { minimumProtocolVersion: "TLSv1.2_2019" } } },
        { type: "aws:apigateway/domainName:DomainName", name: "api", inputs: { securityPolicy: "TLS_1_2" } },
        {
          type: "aws:opensearch/domain:Domain",
          name: "search",
          inputs: { domainEndpointOptions: { tlsSecurityPolicy: "Policy-Min-TLS-1-2-2019-07" } },
        },
      ],
      found: [],
    },
    {
      what: "what is taken where nothing is said",
      stack: [
        { type: listener, name: "alb", inputs: { certificateArn: "arn" } },
        { type: distribution, name: "edge", inputs: { viewerCertificate: { cloudfrontDefaultCertificate: true } } },
        { type: "aws:apigateway/domainName:DomainName", name: "api", inputs: {} },
        { type: "aws:opensearch/domain:Domain", name: "search", inputs: {} },
      ],
      found: [
        "alb sslPolicy",
        "edge viewerCertificate.minimumProtocolVersion",
        "api securityPolicy",
        "search domainEndpointOptions.tlsSecurityPolicy",
      ],
    },
    {
      what: "old policies",
      stack: [
        { type: listener, name: "alb", inputs: { protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-FS-2018-06" } },
        {
          type: "aws:elb/sslNegotiationPolicy:SslNegotiationPolicy",
          name: "elb",
          inputs: {
            attributes: [
              { name: "Protocol-TLSv1.2", value: "true" },
              { name: "Protocol-TLSv1", value: "true" },
            ],
          },
        },
        {
          type: distribution,
          name: "edge",
          inputs: {
            viewerCertificate: { minimumProtocolVersion: "TLSv1.2_2021" },
            origins: [{ customOriginConfig: { originSslProtocols: ["TLSv1.1", "TLSv1.2"] } }],
          },
        },
        {
          type: "aws:rds/parameterGroup:ParameterGroup",
          name: "db",
          inputs: { parameters: [{ name: "tls_version", value: "TLSv1.2,TLSv1.1" }] },
        },
        { type: "aws:acm/certificate:Certificate", name: "cert", inputs: { keyAlgorithm: "RSA_1024" } },
      ],
      found: [
        "alb sslPolicy",
        "elb attributes.1.value",
        "edge origins.0.customOriginConfig.originSslProtocols",
        "db parameters.0.value",
        "cert keyAlgorithm",
      ],
    },
    {
      what: "a policy to come",
      stack: [{ type: listener, inputs: { protocol: "HTTPS", sslPolicy: unseen } }],
      found: ["? it sslPolicy"],
    },
  ],
};
