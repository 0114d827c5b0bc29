import assert from "node:assert/strict";
import type { RecordedResource } from "../../../plan/recorded";
import type { StackPlan } from "../../../plan/stack-plan";
import { all, inputsOf, one, planned, first, named } from "../../support/plan";

const type = {
  balancer: "azure-native:network:LoadBalancer",
  domain: "azure-native:cdn:AFDCustomDomain",
  link: "azure-native:network:PrivateLinkService",
  origin: "azure-native:cdn:AFDOrigin",
  originGroup: "azure-native:cdn:AFDOriginGroup",
  route: "azure-native:cdn:Route",
  rule: "azure-native:cdn:Rule",
};
const prod = { stack: "prod-azure" };
const dev = { stack: "dev-azure" };
const regions = ["eastus2", "centralus"];

const subscription = "/subscriptions/11111111-2222-4333-8444-555555555555";
const profileId = `${subscription}/resourceGroups/commerce-prod-azure-edge/providers/Microsoft.Cdn/profiles/commerce-prod-azure-edge`;

type Inputs = RecordedResource["inputs"];

function domainIds(plan: StackPlan): readonly string[] {
  return all(plan, type.domain).map(({ inputs }) => `${profileId}/customDomains/${String(inputs["customDomainName"])}`);
}

describe("load balancer on azure: the balancer of a site", () => {
  it("has no address but one of the site's own network, in all its zones", async () => {
    const plan = await planned(prod);
    assert.deepEqual(named(all(plan, type.balancer)), ["balancer-centralus", "balancer-eastus2"]);
    for (const region of regions) {
      const inputs = inputsOf(plan, type.balancer, `balancer-${region}`);
      assert.deepEqual(inputs["sku"], { name: "Standard", tier: "Regional" });
      const frontend = first(inputs, "frontendIPConfigurations");
      assert.deepEqual(frontend["zones"], ["1", "2", "3"]);
      assert.equal(frontend["publicIPAddress"], undefined);
      assert.match(JSON.stringify(frontend["subnet"]), new RegExp(`network-${region}/subnets/balancer"`));
      assert.equal(inputs["location"], region);
    }
  });

  it("leads the port of the edge to that of the instances, asks them over TLS and gives no way out", async () => {
    const inputs = inputsOf(await planned(prod), type.balancer, "balancer-eastus2");
    const id = `${subscription}/resourceGroups/commerce-prod-azure-eastus2/providers/Microsoft.Network/loadBalancers/${String(inputs["loadBalancerName"])}`;
    const rule = first(inputs, "loadBalancingRules");
    assert.deepEqual(
      [rule["frontendPort"], rule["backendPort"], rule["disableOutboundSnat"], rule["enableTcpReset"]],
      [443, 8443, true, true],
    );
    const own = (kind: string, list: string) => ({ id: `${id}/${kind}/${String(first(inputs, list)["name"])}` });
    assert.deepEqual(rule["frontendIPConfiguration"], own("frontendIPConfigurations", "frontendIPConfigurations"));
    assert.deepEqual(rule["backendAddressPool"], own("backendAddressPools", "backendAddressPools"));
    assert.deepEqual(rule["probe"], own("probes", "probes"));
    const probe = first(inputs, "probes");
    assert.deepEqual(
      [probe["protocol"], probe["port"], probe["requestPath"], probe["noHealthyBackendsBehavior"]],
      ["Https", 8443, "/healthz", "AllProbedDown"],
    );
  });

  it("is not rebuilt by instances that join it", async () => {
    const { options } = one(await planned(prod), type.balancer, "balancer-eastus2");
    assert.deepEqual(options.ignoreChanges, ["backendAddressPools"]);
  });

  it("speaks HTTP where there is no certificate, and says so", async () => {
    const plan = await planned(dev);
    const inputs = inputsOf(plan, type.balancer, "balancer-eastus2");
    assert.deepEqual(
      [first(inputs, "loadBalancingRules")["frontendPort"], first(inputs, "probes")["protocol"]],
      [80, "Http"],
    );
    assert.equal(inputsOf(plan, type.route, "shop")["forwardingProtocol"], "HttpOnly");
    assert.match(
      JSON.stringify(inputsOf(plan, type.originGroup, "app")["healthProbeSettings"]),
      /"probeProtocol":"Http"/,
    );
    const { "load balancer": tier } = plan.outputs["promises"] as Record<
      string,
      { inTransit: string; caveats: readonly string[] }
    >;
    assert.equal(tier?.inTransit, "tls-offered");
    assert.ok(
      tier.caveats.some((caveat) => caveat.includes("plain HTTP")),
      "the plan must say so",
    );
  });

  it("speaks one protocol everywhere: without certificates HTTP for all sites", async () => {
    const set = {
      regions,
      active: "eastus2",
      recovery: "warm",
      "azure.originCertificates": {},
    };
    const plan = await planned({ ...dev, set });
    for (const { inputs } of all(plan, type.balancer))
      assert.equal(first(inputs, "loadBalancingRules")["frontendPort"], 80);
    for (const { inputs } of all(plan, type.route)) assert.equal(inputs["forwardingProtocol"], "HttpOnly");
  });
});

