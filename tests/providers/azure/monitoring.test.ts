import assert from "node:assert/strict";
import type { RecordedResource } from "../../../plan/recorded";
import type { StackPlan } from "../../../plan/stack-plan";
import { all, inputsOf, planned } from "../../support/plan";

const regions = ["eastus2", "centralus"];
const types = {
  metric: "azure-native:monitor:MetricAlert",
  query: "azure-native:monitor:ScheduledQueryRule",
  activity: "azure-native:monitor:ActivityLogAlert",
  test: "azure-native:applicationinsights:WebTest",
  page: "azure-native:applicationinsights:Workbook",
} as const;

const azure = (args: Parameters<typeof planned>[0] = {}) => planned({ stack: "prod-azure", ...args });

/** Ids of the action groups that an alert tells, whatever its kind. */
function told({ type, inputs }: RecordedResource): readonly string[] {
  const actions = inputs["actions"] as never;
  if (type === types.metric) return (actions as { actionGroupId: string }[]).map((each) => each.actionGroupId);
  if (type === types.query) return (actions as { actionGroups: string[] }).actionGroups;
  return (actions as { actionGroups: { actionGroupId: string }[] }).actionGroups.map((each) => each.actionGroupId);
}

function alertsOf(plan: StackPlan): readonly RecordedResource[] {
  return [...all(plan, types.metric), ...all(plan, types.query), ...all(plan, types.activity)];
}

function conditionsOf(plan: StackPlan, name: string) {
  const { condition } = inputsOf(plan, types.activity, name) as {
    condition: { allOf: readonly { field?: string; equals?: string; containsAny?: string[]; anyOf?: object[] }[] };
  };
  return condition.allOf;
}

/** Types of the resources that an alarm on administrative calls is about. */
function controlsOf(plan: StackPlan, name: string): readonly string[] {
  return conditionsOf(plan, name).find(({ field }) => field === "resourceType")?.containsAny ?? [];
}

describe("monitoring on azure: alarms", () => {
  it("reach people, by one group that has addresses and is on", async () => {
    for (const args of [{}, { set: { recovery: "cold" } }, { set: { active: "centralus" } }]) {
      const plan = await azure(args);
      const groups = all(plan, "azure-native:monitor:ActionGroup").filter(
        ({ inputs }) => (inputs["emailReceivers"] as readonly unknown[]).length > 0 && inputs["enabled"] === true,
      );
      const names = groups.map(({ inputs }) => `/${String(inputs["actionGroupName"])}`);
      assert.ok(names.length >= 2, "no group tells anybody");
      for (const alert of alertsOf(plan)) {
        assert.equal(told(alert).length, 1, `${alert.urn} tells ${told(alert).length} groups`);
        assert.ok(
          names.some((name) => String(told(alert)[0]).endsWith(name)),
          `${alert.urn} tells ${String(told(alert)[0])}`,
        );
        assert.equal(alert.inputs["enabled"], true, alert.urn);
        const { description } = alert.inputs;
        assert.match(String(description), /^\[(page|ticket)\] .{20,}/, alert.urn);
      }
    }
  });

  it("tell the people of their own site", async () => {
    for (const alert of alertsOf(await azure())) {
      const region = regions.find((each) => alert.name.endsWith(each));
      if (region === undefined) continue;
      assert.ok(String(told(alert)[0]).endsWith(`alarms-${region}`), `${alert.urn} tells ${String(told(alert)[0])}`);
    }
  });

  it("are raised by every tier at every serving site", async () => {
    const plan = await azure();
    for (const tier of ["Site", "Storage", "LoadBalancer", "Database", "Cache", "AppTier", "Monitoring"]) {
      for (const region of regions) {
        const own = alertsOf(plan).filter(
          ({ urn, name }) => urn.includes(`commerce:index:${tier}$`) && name.endsWith(region),
        );
        assert.ok(own.length > 0, `${tier} in ${region}`);
      }
    }
  });

  it("ask for no window that the service refuses", async () => {
    const metricWindows = ["PT1M", "PT5M", "PT15M", "PT30M", "PT1H", "PT6H", "PT12H", "P1D"];
    const minutes = [1, 5, 10, 15, 30, 45].map((each) => `PT${each}M`);
    const queryWindows = [...minutes, ...[1, 2, 3, 4, 5, 6].map((each) => `PT${each}H`), "P1D", "P2D"];
    const plan = await azure();
    for (const { name, inputs } of all(plan, types.metric)) {
      assert.ok(metricWindows.includes(String(inputs["windowSize"])), name);
      assert.ok(["PT1M", "PT5M", "PT15M", "PT30M", "PT1H"].includes(String(inputs["evaluationFrequency"])), name);
    }
    for (const { name, inputs } of all(plan, types.query)) {
      assert.ok(queryWindows.includes(String(inputs["windowSize"])), name);
      assert.ok(queryWindows.includes(String(inputs["evaluationFrequency"])), name);
      assert.notEqual(inputs["windowSize"], "P2D");
      assert.equal(inputs["skipQueryValidation"], true, `${name}: its table comes with the first row`);
    }
  });
});

