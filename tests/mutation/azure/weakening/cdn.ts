import type { Weakening } from "../../tables";
import { at, ofType, oneOf } from "./rows";

const customDomains = ofType(
  "cdn:AFDCustomDomain",
  { property: "tlsSettings.minimumTlsVersion", operators: ["replace"], weak: ["TLS10"], controls: ["4.2.1"] },
  {
    property: "tlsSettings.cipherSuiteSetType",
    operators: ["replace"],
    weak: ["TLS10_2019"],
    controls: ["4.2.1", "12.3.3"],
  },
  // Which ciphers are in use is then the service's choice, and may change.
  { property: "tlsSettings.cipherSuiteSetType", operators: ["drop"], controls: ["12.3.3"] },
  { property: "tlsSettings", operators: ["drop"], controls: ["12.3.3", "4.2.1.1"] },
  // A certificate of one's own without the secret that holds it: nobody knows which, or when it ends.
  {
    property: "tlsSettings.certificateType",
    operators: ["replace"],
    weak: ["CustomerCertificate"],
    controls: ["4.2.1.1"],
  },
);

const origins = ofType(
  "cdn:AFDOrigin",
  { property: "enforceCertificateNameCheck", operators: ["flip"], controls: ["4.2.1"] },
  { property: "sharedPrivateLinkResource", operators: ["drop"], controls: ["1.4.5", "1.3.1"] },
  { property: "sharedPrivateLinkResource.privateLink", operators: ["drop"], controls: ["1.4.5", "1.3.1"] },
  {
    property: "sharedPrivateLinkResource.privateLink.id",
    operators: ["unrelate", "drop"],
    controls: ["1.4.5", "1.3.1"],
  },
  { property: "enabledState", operators: ["flip"], controls: ["availability"] },
  // A group without one of its two sites has nothing to fall back on.
  {
    property: "",
    operators: ["remove"],
    where: (_value, inputs) => String(inputs.originGroupName).endsWith("-app"),
    controls: ["availability"],
  },
);

const originGroups = ofType(
  "cdn:AFDOriginGroup",
  // Without a probe the edge doesn't notice that a site is dead.
  { property: "healthProbeSettings", operators: ["drop"], controls: ["availability"] },
  { property: "healthProbeSettings.probeIntervalInSeconds", operators: ["lengthen"], controls: ["availability"] },
);

const profiles = ofType(
  "cdn:Profile",
  // Managed rule sets and private links to the origin need Premium.
  {
    property: "sku.name",
    operators: ["replace"],
    weak: ["Standard_AzureFrontDoor", "Standard_Microsoft"],
    controls: ["6.4.2", "1.4.5"],
  },
  // What stands in a query string would be kept in the access log, readable.
  { property: "logScrubbing", operators: ["drop"], controls: ["3.5.1", "8.3.2"] },
  { property: "logScrubbing.state", operators: ["flip"], controls: ["3.5.1", "8.3.2"] },
  { property: "logScrubbing.scrubbingRules", operators: ["empty", "fewer"], controls: ["3.5.1", "8.3.2"] },
  { property: "logScrubbing.scrubbingRules.*.state", operators: ["flip"], controls: ["3.5.1", "8.3.2"] },
  {
    property: "logScrubbing.scrubbingRules.*.matchVariable",
    operators: ["replace"],
    weak: ["RequestIPAddress"],
    controls: ["3.5.1", "8.3.2"],
  },
);

const routes = ofType(
  "cdn:Route",
  { property: "httpsRedirect", operators: ["flip", "drop"], controls: ["4.2.1"] },
  {
    property: "forwardingProtocol",
    operators: ["replace", "drop"],
    weak: ["HttpOnly", "MatchRequest"],
    where: oneOf("HttpsOnly"),
    controls: ["4.2.1"],
  },
  { property: "supportedProtocols", operators: ["replace"], weak: [["Http"]], controls: ["4.2.1"] },
  { property: "originGroup.id", operators: ["unrelate"], controls: ["1.4.5"] },
  { property: "ruleSets", operators: ["empty"], controls: ["6.4.3", "11.6.1"] },
  {
    property: "ruleSets.*.id",
    operators: ["unrelate"],
    where: (value) => String(value).endsWith("headers"),
    controls: ["6.4.3", "11.6.1"],
  },
);

