import { unseen } from "../../../../policy/view";
import { networkId } from "../azure-id";
import type { Given, RuleCases } from "../case";

const it = (type: string, inputs: object): Given => ({ type: `azure-native:${type}`, inputs: { ...inputs } });
const database = "sql:Database";
const account = "storage:StorageAccount";
const fleet = "compute:VirtualMachineScaleSet";
const zones = ["1", "2", "3"];
const upgrade = { upgradePolicy: { mode: "Rolling" } };
const healthy = {
  virtualMachineProfile: { extensionProfile: { extensions: [{ name: "health", type: "ApplicationHealthLinux" }] } },
};
const balancer = (inputs: object): Given =>
  it("network:LoadBalancer", { sku: { name: "Standard" }, loadBalancerName: "lb", ...inputs });
const rule = (id: unknown) => ({ probes: [{ name: "up" }], loadBalancingRules: [{ name: "web", probe: { id } }] });

export const multiAz: RuleCases = {
  rule: "multi-az",
  cases: [
    { what: "a database in several zones", stack: [it(database, { zoneRedundant: true })], found: [] },
    { what: "a database in one", stack: [it(database, { sku: { name: "S0" } })], found: ["it zoneRedundant"] },
    {
      what: "a database whose backups are in one",
      stack: [it(database, { zoneRedundant: true, requestedBackupStorageRedundancy: "Local" })],
      found: ["it requestedBackupStorageRedundancy"],
    },
    {
      what: "a database not known yet",
      stack: [it(database, { zoneRedundant: unseen })],
      found: ["? it zoneRedundant"],
    },
    { what: "an account in zones and regions", stack: [it(account, { sku: { name: "Standard_GZRS" } })], found: [] },
    {
      what: "an account in regions only",
      stack: [it(account, { sku: { name: "Standard_GRS" } })],
      found: ["it sku.name"],
    },
    { what: "a fleet over zones", stack: [it(fleet, { zones, ...upgrade, ...healthy })], found: [] },
    { what: "a fleet in one zone", stack: [it(fleet, { zones: ["1"] })], found: ["it zones"] },
    {
      what: "a fleet that nobody asks for its health",
      stack: [it(fleet, { zones, ...upgrade })],
      found: ["it virtualMachineProfile.extensionProfile.extensions"],
    },
    {
      what: "a fleet that is upgraded all at once",
      stack: [it(fleet, { zones, upgradePolicy: { mode: "Automatic" } })],
      found: ["it upgradePolicy.mode"],
    },
    {
      what: "an inner balancer over zones, with a probe",
      stack: [
        balancer({
          frontendIPConfigurations: [{ subnet: { id: "x" }, zones }],
          ...rule(networkId("loadBalancers/LB/probes/up")),
        }),
      ],
      found: [],
    },
    {
      what: "an outer balancer, whose address has the zones",
      stack: [balancer({ frontendIPConfigurations: [{ publicIPAddress: { id: "x" } }] })],
      found: [],
    },
    {
      what: "a rule with the probe of another balancer",
      stack: [balancer(rule(networkId("loadBalancers/other/probes/up")))],
      found: ["it loadBalancingRules.0.probe.id"],
    },
    {
      what: "a fleet of one",
      stack: [it("monitor:AutoscaleSetting", { profiles: [{ capacity: { minimum: "1", default: "2" } }] })],
      found: ["it profiles.0.capacity.minimum"],
    },
    {
      what: "a way out in one zone",
      stack: [it("network:NatGateway", { sku: { name: "Standard" } })],
      found: ["it sku.name"],
    },
    {
      what: "a plan over zones",
      stack: [it("web:AppServicePlan", { sku: { name: "P1v3" }, zoneRedundant: true })],
      found: [],
    },
    { what: "a plan in one", stack: [it("web:AppServicePlan", { sku: { name: "B1" } })], found: ["it zoneRedundant"] },
    {
      what: "pools of a cluster, one of them in one zone",
      stack: [
        it("containerservice:ManagedCluster", { agentPoolProfiles: [{ availabilityZones: zones }, { name: "other" }] }),
      ],
      found: ["it agentPoolProfiles.1.availabilityZones"],
    },
    {
      what: "a database that a template sends",
      stack: [
        it("resources:Deployment", {
          properties: { template: { resources: [{ type: "Microsoft.Sql/servers/databases", properties: {} }] } },
        }),
      ],
      found: ["it properties.template.resources.0.properties.zoneRedundant"],
    },
  ],
};
