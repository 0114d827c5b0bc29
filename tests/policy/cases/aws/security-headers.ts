import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const listener = "aws:lb/listener:Listener";
const hsts = "routingHttpResponseStrictTransportSecurityHeaderValue";
const sniff = "routingHttpResponseXContentTypeOptionsHeaderValue";
const frames = "routingHttpResponseXFrameOptionsHeaderValue";
const csp = "routingHttpResponseContentSecurityPolicyHeaderValue";
const distribution = "aws:cloudfront/distribution:Distribution";
const id = "defaultCacheBehavior.responseHeadersPolicyId";

export const securityHeaders: RuleCases = {
  rule: "security-headers",
  cases: [
    {
      what: "all of them, frames by the newer header",
      stack: [
        {
          type: listener,
          inputs: {
            protocol: "HTTPS",
            [hsts]: "max-age=63072000",
            [sniff]: "nosniff",
            [csp]: "frame-ancestors 'none'",
          },
        },
      ],
      found: [],
    },
    {
      what: "none of them",
      stack: [{ type: listener, inputs: { protocol: "HTTPS" } }],
      found: [`it ${hsts}`, `it ${sniff}`, `it ${frames}`],
    },
    {
      what: "an age of an hour, and one to come",
      stack: [
        {
          type: listener,
          name: "hour",
          inputs: { protocol: "HTTPS", [hsts]: "max-age=3600", [sniff]: "nosniff", [frames]: "DENY" },
        },
        {
          type: listener,
          name: "later",
          inputs: { protocol: "HTTPS", [hsts]: unseen, [sniff]: "nosniff", [frames]: "DENY" },
        },
      ],
      found: [`hour ${hsts}`, `? later ${hsts}`],
    },
    {
      what: "distributions with a policy of their own, with CloudFront's, and with one for CORS only",
      stack: [
        {
          type: "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy",
          name: "headers",
          inputs: { securityHeadersConfig: { strictTransportSecurity: { accessControlMaxAgeSec: 31_536_000 } } },
        },
        {
          type: distribution,
          name: "own",
          inputs: { defaultCacheBehavior: { responseHeadersPolicyId: "1" } },
          refs: { defaultCacheBehavior: ["headers"] },
        },
        {
          type: distribution,
          name: "theirs",
          inputs: { defaultCacheBehavior: { responseHeadersPolicyId: "67f7725c-6f97-4210-82d7-5512b31e9d03" } },
        },
        {
          type: distribution,
          name: "cors",
          inputs: { defaultCacheBehavior: { responseHeadersPolicyId: "60669652-455b-4ae9-85a4-c4c02393f86c" } },
        },
      ],
      found: [`cors ${id}`],
    },
    {
      what: "a distribution without",
      stack: [{ type: distribution, inputs: { defaultCacheBehavior: {} } }],
      found: [`it ${id}`],
    },
  ],
};
