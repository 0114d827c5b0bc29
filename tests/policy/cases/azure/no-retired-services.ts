import { unseen } from "../../../../policy/view";
import { networkId } from "../azure-id";
import type { Given, RuleCases } from "../case";

const it = (type: string, inputs: object): Given => ({ type: `azure-native:${type}`, inputs: { ...inputs } });
const flows = (target: unknown) => it("network:FlowLog", { targetResourceId: target });
const setting = (enabled: boolean) =>
  it("monitor:DiagnosticSetting", { logs: [{ category: "AuditEvent", retentionPolicy: { enabled, days: 0 } }] });

export const noRetiredServices: RuleCases = {
  rule: "no-retired-services",
  cases: [
    { what: "flows of a network", stack: [flows(networkId("virtualNetworks/vnet"))], found: [] },
    {
      what: "flows of a group",
      stack: [flows(networkId("networkSecurityGroups/nsg"))],
      found: ["it targetResourceId"],
    },
    { what: "flows of what isn't known yet", stack: [flows(unseen)], found: [] },
    { what: "days in a setting", stack: [setting(true)], found: ["it logs.0.retentionPolicy.enabled"] },
    { what: "days in a setting that are off", stack: [setting(false)], found: [] },
    { what: "Front Door (classic)", stack: [it("frontdoor:FrontDoor", {})], found: ["it "] },
    { what: "a balancer of the default kind", stack: [it("network:LoadBalancer", {})], found: ["it sku.name"] },
    { what: "a Standard address", stack: [it("network:PublicIPAddress", { sku: { name: "Standard" } })], found: [] },
    {
      what: "Application Insights by itself",
      stack: [it("applicationinsights:Component", {})],
      found: ["it workspaceResourceId"],
    },
    {
      what: "an account of the first generation",
      stack: [it("storage:StorageAccount", { kind: "Storage" })],
      found: ["it kind"],
    },
    {
      what: "Log Analytics' own agent",
      stack: [it("compute:VirtualMachineExtension", { type: "OmsAgentForLinux" })],
      found: ["it type"],
    },
  ],
};
