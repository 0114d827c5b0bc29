import assert from "node:assert/strict";
import type { StackPlan } from "../../../plan/stack-plan";
import { recordsByKind } from "../../../providers/azure/monitoring/diagnostics";
import { all, one, planned } from "../../support/plan";

const regions = ["eastus2", "centralus"];
const types = {
  activity: "azure-native:monitor:ActivityLogAlert",
  setting: "azure-native:monitor:DiagnosticSetting",
  trail: "azure-native:monitor:SubscriptionDiagnosticSetting",
  flow: "azure-native:network:FlowLog",
  right: "azure-native:authorization:RoleAssignment",
  plans: "azure-native:resources:DeploymentAtSubscriptionScope",
  policy: "azure-native:authorization:PolicyAssignment",
} as const;

const azure = (args: Parameters<typeof planned>[0] = {}) => planned({ stack: "prod-azure", ...args });

describe("monitoring on azure: records of resources", () => {
  it("go from every resource to its region's workspace, and are kept in its region's log store", async () => {
    const plan = await azure();
    const settings = all(plan, types.setting);
    assert.ok(settings.length >= 14, `${settings.length} settings`);
    for (const { name, inputs, dependencies } of settings) {
      const region = regions.find((each) => name.endsWith(each));
      assert.ok(region !== undefined, `${name} names no region`);
      assert.match(String(inputs["workspaceId"]), new RegExp(`logs-${region}$`), name);
      const store = one(plan, "azure-native:storage:StorageAccount", `logs-${region}`);
      assert.ok(String(inputs["storageAccountId"]).endsWith(`/${String(store.inputs["accountName"])}`), name);
      assert.ok(dependencies.includes(one(plan, "azure-native:storage:BlobContainer", `logs-${region}`).urn), name);
      assert.notEqual(
        `${String(inputs["storageAccountId"])}/blobServices/default`,
        inputs["resourceUri"],
        `${name}: a store that records itself never stops`,
      );
    }
    assert.equal(new Set(settings.map(({ inputs }) => inputs["resourceUri"])).size, settings.length);
  });

  it("hand over what the kind has, and leave retention to the store", async () => {
    for (const { name, inputs } of all(await azure(), types.setting)) {
      const { logs, metrics } = inputs as Record<"logs" | "metrics", readonly Record<string, unknown>[]>;
      assert.ok(logs.length + metrics.length > 0, `${name} hands over nothing`);
      for (const each of [...logs, ...metrics]) {
        assert.deepEqual(Object.keys(each).sort(), ["category", "enabled"], name);
        assert.equal(each["enabled"], true, name);
      }
    }
  });

  it("cover the vault, the network and each security group of both sites", async () => {
    const settings = new Set(all(await azure(), types.setting).map(({ name }) => name));
    for (const region of regions) {
      const groups = ["app", "migrator", "balancer", "private-link", "endpoints"].map((name) => `${name}-group`);
      for (const thing of ["vault", "network", ...groups]) assert.ok(settings.has(`${thing}-${region}`), thing);
    }
  });

  it("are named as the service names them", () => {
    // Written out again: a category that a kind hasn't is refused, and stops an up.
    const known: Readonly<Record<string, string>> = {
      vault: "AuditEvent AzurePolicyEvaluationDetails + AllMetrics",
      network: "VMProtectionAlerts + AllMetrics",
      "security-group": "NetworkSecurityGroupEvent NetworkSecurityGroupRuleCounter +",
      "load-balancer": "LoadBalancerHealthEvent + AllMetrics",
      "front-door": "FrontDoorAccessLog FrontDoorHealthProbeLog FrontDoorWebApplicationFirewallLog + AllMetrics",
      blobs: "StorageRead StorageWrite StorageDelete + Transaction",
      "sql-database":
        "SQLInsights AutomaticTuning QueryStoreRuntimeStatistics QueryStoreWaitStatistics Errors DatabaseWaitStatistics Timeouts Blocks Deadlocks + Basic InstanceAndAppAdvanced WorkloadManagement",
      "sql-master": "SQLSecurityAuditEvents DevOpsOperationsAudit +",
      "redis-cluster": "+ AllMetrics",
      "redis-database": "ConnectionEvents +",
      "redis-classic": "ConnectedClientList MSEntraAuthenticationAuditLog + AllMetrics",
      autoscale: "AutoscaleEvaluations AutoscaleScaleActions + AllMetrics",
      "logic-app": "WorkflowRuntime + AllMetrics",
    };
    const shown = Object.fromEntries(
      Object.entries(recordsByKind).map(([kind, { logs, metrics }]) => [kind, [...logs, "+", ...metrics].join(" ")]),
    );
    assert.deepEqual(shown, known);
  });
});

describe("monitoring on azure: kinds of records", () => {
  it("are all used by some stack, and one setting hands over what its kind has", async () => {
    const plans = [await azure(), await azure({ set: { "azure.cacheProduct": "cache-for-redis" } })];
    const shown = ({ logs, metrics }: Record<"logs" | "metrics", readonly unknown[]>) =>
      JSON.stringify(
        [logs, metrics].map((list) => list.map((each) => (each as { category?: string }).category ?? each)),
      );
    const used = new Set(plans.flatMap((plan) => all(plan, types.setting)).map(({ inputs }) => shown(inputs as never)));
    for (const [kind, records] of Object.entries(recordsByKind)) assert.ok(used.has(shown(records)), kind);
    assert.equal(used.size, new Set(Object.values(recordsByKind).map(shown)).size);
  });
});