const isHeaders = (_value: unknown, inputs: Readonly<Record<string, unknown>>): boolean =>
  String(inputs.ruleSetName).endsWith("headers");

const rules = ofType(
  "cdn:Rule",
  { property: "actions", operators: ["empty"], where: isHeaders, controls: ["6.4.3", "11.6.1"] },
  {
    property: "actions.*.parameters.headerName",
    operators: ["replace"],
    weak: ["X-Nothing"],
    where: oneOf("Strict-Transport-Security", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy"),
    controls: ["6.4.3", "11.6.1"],
  },
  {
    property: "actions.*.parameters.headerAction",
    operators: ["replace"],
    weak: ["Delete"],
    where: oneOf("Overwrite"),
    controls: ["6.4.3", "11.6.1"],
  },
  { property: "actions.*.parameters.value", operators: ["empty", "drop"], controls: ["6.4.3", "11.6.1"] },
  {
    property: "actions.*.parameters.value",
    operators: ["replace"],
    weak: ["max-age=0"],
    where: (value) => String(value).startsWith("max-age="),
    controls: ["4.2.1", "6.4.3", "11.6.1"],
  },
  {
    property: "actions.*.parameters.value",
    operators: ["replace"],
    weak: ["ALLOWALL"],
    where: oneOf("DENY"),
    controls: ["6.4.3", "11.6.1"],
  },
  {
    property: "actions.*.parameters.value",
    operators: ["replace"],
    weak: ["unsafe-url"],
    where: oneOf("strict-origin-when-cross-origin"),
    controls: ["6.4.3", "11.6.1"],
  },
  { property: "ruleSetName", operators: ["unrelate"], where: isHeaders, controls: ["6.4.3", "11.6.1"] },
  { property: "", operators: ["remove"], where: isHeaders, controls: ["6.4.3", "11.6.1"] },
);

const ruleSets = ofType("cdn:RuleSet", {
  property: "",
  operators: ["remove"],
  where: isHeaders,
  controls: ["6.4.3", "11.6.1"],
});

const securityPolicies = ofType(
  "cdn:SecurityPolicy",
  { property: "parameters.associations", operators: ["empty", "fewer"], controls: ["6.4.2"] },
  { property: "parameters.associations.*.domains", operators: ["empty", "fewer"], controls: ["6.4.2"] },
  { property: "parameters.associations.*.domains.*.id", operators: ["unrelate"], controls: ["6.4.2"] },
  {
    property: "parameters.associations.*.patternsToMatch",
    operators: ["empty", "replace"],
    weak: [["/static/*"]],
    controls: ["6.4.2"],
  },
  { property: "parameters.wafPolicy", operators: ["drop"], controls: ["6.4.2"] },
  { property: "parameters.wafPolicy.id", operators: ["unrelate", "drop"], controls: ["6.4.2"] },
  { property: "profileName", operators: ["unrelate"], controls: ["6.4.2"] },
  { property: "", operators: ["remove"], controls: ["6.4.2"] },
);

export const cdn: readonly Weakening[] = [
  ...customDomains,
  ...origins,
  ...originGroups,
  ...profiles,
  ...routes,
  ...rules,
  ...ruleSets,
  ...securityPolicies,
];

/** A name that leads past the edge leads past its firewall. */
export const dns: readonly Weakening[] = ofType("dns:RecordSet", {
  property: "cnameRecord.cname",
  operators: ["unrelate"],
  where: (_value, inputs) => at(inputs, "recordType") === "CNAME",
  controls: ["6.4.2"],
});
