import { all, cannotTell, violates } from "../checks";
import type { Check, CloudRule } from "../rule";
import { at, entries, unseen } from "../view";

/** Half a year, in seconds: the least that scanners and hstspreload.org's older lists take for serious; 2026-11. */
const leastAge = 15_768_000;

const filled =
  (property: string, wanted: string): Check =>
  (resource) => {
    const value = at(resource, property);
    if (value === unseen) return cannotTell(property, wanted);
    return typeof value === "string" && value.trim() !== "" ? [] : violates(property, value, wanted, `set ${property}`);
  };

const hsts =
  (property: string): Check =>
  (resource) => {
    const wanted = "max-age of half a year or more";
    const value = at(resource, property);
    if (value === unseen) return cannotTell(property, wanted);
    const age = Number(/max-age="?(\d+)/i.exec(String(value ?? ""))?.[1] ?? 0);
    return age >= leastAge ? [] : violates(property, value, wanted, "set it: max-age=31536000; includeSubDomains");
  };

const header = (name: string): string => `routingHttpResponse${name}HeaderValue`;

const headers = all(
  hsts(header("StrictTransportSecurity")),
  filled(header("XContentTypeOptions"), "nosniff"),
  (resource) => {
    // Either of the two keeps pages out of others' frames.
    const policy = at(resource, header("ContentSecurityPolicy"));
    if (typeof policy === "string" && policy.includes("frame-ancestors")) return [];
    return filled(header("XFrameOptions"), "DENY or SAMEORIGIN")(resource);
  },
);

/** Only HTTPS listeners of application balancers can set headers. */
const listener: Check = (resource) => {
  const protocol = at(resource, "protocol");
  return protocol === "HTTPS" ? headers(resource) : [];
};

/** CloudFront's own policies, by what they set. Source: CloudFront, "Use managed response headers policies"; 2026-11. */
const withHeaders = [
  "67f7725c-6f97-4210-82d7-5512b31e9d03",
  "e61eb60c-9c35-4d20-a928-2b84e02af89c",
  "eaab4381-ed33-4a86-88ca-d9558dc6cd63",
];
const withoutHeaders = ["60669652-455b-4ae9-85a4-c4c02393f86c", "5cc3b908-e619-4b99-88e5-2cf7f45965bd"];

const behavior =
  (path: string): Check =>
  (resource) => {
    const property = `${path}.responseHeadersPolicyId`;
    const value = at(resource, property);
    const wanted = "a response headers policy with security headers";
    const mend = "name a ResponseHeadersPolicy with securityHeadersConfig, or CloudFront's SecurityHeadersPolicy";
    if (value === undefined || value === "" || withoutHeaders.includes(String(value))) {
      // Code at the edge may set them as well.
      const coded = ["functionAssociations", "lambdaFunctionAssociations"].some((name) =>
        entries(at(resource, `${path}.${name}`)).some((_, index) =>
          /response$/.test(String(at(resource, `${path}.${name}.${index}.eventType`))),
        ),
      );
      return coded ? cannotTell(property, wanted) : violates(property, value, wanted, mend);
    }
    const [top = ""] = property.split(".");
    const traced = (resource.propertyDependencies[top] ?? []).some((urn) => urn.includes("ResponseHeadersPolicy::"));
    return traced || value === unseen || withHeaders.includes(String(value)) ? [] : cannotTell(property, wanted);
  };

const distribution: Check = (resource) => [
  ...behavior("defaultCacheBehavior")(resource),
  ...entries(at(resource, "orderedCacheBehaviors")).flatMap((_, index) =>
    behavior(`orderedCacheBehaviors.${index}`)(resource),
  ),
];

/** A policy that sets no security header at all is one of another kind, for CORS. */
const policy: Check = (resource) => {
  const config = at(resource, "securityHeadersConfig");
  if (config === undefined) return [];
  if (config === unseen) return cannotTell("securityHeadersConfig", "HSTS");
  const property = "securityHeadersConfig.strictTransportSecurity.accessControlMaxAgeSec";
  const age = at(resource, property);
  const wanted = `${leastAge} or more`;
  if (age === unseen) return cannotTell(property, wanted);
  return Number(age ?? 0) >= leastAge ? [] : violates(property, age, wanted, "set it to 31536000, a year");
};

export const securityHeaders: CloudRule = {
  name: "security-headers",
  resources: {
    "aws:lb/listener:Listener": listener,
    "aws:alb/listener:Listener": listener,
    "aws:cloudfront/distribution:Distribution": distribution,
    "aws:cloudfront/multitenantDistribution:MultitenantDistribution": behavior("defaultCacheBehavior"),
    "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy": policy,
  },
};
