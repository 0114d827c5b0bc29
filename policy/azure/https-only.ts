import { cannotTell, isNoneOf, isNotTrue, isOneOf, isTrue, violates } from "../checks";
import type { Check, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, entries, unseen } from "../view";
import { afdOriginType, afdRouteType } from "./shared/edge";
import { balancersAt, partOf } from "./shared/ids";
import { linked } from "./shared/links";

/** Plain requests are sent on to HTTPS, or not taken. */
function route(stack: StackView, resource: ResourceView): readonly Complaint[] {
  const protocols = at(resource, "supportedProtocols");
  if (protocols === unseen) return cannotTell("supportedProtocols", "Https");
  const taken = entries(protocols);
  if (taken.length > 0 && !taken.includes("Https"))
    return violates("supportedProtocols", protocols, "Https among them", "take HTTPS, and redirect the rest");
  const plain = taken.length === 0 || taken.includes("Http");
  const forward = isOneOf("forwardingProtocol", ["HttpsOnly"], "set it to HttpsOnly: behind the edge it is HTTPS, too");
  const redirect = isOneOf("httpsRedirect", ["Enabled"], "send plain requests on to HTTPS");
  const inside = at(resource, "forwardingProtocol") === "HttpOnly" && staysInside(stack, resource);
  return [...(inside ? [] : forward(resource)), ...(plain ? redirect(resource) : [])];
}

/**
 * Requests go by private link to instances that know no TLS: they cross no open network, which is what the requirement is
 * about. Where the balancer asks for health by HTTPS the instances do know it, and plain requests are a mistake.
 */
function staysInside(stack: StackView, from: ResourceView): boolean {
  const groups = linked(stack, from, "originGroup.id", "azure-native:cdn:AFDOriginGroup");
  const origins = stack
    .ofType(afdOriginType)
    .filter((origin) =>
      linked(stack, origin, "originGroupName", "azure-native:cdn:AFDOriginGroup").some((each) => groups.includes(each)),
    );
  const service = "azure-native:network:PrivateLinkService";
  const plainBehind = (origin: ResourceView) => {
    const balancers = linked(stack, origin, "sharedPrivateLinkResource.privateLink.id", service).flatMap((each) =>
      balancersAt(stack, each, "loadBalancerFrontendIpConfigurations.*.id"),
    );
    const probes = balancers.flatMap((balancer) =>
      entries(at(balancer, "probes")).map((_, index) => at(balancer, `probes.${index}.protocol`)),
    );
    return balancers.length > 0 && !probes.some((protocol) => protocol === "Https");
  };
  return origins.length > 0 && origins.every(plainBehind);
}

/** A listener without TLS may do nothing but redirect. */
const gateway: Check = (resource) => {
  const list = "httpListeners";
  if (at(resource, list) === unseen) return cannotTell(list, "Https, or a redirect");
  return entries(at(resource, list)).flatMap((_, index) => {
    const own = (property: string) => at(resource, `${list}.${index}.${property}`);
    if (own("protocol") === "Https" || own("protocol") === "Tls") return [];
    const rules = entries(at(resource, "requestRoutingRules")).filter((__, rule) => {
      const path = `requestRoutingRules.${rule}`;
      const listener = partOf(at(resource, `${path}.httpListener.id`), "httpListeners");
      const serves = at(resource, `${path}.redirectConfiguration`) === undefined;
      return listener === String(own("name")).toLowerCase() && serves;
    });
    const mend = "give its rule a redirect to the listener with a certificate";
    return rules.length === 0
      ? []
      : violates(`${list}.${index}.protocol`, own("protocol"), "Https, or a redirect", mend);
  });
};

/** A test from outside that doesn't look at the certificate stays green when nobody else can get in. */
const test: Check = (resource) => {
  const url = at(resource, "request.requestUrl");
  const plain = typeof url === "string" && url.startsWith("http://");
  if (plain) return violates("request.requestUrl", url, "an address with https", "test what customers use");
  return typeof url === "string"
    ? isTrue("validationRules.sSLCheck", "let the test check the certificate")(resource)
    : [];
};

const redirects = isTrue("httpsOnly", "switch it on: without it plain requests are answered");

/** Source: @pulumi/azure-native 3.28.0, declarations: none of these is on by default; 2026-11. */
const checks: Readonly<Record<string, Check>> = {
  "azure-native:cdn:AFDOrigin": isNoneOf(
    "enforceCertificateNameCheck",
    [false, "false"],
    "switch it on: else any certificate is taken",
  ),
  "azure-native:cdn:Endpoint": (resource) =>
    at(resource, "deliveryPolicy") === undefined
      ? isOneOf("isHttpAllowed", [false, "false"], "take HTTPS alone, or redirect in a delivery policy")(resource)
      : [],
  "azure-native:network:ApplicationGateway": gateway,
  "azure-native:web:WebApp": redirects,
  "azure-native:web:WebAppSlot": redirects,
  "azure-native:app:ContainerApp": isNotTrue("configuration.ingress.allowInsecure", "refuse plain requests"),
  "azure-native:applicationinsights:WebTest": test,
};

export const httpsOnly: CloudRule = {
  name: "https-only",
  relation: (stack) => [
    ...stack.ofType(afdRouteType).map((resource) => ({ resource, complaints: route(stack, resource) })),
    ...Object.entries(checks).flatMap(([type, check]) =>
      stack.ofType(type).map((resource) => ({ resource, complaints: check(resource) })),
    ),
  ],
};
