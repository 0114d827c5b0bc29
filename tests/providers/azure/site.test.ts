import assert from "node:assert/strict";
import { flows } from "../../../components/flows";
import type { RecordedResource } from "../../../plan/recorded";
import { all, inputsOf, one, planned } from "../../support/plan";

const regions = ["eastus2", "centralus"];
const subnets = ["app", "migrator", "balancer", "private-link", "endpoints"];
const types = {
  subnet: "azure-native:network:Subnet",
  network: "azure-native:network:VirtualNetwork",
  rules: "azure-native:network:NetworkSecurityGroup",
  gateway: "azure-native:network:NatGateway",
  address: "azure-native:network:PublicIPAddress",
  zone: "azure-native:privatedns:PrivateZone",
  link: "azure-native:privatedns:VirtualNetworkLink",
  workspace: "azure-native:operationalinsights:Workspace",
  actionGroup: "azure-native:monitor:ActionGroup",
} as const;

interface SecurityRule {
  readonly name: string;
  readonly description: string;
  readonly direction: string;
  readonly access: string;
  readonly protocol: string;
  readonly priority: number;
  readonly sourceAddressPrefix: string;
  readonly destinationAddressPrefix: string;
  readonly destinationPortRange: string;
}

function rulesOf(resource: Pick<RecordedResource, "inputs">): readonly SecurityRule[] {
  return resource.inputs["securityRules"] as readonly SecurityRule[];
}

const azure = (args: Parameters<typeof planned>[0] = {}) => planned({ stack: "prod-azure", ...args });

describe("site on azure: network", () => {
  for (const [region, slot] of [
    ["eastus2", 40],
    ["centralus", 41],
  ] as const) {
    it(`gives ${region} the addresses of its own number, whatever the order of the regions`, async () => {
      for (const plan of [await azure(), await azure({ set: { regions: ["centralus", "eastus2"] } })]) {
        const net = inputsOf(plan, types.network, `network-${region}`);
        assert.deepEqual(net["addressSpace"], { addressPrefixes: [`10.${slot}.0.0/16`] });
        assert.equal(net["subnets"], undefined, "subnets in two places undo each other");
        const prefix = (name: string) => inputsOf(plan, types.subnet, `${name}-${region}`)["addressPrefix"];
        assert.deepEqual(subnets.map(prefix), [
          `10.${slot}.0.0/20`,
          `10.${slot}.193.0/24`,
          `10.${slot}.128.0/24`,
          `10.${slot}.129.0/24`,
          `10.${slot}.192.0/24`,
        ]);
      }
    });
  }

  it("lets no subnet out by an address that the platform lends, and each has rules", async () => {
    const plan = await azure();
    assert.equal(all(plan, types.subnet).length, 10);
    for (const { name, inputs } of all(plan, types.subnet)) {
      assert.equal(inputs["defaultOutboundAccess"], false, name);
      assert.match((inputs["networkSecurityGroup"] as { id: string }).id, new RegExp(`-${name}$`), name);
    }
  });

  it("lets only what must out: the instances and the migrator, by an address in all zones", async () => {
    const plan = await azure();
    const out = all(plan, types.subnet).filter(({ inputs }) => inputs["natGateway"] !== undefined);
    assert.deepEqual(
      out.map(({ name }) => name).sort(),
      regions.flatMap((region) => [`app-${region}`, `migrator-${region}`]).sort(),
    );
    for (const region of regions) {
      for (const type of [types.gateway, types.address]) {
        const inputs = inputsOf(plan, type, `out-${region}`);
        assert.equal((inputs["sku"] as { name: string }).name, "StandardV2", "the older kind stands in one zone");
        assert.deepEqual(inputs["zones"], ["1", "2", "3"]);
      }
    }
  });

  it("makes subnets one after the other, which the service asks for", async () => {
    const plan = await azure();
    for (const region of regions) {
      for (const [index, name] of subnets.entries()) {
        const before = subnets[index - 1];
        if (before === undefined) continue;
        const { dependencies } = one(plan, types.subnet, `${name}-${region}`);
        assert.ok(dependencies.includes(one(plan, types.subnet, `${before}-${region}`).urn), `${name}-${region}`);
      }
    }
  });

  it("lets private links be made in one subnet, and rules hold for private endpoints in another", async () => {
    const plan = await azure();
    const of = (name: string) => inputsOf(plan, types.subnet, `${name}-eastus2`);
    assert.equal(of("private-link")["privateLinkServiceNetworkPolicies"], "Disabled");
    assert.equal(of("endpoints")["privateEndpointNetworkPolicies"], "NetworkSecurityGroupEnabled");
    const [delegation] = of("migrator")["delegations"] as readonly { serviceName: string }[];
    assert.equal(delegation?.serviceName, "Microsoft.ContainerInstance/containerGroups");
    assert.equal(of("app")["delegations"], undefined);
  });

  it("pays nothing by the hour in a region that holds data only", async () => {
    const plan = await azure({ set: { recovery: "cold" } });
    const there = (type: string) => all(plan, type).filter(({ name }) => name.endsWith("centralus"));
    assert.deepEqual(there(types.gateway), []);
    assert.deepEqual(there(types.address), []);
    assert.equal(there(types.subnet).length, 5);
    assert.ok(
      there(types.subnet).every(({ inputs }) => inputs["natGateway"] === undefined),
      "a subnet of the reserve leads out",
    );
  });
});

