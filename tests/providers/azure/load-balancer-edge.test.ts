import assert from "node:assert/strict";
import type { RecordedResource } from "../../../plan/recorded";
import type { StackPlan } from "../../../plan/stack-plan";
import { startsWith } from "../../../providers/azure/load-balancer/firewall-rules";
import { all, inputsOf, one, planned, first, named } from "../../support/plan";

const type = {
  alert: "azure-native:monitor:MetricAlert",
  association: "azure-native:cdn:SecurityPolicy",
  domain: "azure-native:cdn:AFDCustomDomain",
  endpoint: "azure-native:cdn:AFDEndpoint",
  firewall: "azure-native:frontdoor:Policy",
  profile: "azure-native:cdn:Profile",
  record: "azure-native:dns:RecordSet",
};
const prod = { stack: "prod-azure" };
const dev = { stack: "dev-azure" };
const regions = ["eastus2", "centralus"];

const subscription = "/subscriptions/11111111-2222-4333-8444-555555555555";

type Inputs = RecordedResource["inputs"];

describe("load balancer on azure: the firewall", () => {
  it("blocks, with the maker's rules and those about bots", async () => {
    for (const stack of [prod, dev]) {
      const { policySettings, managedRules, sku } = inputsOf(await planned(stack), type.firewall, "edge");
      const settings = policySettings as Inputs;
      assert.deepEqual(
        [settings["mode"], settings["enabledState"], settings["requestBodyCheck"]],
        ["Prevention", "Enabled", "Enabled"],
      );
      const { managedRuleSets } = managedRules as { managedRuleSets: readonly Inputs[] };
      const sets = new Map(managedRuleSets.map((each) => [each["ruleSetType"], each]));
      const drs = sets.get("Microsoft_DefaultRuleSet");
      assert.equal(drs?.["ruleSetAction"], "Block", "2.x is refused without");
      assert.ok(Number(drs["ruleSetVersion"]) >= 2.1, "1.x is refused for new policies");
      assert.ok(sets.has("Microsoft_BotManagerRuleSet"), "there are rules about bots");
      assert.deepEqual(sku, { name: "Premium_AzureFrontDoor" });
      assert.ok(
        managedRuleSets.every((each) => each["ruleGroupOverrides"] === undefined && each["exclusions"] === undefined),
        "no rule is weakened",
      );
    }
  });

  it("stands before every name and before the endpoint's own", async () => {
    for (const stack of [prod, dev]) {
      const plan = await planned(stack);
      const { parameters } = inputsOf(plan, type.association, "firewall");
      const { associations } = parameters as {
        associations: readonly { domains: readonly { id: string }[]; patternsToMatch: readonly string[] }[];
      };
      const covered = associations.flatMap(({ domains }) => domains.map(({ id }) => id.slice(id.lastIndexOf("/") + 1)));
      const names = [
        inputsOf(plan, type.endpoint, "shop")["endpointName"],
        ...all(plan, type.domain).map(({ inputs }) => inputs["customDomainName"]),
      ];
      assert.deepEqual([...covered].sort(), [...names].sort());
      assert.deepEqual(
        associations.map(({ patternsToMatch }) => patternsToMatch),
        [["/*"]],
      );
    }
  });

  it("is there before any record leads to the edge", async () => {
    const plan = await planned(prod);
    const leading = all(plan, type.record).filter(({ inputs }) => inputs["recordType"] !== "TXT");
    assert.deepEqual(named(leading), ["shop", "site-centralus", "site-eastus2", "static"]);
    for (const { name, dependencies } of leading)
      assert.ok(
        dependencies.some((urn) => urn.endsWith("SecurityPolicy::firewall")),
        `${name} must wait for the firewall`,
      );
  });

  it("limits what one address may ask and try, in five minutes", async () => {
    const { customRules } = inputsOf(await planned(prod), type.firewall, "edge");
    const { rules } = customRules as { rules: readonly Inputs[] };
    const [attempts, requests] = rules;
    for (const rule of rules) {
      assert.match(String(rule["name"]), /^[A-Za-z][A-Za-z0-9]*$/);
      assert.equal(rule["ruleType"], "RateLimitRule");
      assert.equal(rule["rateLimitDurationInMinutes"], 5);
      assert.equal(rule["action"], "Block");
      assert.deepEqual(rule["groupBy"], [{ variableName: "SocketAddr" }]);
    }
    // 50 shoppers, 2 attempts each; 50 shoppers, 8 requests a page, a page each 10 seconds.
    assert.equal(attempts?.["rateLimitThreshold"], 100);
    assert.equal(requests?.["rateLimitThreshold"], 12_000);
    assert.notEqual(attempts["priority"], requests["priority"]);
    assert.match(JSON.stringify(attempts["matchConditions"]), /"POST".*"RequestMethod".*"RequestUri".*"RegEx"/);
  });

  it("knows a guarded path in a whole address, and nothing else", () => {
    const guarded = new RegExp(startsWith(["/login", "/checkout"]));
    for (const address of [
      "https://shop.example.com:443/login",
      "https://shop.example.com/checkout/pay?step=2",
      "https://shop.example.com//login?next=/",
      "https://shop.example.com/./login/",
      "/login",
    ])
      assert.match(address, guarded);
    for (const address of [
      "https://shop.example.com/logins",
      "https://shop.example.com/blog/login-help",
      "https://shop.example.com/?next=/login",
      "https://login/",
    ])
      assert.doesNotMatch(address, guarded);
    assert.doesNotMatch(guarded.source, /\((?!\?:)/, "groups that capture are refused");
  });

  it("writes no password, card or session into a log", async () => {
    const plan = await planned(prod);
    const { policySettings } = inputsOf(plan, type.firewall, "edge");
    const { state, scrubbingRules } = policySettings as { state: string; scrubbingRules: readonly Inputs[] };
    assert.equal(state, "Enabled");
    const scrubbed = scrubbingRules.map(({ matchVariable }) => matchVariable);
    for (const variable of ["RequestBodyPostArgNames", "RequestBodyJsonArgNames", "RequestCookieNames"])
      assert.ok(scrubbed.includes(variable), `${variable} would be written`);
    const logs = JSON.stringify(inputsOf(plan, type.profile, "edge")["logScrubbing"]);
    assert.match(logs, /"QueryStringArgNames"/);
    assert.doesNotMatch(logs + JSON.stringify(scrubbingRules), /RequestIPAddress/, "who asked stays on record");
  });
});

describe("load balancer on azure: names", () => {
  it("have managed certificates and TLS 1.2 at least", async () => {
    for (const { inputs } of all(await planned(prod), type.domain))
      assert.deepEqual(inputs["tlsSettings"], {
        certificateType: "ManagedCertificate",
        minimumTlsVersion: "TLS12",
        cipherSuiteSetType: "TLS12_2023",
      });
  });

  it("are proven in the zone, by a record that a later token doesn't touch", async () => {
    const plan = await planned(prod);
    const proofs = all(plan, type.record).filter(({ inputs }) => inputs["recordType"] === "TXT");
    assert.deepEqual(proofs.map(({ inputs }) => inputs["relativeRecordSetName"]).sort(), [
      "_dnsauth.centralus.shop",
      "_dnsauth.eastus2.shop",
      "_dnsauth.shop",
      "_dnsauth.static.shop",
    ]);
    for (const { inputs, options } of proofs) {
      const [token] = first(inputs, "txtRecords")["value"] as readonly string[];
      assert.match(token ?? "", /^_[0-9a-f]{32}$/, "the token of the domain");
      assert.deepEqual(options.ignoreChanges, ["txtRecords"]);
      assert.deepEqual([inputs["zoneName"], inputs["resourceGroupName"]], ["example.com", "dns"]);
    }
  });

  it("lead straight to the endpoint, or their certificates are not renewed", async () => {
    const plan = await planned(prod);
    for (const name of ["static", "site-eastus2", "site-centralus"]) {
      const { recordType, cnameRecord } = inputsOf(plan, type.record, name);
      assert.equal(recordType, "CNAME");
      assert.match((cnameRecord as { cname: string }).cname, /^commerce-prod-azure-shop-.*\.azurefd\.net$/);
    }
  });

  it("lie in a zone of another subscription too, by its own provider", async () => {
    const other = "99999999-2222-4333-8444-555555555555";
    const dnsZone = `/subscriptions/${other}/resourceGroups/Names/providers/Microsoft.Network/dnszones/example.com`;
    const plan = await planned({ ...prod, set: { dnsZone } });
    const provider = one(plan, "pulumi:providers:azure-native", "provider-zone");
    assert.equal(provider.inputs["subscriptionId"], other);
    const records = all(plan, type.record);
    assert.ok(records.length >= 8, "all records of the shop");
    for (const { provider: by, inputs } of records) {
      assert.equal(by, provider.urn);
      assert.equal(inputs["resourceGroupName"], "Names");
    }
    assert.equal(
      all(await planned(prod), "pulumi:providers:azure-native").filter(({ name }) => name === "provider-zone").length,
      0,
    );
  });

  it("must be the zone's", async () => {
    const dnsZone = `${subscription}/resourceGroups/dns/providers/Microsoft.Network/dnsZones/example.org`;
    await assert.rejects(planned({ ...prod, set: { dnsZone, domain: "shop.example.com" } }), /example\.org can't hold/);
  });
});

describe("load balancer on azure: the edge", () => {
  it("is premium, protected, and belongs to no site", async () => {
    const plan = await planned(prod);
    const profile = one(plan, type.profile, "edge");
    assert.deepEqual(profile.inputs["sku"], { name: "Premium_AzureFrontDoor" });
    assert.equal(profile.inputs["location"], "Global");
    assert.equal(profile.options.protect, true);
    const edge = one(plan, "pulumi:providers:azure-native", "provider-edge");
    const parts = plan.resources.filter(({ type: kind }) => kind.startsWith("azure-native:cdn:"));
    assert.ok(parts.length > 20, "profile, endpoint, domains, origins, routes, rules and policy");
    for (const { provider, inputs } of parts) {
      assert.equal(provider, edge.urn);
      assert.equal(inputs["resourceGroupName"], "commerce-prod-azure-edge");
    }
  });

  it("has the same home whichever region writes, stands first or stands alone", async () => {
    for (const set of [
      {},
      { active: "centralus" },
      { regions: ["centralus", "eastus2"] },
      { regions: ["centralus"], active: "centralus", recovery: "none" },
    ]) {
      const plan = await planned({ ...prod, set });
      assert.equal(inputsOf(plan, "azure-native:resources:ResourceGroup", "edge")["location"], "eastus2");
    }
  });

  it("changes by `active` the origins' priorities, and nothing else", async () => {
    const inputs = async (set: Record<string, unknown>) => {
      const plan = await planned({ ...prod, set });
      const ours = plan.resources.filter(({ urn }) => /LoadBalancer\$|Recovery\$/.test(urn));
      return new Map(ours.map(({ urn, inputs: given }) => [urn, given]));
    };
    const before = await inputs({});
    const after = await inputs({ active: "centralus" });
    assert.deepEqual([...after.keys()].sort(), [...before.keys()].sort());
    const changed = [...before].flatMap(([urn, given]) =>
      Object.keys({ ...given, ...after.get(urn) })
        .filter((key) => JSON.stringify(given[key]) !== JSON.stringify(after.get(urn)?.[key]))
        .map((key) => `${urn.slice(urn.lastIndexOf(":") + 1)} ${key}`),
    );
    assert.deepEqual(changed.sort(), ["app-centralus priority", "app-eastus2 priority"]);
  });

  it("registers the same with outputs unknown", async () => {
    const urns = (plan: StackPlan) => plan.resources.map(({ urn }) => urn).sort();
    assert.deepEqual(urns(await planned({ ...prod, outputs: "unknown" })), urns(await planned(prod)));
  });
});

describe("load balancer on azure: alarms", () => {
  it("tell people: the edge's by an action group of its own, a site's by the site's", async () => {
    const plan = await planned({ ...prod, set: { "alerts.email": ["a@example.com", "b@example.com"] } });
    const group = inputsOf(plan, "azure-native:monitor:ActionGroup", "edge-alarms");
    assert.deepEqual(
      (group["emailReceivers"] as readonly Inputs[]).map(({ emailAddress }) => emailAddress),
      ["a@example.com", "b@example.com"],
    );
    assert.ok(String(group["groupShortName"]).length <= 12, "a short name has 12 characters");
    const alerts = all(plan, type.alert).filter(({ urn }) => urn.includes("LoadBalancer$"));
    for (const { name, inputs } of alerts) {
      const told = String(first(inputs, "actions")["actionGroupId"]);
      const region = regions.find((each) => name.endsWith(each));
      assert.match(
        told,
        new RegExp(
          `/${region === undefined ? "commerce-prod-azure-edge-alarms" : `commerce-prod-azure-alarms-${region}`}$`,
        ),
      );
    }
  });

  it("watch metrics that the services publish, of the right resource", async () => {
    const plan = await planned(prod);
    const published: Readonly<Record<string, readonly string[]>> = {
      "Microsoft.Cdn/profiles": [
        "OriginHealthPercentage",
        "Percentage5XX",
        "TotalLatency",
        "WebApplicationFirewallRequestCount",
      ],
      "Microsoft.Network/loadBalancers": ["DipAvailability", "VipAvailability"],
      "Microsoft.Network/privateLinkServices": ["PLSNatPortsUsage"],
    };
    const seen = new Map<string, Set<string>>();
    for (const { inputs } of all(plan, type.alert).filter(({ urn }) => urn.includes("LoadBalancer$"))) {
      const criterion = first(inputs["criteria"] as Inputs, "allOf");
      const space = String(criterion["metricNamespace"]);
      seen.set(space, (seen.get(space) ?? new Set()).add(String(criterion["metricName"])));
      assert.match(String((inputs["scopes"] as readonly string[])[0]), new RegExp(`/${space}/`));
    }
    assert.deepEqual(Object.fromEntries([...seen].map(([space, metrics]) => [space, [...metrics].sort()])), published);
  });
});
