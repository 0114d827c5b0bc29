import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { edgeTasks } from "../../../plan/checklist/azure-edge";
import { demand, fleetSize } from "../../../config/sizing";
import { warmSteps } from "../../../providers/azure/recovery/steps";
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

interface Printed {
  readonly title: string;
  readonly target: string;
  readonly command: string;
  readonly check: string;
}

/** The procedure for two made-up sites: every word of a command is known. */
async function printed(): Promise<readonly Printed[]> {
  const steps = warmSteps({
    domain: "shop.example.com",
    deepPath: "/healthz/deep",
    from: { region: "north", siteDomain: "north.shop.example.com", origin: pulumi.output("origin-north") },
    to: {
      region: "south",
      siteDomain: "south.shop.example.com",
      origin: pulumi.output("origin-south"),
      group: pulumi.output("group-south"),
      server: pulumi.output("server-south"),
      scaleSet: pulumi.output("fleet-south"),
    },
    failoverGroup: pulumi.output("writers"),
    edge: {
      group: pulumi.output("group-edge"),
      profile: pulumi.output("edge"),
      profileId: pulumi.output("/edge-id"),
      originGroup: pulumi.output("app"),
    },
  });
  return new Promise((resolve) => {
    pulumi.output([...steps]).apply((known) => resolve(known));
  });
}

describe("recovery on azure: steps for a person", () => {
  it("grow the fleet, promote the copy and keep the edge there, in this order, and end with the config", async () => {
    const commands = (await printed()).map(({ command }) => command);
    const at = (pattern: RegExp) => {
      const found = commands.findIndex((command) => pattern.test(command));
      assert.ok(found >= 0, `no step runs ${String(pattern)}`);
      return found;
    };
    const order = [
      at(/^curl .*north\.shop\.example\.com\/healthz\/deep$/),
      at(/^az vmss scale .*--name fleet-south .*--no-wait/),
      at(
        /^az sql failover-group set-primary --name writers --resource-group group-south --server server-south --allow-data-loss$/,
      ),
      at(
        /^az afd origin update .*--origin-name origin-south --priority 1 && az afd .*--origin-name origin-north --priority 2$/,
      ),
      at(/^curl .*south\.shop\.example\.com\/healthz\/deep$/),
      at(/^curl .*\/\/shop\.example\.com\/healthz\/deep$/),
      at(/^pulumi config set active south$/),
    ];
    assert.deepEqual(order, [0, 1, 2, 3, 4, 5, 6]);
    assert.equal(commands.length, 7);
  });

  it("ask nothing of the lost region: its group, server and fleet are in no command", async () => {
    for (const { command, check } of await printed())
      for (const text of [command, check]) {
        for (const [, group] of text.matchAll(/--resource-group (\S+)/g))
          assert.ok(group === "group-south" || group === "group-edge", text);
        assert.doesNotMatch(text, /(server|fleet|group)-north/);
      }
  });

  it("say of each step how to see that it worked", async () => {
    for (const { title, target, check } of await printed())
      assert.ok(title.length > 10 && target.length > 2 && check.length >= 3, `${title} has no check`);
  });

  it("grow a standby to at least what the other region has, at any number of users", () => {
    for (const concurrentUsers of [1, 500, 10_000, 77_777, 1_000_000]) {
      const workload = {
        thinkSeconds: 10,
        requestsPerPage: 8,
        cachedShare: 0.75,
        requestsPerInstance: 200,
        headroom: 1.2,
      };
      const sizing = { concurrentUsers, workload, peaks: [], now: new Date("2026-11-01T00:00:00Z") };
      const [active, standby] = [fleetSize(sizing, "active", 3), fleetSize(sizing, "standby", 3)];
      assert.ok(4 * standby.min >= active.min, `${demand(sizing).neededInstances} instances are needed`);
    }
  });

  it("name the real resources of both regions, as they are after a swap too", async () => {
    for (const [active, other] of [
      ["eastus2", "centralus"],
      ["centralus", "eastus2"],
    ] as const) {
      const { outputs } = await planned({ ...prod, set: { active } });
      const { failover: steps = [] } = outputs["recovery"] as Record<string, readonly Printed[]>;
      assert.ok(steps.length >= 7, "a warm standby has a procedure");
      const text = steps.map(({ command }) => command).join("\n");
      assert.match(
        text,
        new RegExp(`--resource-group commerce-prod-azure-${other} --name commerce-prod-azure-app-${other}`),
      );
      assert.match(text, new RegExp(`--origin-name commerce-prod-azure-app-${other} --priority 1`));
      assert.match(text, new RegExp(`--origin-name commerce-prod-azure-app-${active} --priority 2`));
      assert.equal(steps.at(-1)?.command, `pulumi config set active ${other}`);
    }
  });

  it("are none without a warm standby", async () => {
    for (const args of [{ ...prod, set: { recovery: "cold" } }, { stack: "dev-azure" }])
      assert.deepEqual((await planned(args)).outputs["recovery"], {});
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
