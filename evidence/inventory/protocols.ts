import type { StackView } from "../../policy/stack-view";
import type { ResourceView } from "../../policy/view";
import { at, entries, unseen } from "../../policy/view";
import type { ProtocolRow } from "../document";
import type { Masking } from "../masking";
import { label } from "../names";

/**
 * Where versions of TLS and sets of ciphers are chosen, by type.
 * Source: declarations of @pulumi/aws 7.48.0 and @pulumi/azure-native 3.28.0; 2026-11.
 */
const places: Readonly<Record<string, readonly string[]>> = {
  "aws:lb/listener:Listener": ["protocol", "sslPolicy"],
  "aws:lb/targetGroup:TargetGroup": ["protocol"],
  "aws:alb/listener:Listener": ["protocol", "sslPolicy"],
  "aws:cloudfront/distribution:Distribution": ["viewerCertificate.minimumProtocolVersion"],
  "aws:apigateway/domainName:DomainName": ["securityPolicy"],
  "aws:apigatewayv2/domainName:DomainName": ["domainNameConfiguration.securityPolicy"],
  "aws:opensearch/domain:Domain": ["domainEndpointOptions.tlsSecurityPolicy"],
  "aws:elasticache/replicationGroup:ReplicationGroup": ["transitEncryptionEnabled", "transitEncryptionMode"],
  "aws:rds/parameterGroup:ParameterGroup": ["parameters"],
  "aws:rds/clusterParameterGroup:ClusterParameterGroup": ["parameters"],
  "azure-native:cdn:AFDCustomDomain": ["tlsSettings.minimumTlsVersion", "tlsSettings.cipherSuiteSetType"],
  "azure-native:cdn:AFDOrigin": ["enforceCertificateNameCheck"],
  "azure-native:cdn:Route": ["forwardingProtocol", "httpsRedirect"],
  "azure-native:network:ApplicationGateway": ["sslPolicy.policyName", "sslPolicy.minProtocolVersion"],
  "azure-native:sql:Server": ["minimalTlsVersion"],
  "azure-native:sql:ManagedInstance": ["minimalTlsVersion"],
  "azure-native:redis:Redis": ["minimumTlsVersion", "enableNonSslPort"],
  "azure-native:redisenterprise:RedisEnterprise": ["minimumTlsVersion"],
  "azure-native:redisenterprise:Database": ["clientProtocol"],
  "azure-native:storage:StorageAccount": ["minimumTlsVersion", "enableHttpsTrafficOnly"],
  "azure-native:eventhub:Namespace": ["minimumTlsVersion"],
  "azure-native:servicebus:Namespace": ["minimumTlsVersion"],
  "azure-native:web:WebApp": ["siteConfig.minTlsVersion", "httpsOnly"],
};

/** Parameters of databases that are about TLS. */
const parameter = /ssl|tls|require_secure_transport/;

/**
 * What a named set stands for. Sources: "Security policies for your Application Load Balancer" and "Supported protocols and
 * ciphers between viewers and CloudFront", AWS; "TLS policy in Azure Front Door", Microsoft; all 2026-11.
 */
const meanings: readonly (readonly [RegExp, string])[] = [
  [/^"ELBSecurityPolicy-TLS13-1-3/, "TLS 1.3 only"],
  [/^"ELBSecurityPolicy-TLS13-1-2-Res/, "TLS 1.2 and 1.3, forward secrecy, authenticated ciphers only"],
  [/^"ELBSecurityPolicy-TLS13-1-2/, "TLS 1.2 and 1.3"],
  [/^"ELBSecurityPolicy-TLS13-1-[01]/, "versions older than TLS 1.2 too"],
  [/^"ELBSecurityPolicy-(2016-08|FS-2018-06)/, "versions older than TLS 1.2 too"],
  [/^"TLSv1\.2_20/, "TLS 1.2 and 1.3, by the table of that year"],
  [/^"TLS12_2023"$/, "TLS 1.2 and 1.3, forward secrecy, authenticated ciphers only"],
  [/^"TLS12_2022"$/, "TLS 1.2 and 1.3, with older ciphers"],
];

export function protocols(stack: StackView, masking: Masking): readonly ProtocolRow[] {
  return stack.resources.flatMap((resource) =>
    (places[resource.type] ?? []).flatMap((property) =>
      property === "parameters" ? inParameters(resource, masking) : inProperty(resource, property, masking),
    ),
  );
}

function inProperty(resource: ResourceView, property: string, masking: Masking): readonly ProtocolRow[] {
  const given = at(resource, property);
  // A listener that speaks no TLS has no policy, and is told by its protocol.
  if (property === "sslPolicy" && given === undefined && !/HTTPS|TLS/.test(String(at(resource, "protocol")))) return [];
  const redirects = given === "HTTP" && at(resource, "defaultActions.0.type") === "redirect";
  const told = row(resource, property, masking.value(resource, property));
  return [redirects ? { ...told, meaning: "no TLS: answers with a redirect to HTTPS alone" } : told];
}

function inParameters(resource: ResourceView, masking: Masking): readonly ProtocolRow[] {
  return entries(at(resource, "parameters")).flatMap((_, index) => {
    const name = at(resource, `parameters.${index}.name`);
    if (name === unseen || !parameter.test(String(name))) return [];
    return [row(resource, String(name), masking.value(resource, `parameters.${index}.value`))];
  });
}

function row(resource: ResourceView, property: string, value: string): ProtocolRow {
  const meaning =
    value === "not set" ? "the service's own default" : (meanings.find(([set]) => set.test(value))?.[1] ?? "");
  return { resource: label(resource), property, value, meaning };
}