describe("monitoring on azure: burn rate", () => {
  const query = async (name: string, args: Parameters<typeof planned>[0] = {}) => {
    const { criteria } = inputsOf(await azure(args), types.query, name) as {
      criteria: { allOf: readonly { query: string }[] };
    };
    return criteria.allOf[0]?.query ?? "";
  };

  it("compares two windows with the objective, at three paces, where the edge's log lies", async () => {
    const plan = await azure();
    // 14.4, 6 and 3 times the 0.01 % that 99.99 % allows.
    for (const [pace, share, long, short] of [
      ["fast", 0.144, "PT1H", "5m"],
      ["steady", 0.06, "PT6H", "30m"],
      ["slow", 0.03, "P1D", "2h"],
    ] as const) {
      const name = `slo-${pace}-eastus2`;
      const text = await query(name);
      assert.ok(text.includes(`whole > ${share} and part > ${share}`), text);
      assert.ok(text.includes(`newest - ${short}`), text);
      assert.equal(inputsOf(plan, types.query, name)["windowSize"], long);
      const [scope] = inputsOf(plan, types.query, name)["scopes"] as readonly string[];
      assert.match(String(scope), /\/workspaces\/.*logs-eastus2$/);
    }
  });

  it("asks of columns nothing before there is a row, and leaves out words that rules can't hold", async () => {
    for (const { name, inputs } of all(await azure(), types.query)) {
      const { allOf } = inputs["criteria"] as { allOf: readonly { query: string }[] };
      for (const { query: text } of allOf) {
        assert.doesNotMatch(text, /\b(bag_unpack|pivot|narrow|AggregatedValue)\b/, name);
        for (const [column] of text.matchAll(/\b\w+_(s|d|b)\b/g)) {
          assert.ok(text.includes(`column_ifexists("${column}"`), `${name}: ${column}`);
        }
      }
    }
  });

  it("follows the objective", async () => {
    const text = await query("slo-fast-eastus2", { stack: "dev-azure" });
    assert.ok(text.includes("whole > 14.4 and part > 14.4"), text);
  });
});

