import { unseen } from "../../../../policy/view";
import type { Given, RuleCases } from "../case";

const plan = (pricingName: unknown, pricingTier: unknown = "Standard", name = String(pricingName)): Given => ({
  type: "azure-native:security:Pricing",
  name,
  inputs: { pricingName, pricingTier },
});
const template = (...resources: object[]): Given => ({
  type: "azure-native:resources:DeploymentAtSubscriptionScope",
  name: "plans",
  inputs: { properties: { template: { resources } } },
});
const vault: Given = { type: "azure-native:keyvault:Vault", name: "vault", inputs: { vaultName: "kv" } };
const account: Given = { type: "azure-native:storage:StorageAccount", name: "account", inputs: { accountName: "st" } };
const alarm = (category: string): Given => ({
  type: "azure-native:monitor:ActivityLogAlert",
  name: "alarm",
  inputs: {
    scopes: ["/subscriptions/00000000-0000-4000-8000-000000000000"],
    condition: { allOf: [{ field: "category", equals: category }] },
  },
});

export const intrusionDetection: RuleCases = {
  rule: "intrusion-detection",
  cases: [
    { what: "no plan: it may stand elsewhere", stack: [vault, account], found: [] },
    { what: "plans for what is there", stack: [vault, account, plan("KeyVaults"), plan("StorageAccounts")], found: [] },
    { what: "a plan that is missing", stack: [vault, account, plan("KeyVaults")], found: ["KeyVaults "] },
    { what: "a plan that is off", stack: [vault, plan("KeyVaults", "Free")], found: ["KeyVaults pricingTier"] },
    {
      what: "a plan that is off, for what isn't there",
      stack: [vault, plan("KeyVaults"), plan("AppServices", "Free")],
      found: [],
    },
    { what: "a plan not known yet", stack: [vault, plan("KeyVaults", unseen)], found: [] },
    {
      what: "a plan that a template switches off",
      stack: [
        vault,
        template({ type: "Microsoft.Security/pricings", name: "KeyVaults", properties: { pricingTier: "Free" } }),
      ],
      found: ["plans properties.template.resources.0.properties.pricingTier"],
    },
    { what: "findings that raise an alarm", stack: [vault, plan("KeyVaults"), alarm("Security")], found: [] },
    {
      what: "findings that raise none, where others do",
      stack: [vault, plan("KeyVaults"), alarm("ServiceHealth")],
      found: ["KeyVaults "],
    },
    {
      what: "a firewall that lets bad addresses through",
      stack: [{ type: "azure-native:network:FirewallPolicy", inputs: { threatIntelMode: "Off" } }],
      found: ["it threatIntelMode"],
    },
    {
      what: "a firewall that denies them by its policy",
      stack: [
        { type: "azure-native:network:AzureFirewall", name: "firewall", inputs: { firewallPolicy: { id: "x" } } },
        { type: "azure-native:network:FirewallPolicy", name: "policy", inputs: { threatIntelMode: "Deny" } },
      ],
      found: [],
    },
  ],
};