describe("load balancer on azure: the private link", () => {
  it("leads to the site's balancer from its own subnet, and approves nobody by itself", async () => {
    const plan = await planned(prod);
    for (const region of regions) {
      const { inputs } = one(plan, type.link, `edge-${region}`);
      assert.equal(inputs["autoApproval"], undefined);
      assert.equal(inputs["enableProxyProtocol"], false);
      assert.deepEqual(inputs["visibility"], { subscriptions: ["*"] });
      const { id } = first(inputs, "loadBalancerFrontendIpConfigurations");
      assert.match(
        String(id),
        new RegExp(`/loadBalancers/commerce-prod-azure-balancer-${region}/frontendIPConfigurations/edge$`),
      );
      const addresses = inputs["ipConfigurations"] as readonly Inputs[];
      assert.deepEqual(
        addresses.map(({ primary }) => primary),
        [true, false],
      );
      for (const address of addresses)
        assert.match(JSON.stringify(address["subnet"]), new RegExp(`network-${region}/subnets/private-link"`));
    }
  });

  it("goes after the edge: while the edge is connected it can't be removed", async () => {
    for (const [stack, names] of [
      [prod, regions],
      [dev, ["eastus2"]],
    ] as const) {
      const plan = await planned(stack);
      const { dependencies } = one(plan, "azure-native:cdn:Profile", "edge");
      for (const region of names)
        assert.ok(dependencies.includes(one(plan, type.link, `edge-${region}`).urn), `${region}: destroy stops`);
    }
  });

  it("is asked for by both origins of its site alike, so that one approval is enough", async () => {
    const plan = await planned(prod);
    for (const region of regions) {
      const asked = [`app-${region}`, `site-${region}`].map((name) => inputsOf(plan, type.origin, name));
      const [one_, other] = asked.map(({ hostName, sharedPrivateLinkResource }) => [
        hostName,
        sharedPrivateLinkResource,
      ]);
      assert.deepEqual(one_, other);
      assert.deepEqual(asked[0]?.["sharedPrivateLinkResource"], {
        privateLink: {
          id: `${subscription}/resourceGroups/commerce-prod-azure-${region}/providers/Microsoft.Network/privateLinkServices/commerce-prod-azure-edge-${region}`,
        },
        privateLinkLocation: region,
        requestMessage: "commerce-prod-azure front door",
      });
    }
  });
});

describe("load balancer on azure: origins", () => {
  it("are asked for by the name in the certificate, which is checked, and pass on the shopper's own", async () => {
    const plan = await planned(prod);
    for (const { name, inputs, options } of all(plan, type.origin)) {
      const region = name.replace(/^(app|site)-/, "");
      assert.equal(inputs["hostName"], `${region}.shop.example.com`);
      assert.equal(inputs["enforceCertificateNameCheck"], true);
      assert.equal(inputs["originHostHeader"], undefined);
      assert.equal(inputs["enabledState"], "Enabled");
      assert.deepEqual(options.ignoreChanges, ["sharedPrivateLinkResource.status"], "a person approves it");
    }
  });

  it("take turns: the other site has requests only while the one that writes is dead", async () => {
    const priorities = async (set: Record<string, unknown>) => {
      const plan = await planned({ ...prod, set });
      return Object.fromEntries(all(plan, type.origin).map(({ name, inputs }) => [name, inputs["priority"]]));
    };
    const own = { "site-eastus2": 1, "site-centralus": 1 };
    const before = { ...own, "app-eastus2": 1, "app-centralus": 2 };
    assert.deepEqual(await priorities({}), before);
    assert.deepEqual(await priorities({ regions: ["centralus", "eastus2"] }), before);
    assert.deepEqual(await priorities({ active: "centralus" }), { ...own, "app-eastus2": 2, "app-centralus": 1 });
  });

  it("are judged by a path that asks no database, so that a lost writer moves nobody", async () => {
    const plan = await planned(prod);
    assert.deepEqual(inputsOf(plan, type.originGroup, "app")["healthProbeSettings"], {
      probePath: "/healthz",
      probeProtocol: "Https",
      probeRequestType: "GET",
      probeIntervalInSeconds: 30,
    });
    for (const region of regions)
      assert.equal(inputsOf(plan, type.originGroup, `site-${region}`)["healthProbeSettings"], undefined);
  });

  it("are the serving sites' only", async () => {
    const cold = await planned({ ...prod, set: { recovery: "cold", active: "centralus" } });
    assert.deepEqual(named(all(cold, type.origin)), ["app-centralus", "site-centralus"]);
    assert.deepEqual(named(all(cold, type.link)), ["edge-centralus"]);
    assert.deepEqual(named(all(cold, type.domain)), ["shop", "site-centralus", "static"]);
    assert.equal(inputsOf(cold, type.origin, "app-centralus")["priority"], 1);
  });
});

