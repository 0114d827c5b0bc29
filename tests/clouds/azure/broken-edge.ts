import type { Broken } from "../broken";
import { edited, twice, withInput, withoutWaiting } from "../broken";
import { inputOf } from "./broken-waits";

const profile = "azure-native:cdn:Profile";
const endpoint = "azure-native:cdn:AFDEndpoint";
const origin = "azure-native:cdn:AFDOrigin";
const route = "azure-native:cdn:Route";
const rule = "azure-native:cdn:Rule";
const domain = "azure-native:cdn:AFDCustomDomain";
const security = "azure-native:cdn:SecurityPolicy";
const firewall = "azure-native:frontdoor:Policy";

export const brokenEdge: readonly Broken[] = [
  {
    title: "a route that doesn't wait for its origins",
    code: "BadRequest",
    edit: withoutWaiting(route, "shop", "AFDOrigin::"),
  },
  {
    title: "a route whose origins are switched off",
    code: "BadRequest",
    edit: withInput(origin, "site-eastus2", "enabledState", "Disabled"),
  },
  {
    title: "a route of a name that isn't there yet",
    code: "BadRequest",
    edit: withoutWaiting(route, "shop", "AFDCustomDomain"),
  },
  {
    title: "a route with rules that aren't there",
    code: "BadRequest",
    edit: withInput(route, "shop", "ruleSets", [{ id: "/subscriptions/0/ruleSets/0" }]),
  },
  {
    title: "two routes for one name and path",
    code: "BadRequest",
    edit: twice(route, "shop", { routeName: "again" }),
  },
  {
    title: "an origin that doesn't wait for the link behind it",
    code: "InvalidResourceReference",
    edit: (program) =>
      edited(origin, "app-eastus2", (resource) => ({
        ...resource,
        dependencies: resource.dependencies.filter((urn) => !urn.includes("PrivateLinkService")),
      }))(withoutWaiting(profile, "edge", "PrivateLinkService")(program)),
  },
  {
    title: "an origin whose certificate nobody checks",
    code: "BadRequest",
    edit: withInput(origin, "app-eastus2", "enforceCertificateNameCheck", false),
  },
  {
    title: "private origins of a standard profile",
    code: "BadRequest",
    edit: withInput(profile, "edge", "sku.name", "Standard_AzureFrontDoor"),
  },
  {
    title: "an edge in a region",
    code: "LocationNotAvailableForResourceType",
    edit: withInput(profile, "edge", "location", "eastus2"),
  },
  {
    title: "an endpoint twice",
    code: "Conflict",
    edit: twice(endpoint, "shop"),
  },
  {
    title: "a name twice",
    code: "Conflict",
    edit: twice(domain, "shop", { customDomainName: "again" }),
  },
  {
    title: "a rule with a dash in its name",
    code: "BadRequest",
    edit: withInput(rule, "headers", "ruleName", "security-headers"),
  },
  {
    title: "a rule of six actions",
    code: "BadRequest",
    edit: (program) => {
      const [first] = inputOf(program, rule, "headers", "actions") as unknown[];
      return withInput(
        rule,
        "headers",
        "actions",
        Array.from({ length: 6 }, () => first),
      )(program);
    },
  },
  { title: "two rules at one place", code: "BadRequest", edit: twice(rule, "headers", { ruleName: "again" }) },
  {
    title: "a firewall with a dash in its name",
    code: "BadRequest",
    edit: withInput(firewall, "edge", "policyName", "the-edge"),
  },
  {
    title: "a firewall of another tier than the edge",
    code: "BadRequest",
    edit: withInput(firewall, "edge", "sku.name", "Standard_AzureFrontDoor"),
  },
  {
    title: "a name behind two firewalls",
    code: "BadRequest",
    edit: twice(security, "firewall", { securityPolicyName: "again" }),
  },
  {
    title: "a firewall that isn't there",
    code: "BadRequest",
    edit: withInput(security, "firewall", "parameters.wafPolicy.id", "/subscriptions/0/firewalls/0"),
  },
  {
    title: "more edges than a subscription takes",
    code: "QuotaExceeded",
    edit: (program) =>
      Array.from({ length: 500 }).reduce<typeof program>(
        (sofar, _, index) =>
          twice(profile, "edge", { profileName: `edge-${index}` })(sofar).map((resource, at, all) =>
            at === all.length - 1 ? { ...resource, name: `edge-${index}`, urn: `${resource.urn}-${index}` } : resource,
          ),
        program,
      ),
  },
];
