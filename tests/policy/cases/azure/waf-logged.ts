import { unseen } from "../../../../policy/view";
import { idOf, networkId } from "../azure-id";
import type { Given, RuleCases } from "../case";

const profile: Given = { type: "azure-native:cdn:Profile", name: "edge", inputs: { profileName: "afd" } };
const firewall: Given = { type: "azure-native:cdn:SecurityPolicy", name: "firewall", inputs: { profileName: "afd" } };
const setting = (log: object): Given => ({
  type: "azure-native:monitor:DiagnosticSetting",
  name: "setting",
  inputs: { resourceUri: idOf("microsoft.cdn/profiles/AFD"), logs: [{ enabled: true, ...log }] },
});

export const wafLogged: RuleCases = {
  rule: "waf-logged",
  cases: [
    { what: "all logs of a profile", stack: [profile, firewall, setting({ categoryGroup: "allLogs" })], found: [] },
    {
      what: "the firewall's own category",
      stack: [profile, firewall, setting({ category: "FrontDoorWebApplicationFirewallLog" })],
      found: [],
    },
    { what: "no log", stack: [profile, firewall], found: ["edge "] },
    {
      what: "another log, and one that is off",
      stack: [
        profile,
        firewall,
        setting({ category: "FrontDoorAccessLog" }),
        { ...setting({ categoryGroup: "allLogs", enabled: false }), name: "off" },
      ],
      found: ["edge "],
    },
    { what: "a profile without a firewall", stack: [profile], found: [] },
    {
      what: "a setting that isn't known yet",
      stack: [
        profile,
        firewall,
        { ...setting({}), inputs: { resourceUri: unseen, logs: unseen }, refs: { resourceUri: ["edge"] } },
      ],
      found: [],
    },
    {
      what: "a gateway with a policy and no log",
      stack: [
        {
          type: "azure-native:network:ApplicationGateway",
          inputs: {
            firewallPolicy: { id: networkId("ApplicationGatewayWebApplicationFirewallPolicies/waf") },
            frontendIPConfigurations: [{ publicIPAddress: { id: networkId("publicIPAddresses/pip") } }],
          },
        },
      ],
      found: ["it "],
    },
  ],
};