describe("monitoring on azure: failing controls", () => {
  for (const region of regions) {
    it(`are told from ${region} by name`, async () => {
      const plan = await azure();
      const { scopes, location } = inputsOf(plan, types.activity, `controls-${region}`) as {
        scopes: readonly string[];
        location: string;
      };
      assert.equal(location, "Global");
      assert.deepEqual(
        scopes.map((scope) => scope.split("/").at(-1)),
        [`commerce-prod-azure-${region}`, `commerce-prod-azure-dns-${region}`],
      );
      const controls = controlsOf(plan, `controls-${region}`);
      for (const control of [
        "Microsoft.Network/networkSecurityGroups",
        "Microsoft.KeyVault/vaults",
        "Microsoft.Sql/servers/extendedAuditingSettings",
        "Microsoft.Sql/servers/firewallRules",
        "Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies",
      ]) {
        assert.ok(controls.includes(control), control);
      }
      const { criteria } = inputsOf(plan, types.query, `keys-${region}`) as {
        criteria: { allOf: readonly { query: string }[] };
      };
      assert.match(String(criteria.allOf[0]?.query), /"KeyDelete"/);
    });
  }

  it("of the edge and the subscription are told from where they are: everywhere", async () => {
    for (const stack of ["prod-azure", "dev-azure"]) {
      const plan = await planned({ stack });
      const { scopes } = inputsOf(plan, types.activity, "controls-edge") as { scopes: readonly string[] };
      assert.deepEqual(scopes, [`/subscriptions/${plan.settings.account}`]);
      const controls = controlsOf(plan, "controls-edge");
      for (const control of [
        "Microsoft.Insights/diagnosticSettings",
        "Microsoft.Network/networkWatchers/flowLogs",
        "Microsoft.Network/frontDoorWebApplicationFirewallPolicies",
        "Microsoft.Cdn/profiles/securityPolicies",
        "Microsoft.Authorization/roleAssignments",
        "Microsoft.Authorization/locks",
        "Microsoft.Insights/actionGroups",
      ]) {
        assert.ok(controls.includes(control), control);
      }
    }
  });

  it("are told once each: no two alarms of one place are about the same", async () => {
    const plan = await azure();
    const [site, edge] = [controlsOf(plan, "controls-eastus2"), controlsOf(plan, "controls-edge")];
    for (const control of [...site, ...edge]) {
      assert.match(control, /^Microsoft\.[A-Za-z]+(\/[A-Za-z]+)+$/);
      assert.doesNotMatch(control, /\/(write|delete|action)$/, "a type, not an operation");
    }
    assert.equal(new Set([...site, ...edge]).size, site.length + edge.length);
    for (const name of ["controls-eastus2", "controls-edge"]) {
      assert.deepEqual(conditionsOf(plan, name).at(0), { field: "category", equals: "Administrative" });
      assert.deepEqual(conditionsOf(plan, name).at(-1), { field: "status", containsAny: ["succeeded"] });
    }
  });

  it("ask for no list of operations, which the service refuses, and for more than a category", async () => {
    // UnsupportedCondition, "The operation name provided is null or empty": Azure/bicep #6979.
    for (const args of [{}, { set: { recovery: "cold" } }]) {
      const plan = await azure(args);
      for (const { name } of all(plan, types.activity)) {
        const conditions = conditionsOf(plan, name);
        for (const leaf of conditions.flatMap((each) => [each, ...((each.anyOf ?? []) as (typeof each)[])])) {
          if (leaf.field === "operationName") assert.equal(typeof leaf.equals, "string", name);
        }
        const [category] = conditions;
        if (category?.equals === "Administrative") assert.ok(conditions.length > 1, name);
      }
    }
  });

  it("include those of the cloud itself", async () => {
    assert.deepEqual(conditionsOf(await azure(), "service-health").at(0), {
      field: "category",
      equals: "ServiceHealth",
    });
  });
});