describe("site on azure: security groups", () => {
  const packets = flows.filter(({ by }) => by !== "service");
  // What answers to service tags, beside private endpoints.
  const tagged = ["azureactivedirectory", "azuremonitor"];

  it("have a rule for each end of each flow and no other", async () => {
    const plan = await azure();
    const stands: Readonly<Record<string, string>> = {
      "load-balancer": "private-link",
      app: "app",
      migrator: "migrator",
    };
    const where = (party: string) => stands[party] ?? (party === "internet" ? undefined : "endpoints");
    for (const region of regions) {
      for (const subnet of subnets) {
        const made = rulesOf(one(plan, types.rules, `${subnet}-${region}`)).map(({ name }) => name);
        const expected = [
          ...(subnet === "app" ? ["probes-in"] : []),
          ...packets.flatMap(({ id, from, to }) => [
            ...(where(to) === subnet && where(from) !== undefined ? [`${id}-in`] : []),
            ...(where(from) === subnet ? [`${id}-out`] : []),
            ...(where(from) === subnet && to === "endpoints" ? tagged.map((tag) => `${id}-${tag}-out`) : []),
          ]),
          "deny-in",
          "deny-out",
        ];
        assert.deepEqual([...made].sort(), expected.sort(), `${subnet}-${region}`);
      }
    }
  });

  it("end with a denial of everything in both directions, after every rule", async () => {
    for (const resource of all(await azure(), types.rules)) {
      for (const direction of ["Inbound", "Outbound"]) {
        const rules = rulesOf(resource).filter((rule) => rule.direction === direction);
        const last = [...rules].sort((one, other) => one.priority - other.priority).at(-1);
        assert.ok(last !== undefined, resource.name);
        const { access, protocol, sourceAddressPrefix, destinationAddressPrefix, destinationPortRange } = last;
        assert.deepEqual(
          [access, protocol, sourceAddressPrefix, destinationAddressPrefix, destinationPortRange],
          ["Deny", "*", "*", "*", "*"],
          resource.name,
        );
        assert.equal(last.priority, 4096, resource.name);
      }
    }
  });

  it("let nobody in from outside the network but the platform's probes", async () => {
    for (const { name, inputs } of all(await azure(), types.rules)) {
      for (const rule of rulesOf({ inputs })) {
        if (rule.direction !== "Inbound" || rule.access !== "Allow") continue;
        assert.match(rule.sourceAddressPrefix, /^(10\.4[01]\.\d+\.0\/\d+|AzureLoadBalancer)$/, `${name}: ${rule.name}`);
      }
    }
  });

  it("are rules that the service takes: names, words and numbers", async () => {
    for (const resource of all(await azure(), types.rules)) {
      const rules = rulesOf(resource);
      assert.equal(new Set(rules.map(({ name }) => name)).size, rules.length, resource.name);
      assert.equal(
        new Set(rules.map(({ direction, priority }) => `${direction} ${priority}`)).size,
        rules.length,
        `${resource.name}: each number once for each direction`,
      );
      for (const { name, description, priority } of rules) {
        assert.match(name, /^[A-Za-z0-9][\w.-]{0,78}\w$/, resource.name);
        assert.ok(description.length > 0 && description.length <= 140, `${resource.name}: ${name}`);
        assert.ok(priority >= 100 && priority <= 4096, `${resource.name}: ${name}`);
      }
    }
  });

  it("follow the cache's product", async () => {
    const port = async (product: string) =>
      rulesOf(one(await azure({ set: { "azure.cacheProduct": product } }), types.rules, "app-eastus2")).find(
        ({ name }) => name === "app-cache-out",
      )?.destinationPortRange;
    assert.deepEqual([await port("managed-redis"), await port("cache-for-redis")], ["10000", "6380"]);
  });
});

