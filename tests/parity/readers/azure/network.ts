import type { ReaderOf } from "../../promised";
import type { loadBalancer } from "../../promises/load-balancer";
import type { site } from "../../promises/site";
import type { Inputs, Item } from "../../reading";
import { all, each, guarded } from "../../reading";

const rules = "azure-native:network:NetworkSecurityGroup";
const subnet = "azure-native:network:Subnet";
const key = "azure-native:keyvault:Key";
const workspace = "azure-native:operationalinsights:Workspace";

const denies = (direction: string) => (rule: Item) =>
  rule["access"] === "Deny" &&
  rule["direction"] === direction &&
  rule["protocol"] === "*" &&
  ["sourceAddressPrefix", "destinationAddressPrefix", "destinationPortRange"].every((name) => rule[name] === "*");

export const siteOnAzure: ReaderOf<typeof site> = {
  zones: each({ type: "azure-native:network:NatGateway", paths: ["zones"], value: ({ list }) => list("zones").length }),
  "default deny": each(
    {
      type: rules,
      paths: ["securityRules[].access"],
      value: ({ list }) => ["Inbound", "Outbound"].every((way) => list("securityRules").some(denies(way))),
    },
    { type: subnet, ...all({ "networkSecurityGroup.id": /./ }) },
  ),
  "closed to the internet": each({
    type: rules,
    paths: ["securityRules[].sourceAddressPrefix"],
    value: ({ list }) =>
      list("securityRules")
        .filter(({ access, direction }) => access === "Allow" && direction === "Inbound")
        .every(({ sourceAddressPrefix }) => /^10\.|^AzureLoadBalancer$/.test(String(sourceAddressPrefix))),
  }),
  "no address by default": each({ type: subnet, ...all({ defaultOutboundAccess: false }) }),
  "keys rotate": each({
    type: key,
    paths: ["properties.rotationPolicy.lifetimeActions"],
    value: ({ list }) =>
      list("properties.rotationPolicy.lifetimeActions").some(({ action }) => (action as Item)["type"] === "rotate"),
  }),
  "keys come back": each({
    type: "azure-native:keyvault:Vault",
    paths: ["properties.enablePurgeProtection", "properties.softDeleteRetentionInDays"],
    value: ({ at }) =>
      at("properties.enablePurgeProtection") === true ? Number(at("properties.softDeleteRetentionInDays")) : 0,
  }),
  "logs searchable": each({
    type: workspace,
    paths: ["retentionInDays"],
    value: ({ at }) => Number(at("retentionInDays")),
  }),
  "logs at rest": each({ type: workspace, ...all({ "features.clusterResourceId": /./ }) }),
  "alarms reach people": each({
    type: "azure-native:monitor:ActionGroup",
    paths: ["emailReceivers[].emailAddress"],
    value: ({ at, list }) =>
      at("enabled") === true ? list("emailReceivers").map((one) => String(one["emailAddress"])) : [],
  }),
  "private ways": each({
    type: "azure-native:network:PrivateEndpoint",
    where: ({ resource }) => resource.name.startsWith("assets-"),
    ...all({ "privateLinkServiceConnections[0].groupIds[0]": "blob" }),
  }),
};

const domain = "azure-native:cdn:AFDCustomDomain";
const route = "azure-native:cdn:Route";
const firewall = "azure-native:frontdoor:Policy";
const balancer = "azure-native:network:LoadBalancer";
const before = "azure-native:cdn:SecurityPolicy";

/** Ids of everything that the firewall stands before. */
const guardedIds = ({ plan }: Inputs) =>
  JSON.stringify(plan.resources.filter(({ type }) => type === before).map(({ inputs }) => inputs["parameters"]));

export const loadBalancerOnAzure: ReaderOf<typeof loadBalancer> = {
  zones: each({
    type: balancer,
    paths: ["frontendIPConfigurations[0].zones"],
    value: ({ list }) => list("frontendIPConfigurations[0].zones").length,
  }),
  names: each({
    type: domain,
    where: ({ at }) => at("tlsSettings.certificateType") === "ManagedCertificate",
    paths: ["hostName", "tlsSettings.certificateType"],
    value: ({ at }) => String(at("hostName")),
  }),
  "in transit": each({
    type: domain,
    paths: ["tlsSettings.minimumTlsVersion"],
    value: ({ at }) =>
      Number(
        /^TLS(\d)(\d)$/
          .exec(String(at("tlsSettings.minimumTlsVersion")))
          ?.slice(1)
          .join("."),
      ),
  }),
  redirect: each({ type: route, ...all({ httpsRedirect: "Enabled" }) }),
  "encrypted again": each({ type: route, ...all({ forwardingProtocol: "HttpsOnly" }) }),
  firewall: each({
    type: firewall,
    ...all({ "policySettings.enabledState": "Enabled", "policySettings.mode": "Prevention" }),
  }),
  "firewall before every name": each(
    {
      type: domain,
      paths: [`${before} parameters.associations[].domains`],
      value: (inputs) => guardedIds(inputs).includes(`/customDomains/${String(inputs.at("customDomainName"))}"`),
    },
    {
      type: "azure-native:cdn:AFDEndpoint",
      paths: [`${before} parameters.associations[].domains`],
      value: (inputs) => guardedIds(inputs).includes(`/afdEndpoints/${String(inputs.at("endpointName"))}"`),
    },
  ),
  "managed rules": each({
    type: firewall,
    paths: ["managedRules.managedRuleSets"],
    value: ({ list }) => list("managedRules.managedRuleSets").length,
  }),
  "rate limits": each({
    type: firewall,
    paths: ["customRules.rules[].rateLimitThreshold"],
    value: ({ list }) =>
      list("customRules.rules")
        .filter(
          ({ ruleType, action, rateLimitDurationInMinutes }) =>
            ruleType === "RateLimitRule" && action === "Block" && rateLimitDurationInMinutes === 5,
        )
        .map(({ rateLimitThreshold }) => Number(rateLimitThreshold))
        .sort((a, b) => a - b),
  }),
  "security headers": each({
    type: "azure-native:cdn:Rule",
    where: ({ resource }) => resource.name === "headers",
    paths: ["actions[].parameters.headerName"],
    value: ({ list }) =>
      list("actions").some(({ parameters }) => {
        const { headerName, headerAction, value } = parameters as Item;
        return (
          headerName === "Strict-Transport-Security" &&
          headerAction === "Overwrite" &&
          /^max-age=\d{8}/.test(String(value))
        );
      }),
  }),
  "shallow health": each({
    type: balancer,
    paths: ["probes[0].requestPath"],
    value: ({ at }) => String(at("probes[0].requestPath")),
  }),
  drain: each({
    type: "azure-native:compute:VirtualMachineScaleSet",
    paths: ["virtualMachineProfile.scheduledEventsProfile.terminateNotificationProfile.notBeforeTimeout"],
    value: ({ at }) => {
      const notice = "virtualMachineProfile.scheduledEventsProfile.terminateNotificationProfile";
      return at(`${notice}.enable`) === true
        ? 60 * Number(/^PT(\d+)M$/.exec(String(at(`${notice}.notBeforeTimeout`)))?.[1])
        : 0;
    },
  }),
  // A site's own name goes with the site.
  "deletion guard": each(
    { type: "azure-native:cdn:Profile", ...guarded },
    { type: domain, where: ({ resource }) => !resource.name.startsWith("site-"), ...guarded },
  ),
};