describe("load balancer on azure: routes", () => {
  it("answer on the shop's names only, over TLS", async () => {
    const plan = await planned(prod);
    const routes = all(plan, type.route);
    assert.deepEqual(named(routes), ["shop", "site-centralus", "site-eastus2", "static"]);
    for (const { inputs } of routes) {
      assert.equal(inputs["linkToDefaultDomain"], "Disabled");
      assert.equal(inputs["httpsRedirect"], "Enabled");
      assert.equal(inputs["forwardingProtocol"], "HttpsOnly");
      assert.equal(inputs["enabledState"], "Enabled");
      const ids = (inputs["customDomains"] as readonly { id: string }[]).map(({ id }) => id);
      for (const id of ids) assert.ok(domainIds(plan).includes(id), `${id} is no domain of the profile`);
    }
  });

  it("keep nothing at the edge but what lies below /static, and there no session", async () => {
    const plan = await planned(prod);
    for (const { name, inputs } of all(plan, type.route)) {
      const kept = name === "static";
      assert.deepEqual(inputs["patternsToMatch"], [kept ? "/static/*" : "/*"]);
      assert.equal(inputs["cacheConfiguration"] !== undefined, kept);
    }
    assert.equal((inputsOf(plan, type.route, "static")["customDomains"] as readonly unknown[]).length, 2);
    const actions = inputsOf(plan, type.rule, "static")["actions"] as readonly { name: string; parameters: Inputs }[];
    const headers = actions.filter(({ name }) => name === "ModifyResponseHeader").map(({ parameters }) => parameters);
    assert.deepEqual(
      headers.map(({ headerAction, headerName }) => [headerAction, headerName]),
      [["Delete", "Set-Cookie"]],
    );
  });

  it("lead a site's own name to that site, whoever writes", async () => {
    for (const active of regions) {
      const plan = await planned({ ...prod, set: { active } });
      for (const region of regions) {
        const { originGroup, customDomains } = inputsOf(plan, type.route, `site-${region}`);
        assert.deepEqual(originGroup, { id: `${profileId}/originGroups/commerce-prod-azure-site-${region}` });
        assert.deepEqual(customDomains, [{ id: `${profileId}/customDomains/commerce-prod-azure-site-${region}` }]);
        assert.equal(
          inputsOf(plan, type.origin, `site-${region}`)["originGroupName"],
          `commerce-prod-azure-site-${region}`,
        );
      }
    }
  });

  it("wait for all origins and for the headers", async () => {
    const plan = await planned(prod);
    for (const { dependencies } of all(plan, type.route)) {
      for (const name of ["app-eastus2", "app-centralus", "site-eastus2", "site-centralus"])
        assert.ok(
          dependencies.some((urn) => urn.endsWith(`AFDOrigin::${name}`)),
          `a route must wait for ${name}`,
        );
      assert.ok(
        dependencies.some((urn) => urn.endsWith("Rule::headers")),
        "a route must wait for its headers",
      );
    }
  });

  it("put security headers on every answer, within what a rule takes", async () => {
    const plan = await planned(prod);
    const actions = inputsOf(plan, type.rule, "headers")["actions"] as readonly { parameters: Inputs }[];
    const put = new Map(actions.map(({ parameters }) => [parameters["headerName"], parameters["value"]]));
    assert.match(String(put.get("Strict-Transport-Security")), /^max-age=31536000/);
    assert.equal(put.get("X-Content-Type-Options"), "nosniff");
    assert.equal(put.get("X-Frame-Options"), "DENY");
    assert.ok(put.has("Referrer-Policy") && put.has("Server"), "five headers are set");
    assert.ok(actions.length <= 5, "a rule takes five actions");
    const set = inputsOf(plan, type.rule, "headers")["ruleSetName"];
    for (const { inputs } of all(plan, type.route))
      assert.match(JSON.stringify(inputs["ruleSets"]), new RegExp(`/ruleSets/${String(set)}"`));
    for (const { inputs } of all(plan, type.rule)) assert.match(String(inputs["ruleName"]), /^[a-z][a-z0-9]*$/i);
  });
});