describe("site on azure: private names", () => {
  const names = [
    "privatelink.blob.core.windows.net",
    "privatelink.database.windows.net",
    "privatelink.redis.azure.net",
    "privatelink.redis.cache.windows.net",
    "privatelink.vaultcore.azure.net",
  ];

  it("are each site's own: the same zones in a group of its own, seen from its own network only", async () => {
    const plan = await azure();
    for (const region of regions) {
      const zones = all(plan, types.zone).filter(({ name }) => name.endsWith(region));
      assert.deepEqual(zones.map(({ inputs }) => String(inputs["privateZoneName"])).sort(), names);
      assert.equal(new Set(zones.map(({ inputs }) => inputs["resourceGroupName"])).size, 1);
      for (const { inputs } of zones) {
        assert.equal(inputs["location"], "Global");
        assert.match(String(inputs["resourceGroupName"]), new RegExp(`-dns-${region}$`));
      }
      const links = all(plan, types.link).filter(({ name }) => name.endsWith(region));
      assert.equal(links.length, names.length);
      for (const { inputs, name } of links) {
        assert.match((inputs["virtualNetwork"] as { id: string }).id, new RegExp(`network-${region}$`), name);
        assert.equal(inputs["registrationEnabled"], false, name);
      }
    }
  });
});

describe("site on azure: records and alarms", () => {
  it("keeps logs for as long as is asked, and never drops any", async () => {
    const days = async (set: Record<string, unknown>) =>
      inputsOf(await azure({ set }), types.workspace, "logs-eastus2")["retentionInDays"];
    assert.equal(await days({}), 90);
    assert.equal(await days({ "retention.logDays": 730, "retention.auditDays": 1_000 }), 730);
    const { workspaceCapping, features } = inputsOf(await azure(), types.workspace, "logs-eastus2") as {
      workspaceCapping: { dailyQuotaGb: number };
      features: { disableLocalAuth: boolean };
    };
    assert.equal(workspaceCapping.dailyQuotaGb, -1);
    assert.equal(features.disableLocalAuth, true);
  });

  it("collects from instances what Linux counts, under the names that its agent knows", async () => {
    const rule = inputsOf(await azure(), "azure-native:monitor:DataCollectionRule", "instances-eastus2");
    const { performanceCounters } = rule["dataSources"] as {
      performanceCounters: readonly { counterSpecifiers: readonly string[] }[];
    };
    const counters = performanceCounters.flatMap(({ counterSpecifiers }) => counterSpecifiers);
    assert.ok(counters.length > 0, "nothing is counted");
    for (const counter of counters) assert.match(counter, /^[A-Z][A-Za-z ]+\(\*\)\\%? ?[A-Z][A-Za-z ]+$/);
    assert.equal(rule["kind"], "Linux");
  });

  it("reaches each address by a group that a lost region doesn't take along", async () => {
    const plan = await azure();
    for (const region of regions) {
      const inputs = inputsOf(plan, types.actionGroup, `alarms-${region}`);
      const { emailReceivers, groupShortName } = inputs as {
        emailReceivers: readonly { emailAddress: string }[];
        groupShortName: string;
      };
      assert.deepEqual(
        emailReceivers.map(({ emailAddress }) => emailAddress),
        plan.settings.alerts.email,
      );
      assert.equal(inputs["location"], "Global");
      assert.equal(inputs["enabled"], true);
      assert.ok(groupShortName.length <= 12, groupShortName);
    }
  });

  it("tells the site's people when keys don't answer and when nobody gets out", async () => {
    const plan = await azure();
    for (const region of regions) {
      for (const name of ["vault-availability", "out-availability", "out-failed"]) {
        const { actions } = inputsOf(plan, "azure-native:monitor:MetricAlert", `${name}-${region}`) as {
          actions: readonly { actionGroupId: string }[];
        };
        assert.equal(actions.length, 1, name);
        assert.match(String(actions[0]?.actionGroupId), new RegExp(`alarms-${region}$`), name);
      }
    }
    const cold = await azure({ set: { recovery: "cold" } });
    const reserve = all(cold, "azure-native:monitor:MetricAlert").filter(({ name }) => /^out-.*centralus$/.test(name));
    assert.deepEqual(reserve, []);
  });
});
