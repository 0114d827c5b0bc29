import assert from "node:assert/strict";
import { edgeTasks } from "../../../plan/checklist/azure-edge";
import { all, inputsOf, one, planned } from "../../support/plan";

const record = "azure-native:dns:RecordSet";
const prod = { stack: "prod-azure" };
const apex = { domain: "example.com" };

async function shopRecords(set: Record<string, unknown> = {}) {
  const plan = await planned({ ...prod, set });
  return all(plan, record).filter(({ urn }) => urn.includes("Recovery$"));
}

describe("recovery on azure: the shop's record", () => {
  it("leads straight to the edge, so that its certificate is renewed", async () => {
    const [shop, ...others] = await shopRecords();
    assert.equal(others.length, 0);
    assert.equal(shop?.name, "shop");
    assert.deepEqual(
      [shop.inputs["recordType"], shop.inputs["relativeRecordSetName"], shop.inputs["zoneName"]],
      ["CNAME", "shop", "example.com"],
    );
    assert.match(JSON.stringify(shop.inputs["cnameRecord"]), /"commerce-prod-azure-shop-.*\.azurefd\.net"/);
    assert.equal(shop.options.protect, true);
  });

  it("is two aliases where the shop's name is the zone's own", async () => {
    const records = await shopRecords(apex);
    assert.deepEqual(
      records.map(({ name, inputs }) => [name, inputs["recordType"], inputs["relativeRecordSetName"]]),
      [
        ["shop-a", "A", "@"],
        ["shop-aaaa", "AAAA", "@"],
      ],
    );
    const plan = await planned({ ...prod, set: apex });
    for (const { inputs } of records) {
      assert.match(JSON.stringify(inputs["targetResource"]), /\/afdEndpoints\/commerce-prod-azure-shop-[0-9a-f]{8}"/);
      assert.equal(inputs["cnameRecord"], undefined, "none can stand at the top of a zone");
    }
    assert.equal(inputsOf(plan, record, "proof-shop")["relativeRecordSetName"], "_dnsauth");
    assert.equal(inputsOf(plan, record, "static")["relativeRecordSetName"], "static");
    const { "load balancer": tier } = plan.outputs["promises"] as Record<string, { caveats: readonly string[] }>;
    assert.ok(
      tier?.caveats.some((caveat) => caveat.includes("not renewed by itself")),
      "the plan must say so",
    );
  });

  it("is the same whoever writes, whichever region stands first, and in every mode", async () => {
    const inputs = async (set: Record<string, unknown>) => (await shopRecords(set)).map((each) => each.inputs);
    const before = await inputs({});
    for (const set of [
      { active: "centralus" },
      { regions: ["centralus", "eastus2"] },
      { recovery: "cold" },
      { recovery: "cold", active: "centralus" },
    ])
      assert.deepEqual(await inputs(set), before);
  });

  it("waits for the firewall and for the endpoint", async () => {
    const { dependencies } = one(await planned(prod), record, "shop");
    for (const part of ["SecurityPolicy::firewall", "AFDEndpoint::shop"])
      assert.ok(
        dependencies.some((urn) => urn.endsWith(part)),
        `the record must wait for ${part}`,
      );
  });
});

describe("recovery on azure: what is promised", () => {
  it("names the edge's turning before the database's, and a cold site's approval", async () => {
    const caveats = async (set: Record<string, unknown>) => {
      const { outputs } = await planned({ ...prod, set });
      return (outputs["promises"] as Record<string, { caveats: readonly string[] }>)["recovery"]?.caveats ?? [];
    };
    assert.ok(
      (await caveats({})).some((caveat) => caveat.includes("writes to no copy")),
      "warm",
    );
    assert.ok(
      (await caveats({ recovery: "cold" })).some((caveat) => caveat.includes("approved by a person")),
      "cold",
    );
  });
});

describe("the edge's tasks for a person", () => {
  it("approve each private link, and only a request in our own words", async () => {
    const plan = await planned(prod);
    const approvals = edgeTasks(plan).filter(({ what }) => what.includes("private link"));
    assert.deepEqual(approvals.map(({ what }) => what.split(":")[0]).sort(), ["centralus", "eastus2"]);
    for (const { what, command, check } of approvals) {
      const region = what.split(":")[0] ?? "";
      const { serviceName, resourceGroupName } = inputsOf(
        plan,
        "azure-native:network:PrivateLinkService",
        `edge-${region}`,
      );
      for (const text of [command, check]) {
        assert.ok(text.includes(`--resource-group ${String(resourceGroupName)}`), text);
        assert.ok(text.includes(`--name ${String(serviceName)}`), text);
      }
      const { sharedPrivateLinkResource } = inputsOf(plan, "azure-native:cdn:AFDOrigin", `app-${region}`);
      const { requestMessage } = sharedPrivateLinkResource as { requestMessage: string };
      assert.ok(requestMessage.length > 10 && command.includes(`.description=='${requestMessage}'`), command);
    }
  });

  it("look after the zone, its authorities, the certificates and the names", async () => {
    const tasks = edgeTasks(await planned(prod));
    const commands = tasks.map(({ command }) => command).join("\n");
    assert.match(commands, /az network dns zone show --ids \/subscriptions\/\S+\/dnsZones\/example\.com /);
    assert.match(commands, /dig \+short CAA example\.com/);
    assert.equal(tasks.filter(({ command }) => command.includes("az keyvault certificate show")).length, 2);
    assert.match(
      commands,
      /az afd custom-domain list --resource-group commerce-prod-azure-edge --profile-name commerce-prod-azure-edge /,
    );
    const dev = edgeTasks(await planned({ stack: "dev-azure" }));
    assert.equal(dev.filter(({ command }) => command.includes("az keyvault certificate show")).length, 0);
    assert.equal(dev.filter(({ what }) => what.includes("private link")).length, 1);
  });
});
