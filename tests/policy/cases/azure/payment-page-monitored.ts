import { unseen } from "../../../../policy/view";
import { idOf } from "../azure-id";
import type { Given, RuleCases } from "../case";

const domain: Given = {
  type: "azure-native:cdn:AFDCustomDomain",
  name: "www",
  inputs: { customDomainName: "www", hostName: "www.example.com" },
};
const route = (pattern: string): Given => ({
  type: "azure-native:cdn:Route",
  name: "route",
  inputs: {
    patternsToMatch: [pattern],
    customDomains: [{ id: idOf("Microsoft.Cdn/profiles/afd/customDomains/WWW") }],
  },
});
const test = (inputs: object): Given => ({
  type: "azure-native:applicationinsights:WebTest",
  inputs: {
    enabled: true,
    frequency: 600,
    locations: [{ location: "emea-nl-ams-azr" }],
    request: { requestUrl: "https://www.example.com/checkout" },
    ...inputs,
  },
});

export const paymentPageMonitored: RuleCases = {
  rule: "payment-page-monitored",
  cases: [
    { what: "a page that is tested", stack: [domain, route("/*"), test({})], found: [] },
    { what: "a page that nobody tests", stack: [domain, route("/*")], found: ["www hostName"] },
    { what: "files alone", stack: [domain, route("/static/*")], found: [] },
    {
      what: "tests that are off, too seldom, from nowhere",
      stack: [
        test({ enabled: false }),
        { ...test({ frequency: 1_209_600 }), name: "seldom" },
        { ...test({ locations: [] }), name: "nowhere" },
      ],
      found: ["it enabled", "seldom frequency", "nowhere locations"],
    },
    {
      what: "a test of something else, in a stack that has a page",
      stack: [domain, route("/*"), test({ request: { requestUrl: "https://status.example.org/" } })],
      found: ["it request.requestUrl", "www hostName"],
    },
    {
      what: "a test of an address that isn't known yet",
      stack: [domain, route("/*"), test({ request: { requestUrl: unseen } })],
      found: [],
    },
  ],
};