describe("monitoring on azure: records of calls and packets", () => {
  it("keeps the activity log under lock, and searchable", async () => {
    const plan = await azure();
    const { inputs, dependencies, options } = one(plan, types.trail, "trail");
    const audit = one(plan, "azure-native:storage:StorageAccount", "audit-eastus2");
    assert.ok(String(inputs["storageAccountId"]).endsWith(`/${String(audit.inputs["accountName"])}`));
    assert.match(String(inputs["workspaceId"]), /logs-eastus2$/);
    assert.ok(dependencies.includes(one(plan, "azure-native:storage:BlobContainer", "audit-eastus2").urn));
    const categories = (inputs["logs"] as { category: string }[]).map(({ category }) => category);
    for (const category of ["Administrative", "Security", "Policy"]) assert.ok(categories.includes(category), category);
    assert.equal(categories.length, 8);
    assert.equal(options.protect, true);
  });

  for (const region of regions) {
    it(`delivers the packets of ${region} to the log store there, by an identity that may write and nothing else`, async () => {
      const plan = await azure();
      const { inputs, dependencies } = one(plan, types.flow, `flow-${region}`);
      assert.equal(inputs["networkWatcherName"], `NetworkWatcher_${region}`);
      assert.equal(inputs["resourceGroupName"], "NetworkWatcherRG");
      assert.match(String(inputs["targetResourceId"]), new RegExp(`/virtualNetworks/.*network-${region}$`));
      const store = one(plan, "azure-native:storage:StorageAccount", `logs-${region}`);
      assert.ok(String(inputs["storageId"]).endsWith(`/${String(store.inputs["accountName"])}`));
      assert.deepEqual(inputs["format"], { type: "JSON", version: 2 });
      const right = one(plan, types.right, `flow-${region}`);
      assert.match(String(right.inputs["roleDefinitionId"]), /ba92f5b4-2d11-453d-a403-e96b0029c9fe$/);
      assert.equal(right.inputs["scope"], inputs["storageId"]);
      assert.ok(dependencies.includes(right.urn), "the right comes first");
      const { userAssignedIdentities } = inputs["identity"] as { userAssignedIdentities: readonly string[] };
      assert.match(String(userAssignedIdentities[0]), new RegExp(`flow-${region}$`));
      const { networkWatcherFlowAnalyticsConfiguration: analytics } = inputs["flowAnalyticsConfiguration"] as {
        networkWatcherFlowAnalyticsConfiguration: Record<string, unknown>;
      };
      assert.equal(analytics["enabled"], true);
      assert.match(String(analytics["workspaceResourceId"]), new RegExp(`logs-${region}$`));
      assert.match(String(analytics["workspaceId"]), /^[0-9a-f-]{36}$/);
    });
  }
});

describe("monitoring on azure: what a subscription has once", () => {
  it("is behind flags, and says who must where they are off", async () => {
    const [production, development] = [await azure(), await planned({ stack: "dev-azure" })];
    const once = (plan: StackPlan, type: string) =>
      all(plan, type).filter(({ inputs }) => !/\/resourceGroups\//.test(String(inputs["scope"])));
    for (const type of [types.trail, types.plans, types.policy]) {
      assert.ok(once(production, type).length > 0, type);
      assert.deepEqual(once(development, type), []);
    }
    assert.ok(all(production, types.activity).some(({ name }) => name === "threats"));
    assert.ok(all(development, types.activity).every(({ name }) => name !== "threats"));
    const promises = development.outputs["promises"] as Record<string, { caveats: readonly string[] }>;
    const said = promises["monitoring"]?.caveats ?? [];
    for (const guard of ["auditTrail", "threatDetection", "securityPosture", "configurationRecorder"]) {
      assert.ok(
        said.some((caveat) => caveat.includes(`accountGuards.${guard}`)),
        `${guard} in ${said.join("; ")}`,
      );
    }
  });

  it("switches plans on that are there already, one after the other, and never off", async () => {
    const plan = await azure();
    assert.deepEqual(all(plan, "azure-native:security:Pricing"), [], "what is there can't be made");
    const plans = all(plan, types.plans).map(({ inputs }) => {
      const { mode, template } = inputs["properties"] as {
        mode: string;
        template: {
          resources: readonly { name: string; dependsOn: readonly string[]; properties: { pricingTier: string } }[];
        };
      };
      assert.equal(mode, "Incremental");
      for (const [index, { name, dependsOn, properties }] of template.resources.entries()) {
        assert.equal(properties.pricingTier, "Standard", name);
        const before = template.resources[index - 1]?.name;
        assert.deepEqual(
          dependsOn,
          before === undefined ? [] : [`[subscriptionResourceId('Microsoft.Security/pricings', '${before}')]`],
        );
      }
      return template.resources.map(({ name }) => name);
    });
    assert.deepEqual(plans.flat().sort(), [
      "Arm",
      "CloudPosture",
      "KeyVaults",
      "SqlServers",
      "StorageAccounts",
      "VirtualMachines",
    ]);
  });

  it("judges the subscription against PCI DSS and changes nothing in it", async () => {
    const { inputs } = one(await azure(), types.policy, "pci-dss");
    assert.equal(inputs["enforcementMode"], "DoNotEnforce");
    assert.match(String(inputs["policyDefinitionId"]), /policySetDefinitions\/a06d5deb-24aa-4991-9d58-fa7563154e31$/);
    assert.deepEqual(inputs["identity"], { type: "SystemAssigned" });
    assert.ok(String(inputs["policyAssignmentName"]).length <= 64);
    assert.ok(inputs["location"] !== undefined, "an identity needs a place");
  });
});
