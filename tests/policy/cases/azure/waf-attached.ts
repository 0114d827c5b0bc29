import { unseen } from "../../../../policy/view";
import { idOf, networkId } from "../azure-id";
import type { Given, RuleCases } from "../case";

const own = { profileName: "afd" };
const profile: Given = {
  type: "azure-native:cdn:Profile",
  name: "edge",
  inputs: { ...own, sku: { name: "Premium_AzureFrontDoor" } },
};
const domain: Given = {
  type: "azure-native:cdn:AFDCustomDomain",
  name: "www",
  inputs: { ...own, customDomainName: "www", hostName: "www.example.com" },
};
const endpoint: Given = {
  type: "azure-native:cdn:AFDEndpoint",
  name: "endpoint",
  inputs: { ...own, endpointName: "shop" },
};
const rules: Given = { type: "azure-native:frontdoor:Policy", name: "waf", inputs: { policyName: "waf" } };
const inProfile = (kind: string) => ({ id: idOf(`microsoft.cdn/profiles/AFD/${kind}`) });

const policy = (parameters: object = {}): Given => ({
  type: "azure-native:cdn:SecurityPolicy",
  name: "firewall",
  inputs: {
    ...own,
    parameters: {
      wafPolicy: { id: networkId("frontdoorwebapplicationfirewallpolicies/WAF") },
      associations: [
        { domains: [inProfile("customdomains/www"), inProfile("afdendpoints/shop")], patternsToMatch: ["/*"] },
      ],
      ...parameters,
    },
  },
});

const edge = [profile, domain, endpoint, rules];

const gateway = (inputs: object): Given => ({
  type: "azure-native:network:ApplicationGateway",
  inputs: {
    sku: { tier: "WAF_v2" },
    frontendIPConfigurations: [{ publicIPAddress: { id: networkId("publicIPAddresses/pip") } }],
    ...inputs,
  },
});

const site = (siteConfig: unknown, more: object = {}): Given => ({
  type: "azure-native:web:WebApp",
  inputs: { siteConfig, ...more },
});

const record = (cname: unknown): Given => ({
  type: "azure-native:dns:RecordSet",
  name: "record",
  inputs: { recordType: "CNAME", relativeRecordSetName: "www", zoneName: "example.com", cnameRecord: { cname } },
});

export const wafAttached: RuleCases = {
  rule: "waf-attached",
  cases: [
    { what: "an edge behind a policy, in ids of another spelling", stack: [...edge, policy()], found: [] },
    { what: "an edge behind none", stack: edge, found: ["www ", "endpoint ", "waf "] },
    {
      what: "a domain that was forgotten, and a policy that sees only some paths",
      stack: [
        ...edge,
        policy({ associations: [{ domains: [inProfile("afdEndpoints/shop")], patternsToMatch: ["/app/*"] }] }),
      ],
      found: ["www ", "firewall parameters.associations.0.patternsToMatch"],
    },
    {
      what: "a policy without rules, in another profile",
      stack: [...edge, { ...policy({ wafPolicy: undefined }), inputs: { ...policy().inputs, profileName: "other" } }],
      found: ["www ", "endpoint "],
    },
    {
      what: "a policy whose rules are missing",
      stack: [...edge, policy({ wafPolicy: undefined })],
      found: ["firewall parameters.wafPolicy", "waf "],
    },
    {
      what: "a profile that can't have managed rules",
      stack: [{ ...profile, inputs: { ...own, sku: { name: "Standard_AzureFrontDoor" } } }, domain, endpoint, policy()],
      found: ["edge sku.name"],
    },
    {
      what: "a domain in a profile of another project",
      stack: [domain],
      found: [],
    },
    {
      what: "everything before ids are known",
      stack: [
        profile,
        { ...domain, inputs: { profileName: unseen }, refs: { profileName: ["edge"] } },
        {
          ...policy(),
          inputs: { profileName: unseen, parameters: unseen },
          refs: { profileName: ["edge"], parameters: ["www", "waf"] },
        },
        rules,
      ],
      found: [],
    },
    {
      what: "gateways: with a policy, without, and one that nobody outside reaches",
      stack: [
        gateway({ firewallPolicy: { id: networkId("ApplicationGatewayWebApplicationFirewallPolicies/theirs") } }),
        { ...gateway({ sku: { tier: "Standard_v2" } }), name: "bare" },
        { ...gateway({ frontendIPConfigurations: [{ subnet: { id: "id" } }] }), name: "inner" },
      ],
      found: ["bare firewallPolicy"],
    },
    {
      what: "web apps: open, for an office, for one Front Door, shut, and not known yet",
      stack: [
        site({}),
        { ...site({ ipSecurityRestrictions: [{ ipAddress: "203.0.113.0/28" }] }), name: "office" },
        {
          ...site({
            ipSecurityRestrictions: [
              { tag: "ServiceTag", ipAddress: "AzureFrontDoor.Backend", headers: { "x-azure-fdid": ["id"] } },
            ],
          }),
          name: "edge",
        },
        { ...site(undefined, { publicNetworkAccess: "Disabled" }), name: "shut" },
        { ...site(unseen), name: "later" },
      ],
      found: ["it siteConfig.ipSecurityRestrictions", "? later siteConfig.ipSecurityRestrictions"],
    },
    {
      what: "a container app on the internet, and one inside a network",
      stack: [
        { type: "azure-native:app:ManagedEnvironment", name: "outer", inputs: { environmentName: "cae-outer" } },
        {
          type: "azure-native:app:ContainerApp",
          inputs: {
            managedEnvironmentId: idOf("Microsoft.App/managedEnvironments/cae-outer"),
            configuration: { ingress: { external: true } },
          },
        },
        {
          type: "azure-native:app:ManagedEnvironment",
          name: "network",
          inputs: { environmentName: "cae-inner", vnetConfiguration: { internal: true } },
        },
        {
          type: "azure-native:app:ContainerApp",
          name: "inner",
          inputs: {
            managedEnvironmentId: idOf("Microsoft.App/managedEnvironments/cae-inner"),
            configuration: { ingress: { external: true } },
          },
        },
      ],
      found: ["it configuration.ingress.external"],
    },
    {
      what: "a name that leads past the edge",
      stack: [...edge, policy(), record("origin.example.net")],
      found: ["record cnameRecord.cname"],
    },
    { what: "a name that leads to it", stack: [...edge, policy(), record("shop-a1b2.z01.azurefd.net")], found: [] },
  ],
};