describe("monitoring on azure: tests from outside", () => {
  it("ask for the shop and for the site's own name from each serving site", async () => {
    const plan = await azure();
    const asked = all(plan, types.test).map(({ name, inputs }) => [
      name,
      (inputs["request"] as { requestUrl: string }).requestUrl,
    ]);
    assert.deepEqual(Object.fromEntries(asked), {
      "shop-eastus2": "https://shop.example.com/healthz/deep",
      "shop-centralus": "https://shop.example.com/healthz/deep",
      "site-eastus2": "https://eastus2.shop.example.com/healthz",
      "site-centralus": "https://centralus.shop.example.com/healthz",
    });
    const cold = await azure({ set: { recovery: "cold" } });
    assert.deepEqual(
      all(cold, types.test).map(({ name }) => name),
      ["shop-eastus2", "site-eastus2"],
    );
  });

  it("are of the kind that is left, from five places at least, and belong to their component", async () => {
    for (const { name, inputs } of all(await azure(), types.test)) {
      assert.deepEqual([inputs["kind"], inputs["webTestKind"]], ["standard", "standard"], name);
      assert.equal(inputs["syntheticMonitorId"], inputs["webTestName"], name);
      const locations = (inputs["locations"] as { location: string }[]).map(({ location }) => location);
      assert.ok(new Set(locations).size >= 5 && locations.length <= 16, name);
      for (const location of locations) assert.match(location, /^us-[a-z]{2}-[a-z0-9]{3}-(azr|edge)$/, name);
      const tags = inputs["tags"] as Record<string, string>;
      const links = Object.keys(tags).filter((tag) => tag.startsWith("hidden-link:"));
      assert.equal(links.length, 1, name);
      assert.match(String(links[0]), /^hidden-link:\/subscriptions\/.*\/components\//, name);
    }
    const european = await planned({ stack: "dev-azure", set: { regions: ["northeurope"], active: "northeurope" } });
    for (const { inputs } of all(european, types.test)) {
      for (const { location } of inputs["locations"] as { location: string }[]) assert.match(location, /^emea-/);
    }
  });

  it("wake people when two places get no good answer", async () => {
    const plan = await azure();
    for (const { name } of all(plan, types.test)) {
      const { criteria, scopes, severity } = inputsOf(plan, types.metric, name) as {
        criteria: Record<string, unknown>;
        scopes: readonly string[];
        severity: number;
      };
      assert.equal(criteria["odataType"], "Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria", name);
      assert.equal(criteria["failedLocationCount"], 2, name);
      assert.deepEqual(scopes, [criteria["webTestId"], criteria["componentId"]], name);
      assert.equal(severity, 1, name);
    }
  });
});

describe("monitoring on azure: dashboard", () => {
  const page = async (args: Parameters<typeof planned>[0] = {}) => {
    const plan = await azure(args);
    const inputs = inputsOf(plan, types.page, "shop");
    const data = JSON.parse(String(inputs["serializedData"])) as {
      version: string;
      items: readonly { type: number; name: string; content: Record<string, unknown> }[];
    };
    return { plan, inputs, data };
  };

  it("is named by a GUID that stays, and its address is an output", async () => {
    const { plan, inputs } = await page();
    assert.match(
      String(inputs["resourceName"]),
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    const again = await page({ set: { active: "centralus" } });
    assert.equal(again.inputs["resourceName"], inputs["resourceName"]);
    const [address] = plan.outputs["dashboards"] as readonly string[];
    assert.equal(
      address,
      `https://portal.azure.com/#resource/subscriptions/${plan.settings.account}/resourceGroups/commerce-prod-azure-eastus2/providers/Microsoft.Insights/workbooks/${String(inputs["resourceName"])}/workbook`,
    );
  });

  it("shows the edge and every tier of both sites, each from its own resource", async () => {
    const { data } = await page();
    const figures = data.items.filter(({ type }) => type === 10);
    const kinds = new Set(figures.map(({ content }) => String(content["resourceType"])));
    for (const kind of [
      "profiles",
      "loadbalancers",
      "virtualmachinescalesets",
      "databases",
      "redisenterprise",
      "vaults",
    ]) {
      assert.ok(
        [...kinds].some((each) => each.endsWith(kind)),
        kind,
      );
    }
    for (const region of regions) {
      const own = figures.filter(({ content }) => String(content["title"]).startsWith(region));
      assert.equal(own.length, 5, region);
      for (const { content } of own) {
        const [id] = content["resourceIds"] as readonly string[];
        assert.match(String(id), new RegExp(`/resourceGroups/commerce-prod-azure-${region}/`, "i"));
      }
    }
    for (const { content } of figures) {
      for (const { namespace, metric } of content["metrics"] as { namespace: string; metric: string }[]) {
        assert.ok(metric.startsWith(`${namespace}--`), metric);
      }
    }
    assert.equal(new Set(data.items.map(({ name }) => name)).size, data.items.length);
  });

  it("reads the logs of both sites, of the edge, and the record of calls where it is kept", async () => {
    const titles = async (args: Parameters<typeof planned>[0]) =>
      (await page(args)).data.items.filter(({ type }) => type === 3).map(({ content }) => String(content["title"]));
    assert.deepEqual(await titles({}), [
      "eastus2: warnings and errors of the instances",
      "centralus: warnings and errors of the instances",
      "eastus2: what the firewall at the edge refused",
      "eastus2: administrative calls of the subscription",
    ]);
    assert.equal((await titles({ stack: "dev-azure" })).length, 2);
  });
});

describe("monitoring on azure: names", () => {
  it("are the same whichever region writes, in whichever order regions stand, and with outputs unknown", async () => {
    const urns = async (args: Parameters<typeof planned>[0]) =>
      (await azure(args)).resources
        .map(({ urn }) => urn)
        .filter((urn) => /commerce:index:(Monitoring|Site)\$/.test(urn))
        .sort();
    const usual = await urns({});
    for (const args of [
      { set: { active: "centralus" } },
      { set: { regions: ["centralus", "eastus2"] } },
      { outputs: "unknown" } as const,
    ]) {
      assert.deepEqual(await urns(args), usual, JSON.stringify(args));
    }
  });
});
