import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import type { RecoveryStep } from "../../../components/recovery";
import { demand, fleetSize } from "../../../config/sizing";
import { failoverSteps } from "../../../providers/azure/recovery/failover-steps";
import type { Half, Whole } from "../../../providers/azure/recovery/halves";
import { restoreSteps } from "../../../providers/azure/recovery/restore-steps";
import { returnToCold, returnToWarm } from "../../../providers/azure/recovery/return-steps";
import { all, inputsOf, planned } from "../../support/plan";

const prod = { stack: "prod-azure" };

/** Two made-up regions: every word of a command is known. */
const half = (region: string): Half => ({
  region,
  siteDomain: `${region}.shop.example.com`,
  group: `group-${region}`,
  server: `server-${region}`,
  backup: `/servers/server-${region}/recoverableDatabases/commerce`,
  scaleSet: `fleet-${region}`,
  autoscale: `scaling-${region}`,
  privateLink: `link-${region}`,
  dbInit: `https://runs/db-init-${region}`,
  databaseExport: `https://runs/export-${region}`,
  origin: `origin-${region}`,
});
const [north, south] = [half("north"), half("south")];
const whole: Whole = {
  domain: "shop.example.com",
  deepPath: "/healthz/deep",
  databaseName: "commerce",
  message: "the shop's front door",
  edge: {
    group: pulumi.output("group-edge"),
    profile: pulumi.output("edge"),
    profileId: pulumi.output("/edge-id"),
    endpoint: pulumi.output("shop"),
    originGroup: pulumi.output("app"),
    shopRoute: "route",
  },
};
const group = pulumi.output("writers");

type Printed = pulumi.Unwrap<RecoveryStep>;

function known(steps: readonly RecoveryStep[]): Promise<readonly Printed[]> {
  return new Promise((resolve) => {
    pulumi.output([...steps]).apply((each) => resolve(each));
  });
}

/** Where steps that match these stand; each must be there. */
function places(steps: readonly Printed[], patterns: readonly RegExp[]): readonly number[] {
  return patterns.map((pattern) => {
    const found = steps.findIndex(({ command }) => pattern.test(command));
    assert.ok(found >= 0, `no step runs ${String(pattern)}`);
    return found;
  });
}

const procedures: readonly (readonly [string, () => readonly RecoveryStep[]])[] = [
  ["failover", () => failoverSteps(north, south, whole, group)],
  ["restore", () => restoreSteps(north, south, whole)],
  ["return to warm", () => returnToWarm(north, south, whole, group)],
  ["return to cold", () => returnToCold(north, south)],
];

describe("steps on azure: a failover", () => {
  const steps = () => known(failoverSteps(north, south, whole, group));

  it("grows the fleet, promotes the copy, keeps the edge there, and then tells the program", async () => {
    const printed = await steps();
    const order = places(printed, [
      /^curl .*north\.shop\.example\.com\/healthz\/deep$/,
      /^az vmss scale .*--name fleet-south .*--no-wait/,
      /^az sql failover-group set-primary --name writers --resource-group group-south --server server-south --allow-data-loss$/,
      /^az afd origin update .*--origin-name origin-south --priority 1 && az afd .*--origin-name origin-north --priority 2$/,
      /^curl .*south\.shop\.example\.com\/healthz\/deep$/,
      /^curl .*\/\/shop\.example\.com\/healthz\/deep$/,
      /^az storage account failover /,
      /^pulumi config set active south && pulumi config set lost north$/,
      /pulumi up/,
    ]);
    assert.deepEqual(order, [0, 1, 2, 3, 4, 5, 6, 7, 8]);
    assert.equal(printed.length, 9);
  });

  it("asks nothing of the lost region: its group, server and fleet are in no command", async () => {
    for (const { command, check } of await steps())
      for (const text of [command, check]) {
        assert.doesNotMatch(text, /(server|fleet|group|scaling|link)-north/);
      }
  });

  it("says the same in words for machines", async () => {
    const actions = (await steps()).map(({ action }) => action);
    const calls = actions.flatMap((action) => (action.kind === "call" ? [action.call] : []));
    assert.deepEqual(calls, ["scale-fleet", "promote", "prefer-origin"]);
    assert.deepEqual(actions.at(-2), { kind: "config", set: { active: "south", lost: "north" } });
  });

  it("grows a standby to at least what the other region has, at any number of users", () => {
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
});

describe("steps on azure: a restore", () => {
  const steps = () => known(restoreSteps(north, south, whole));

  it("shuts the shop's door before anything is made, and opens it once the new site answers", async () => {
    const order = places(await steps(), [
      /^az afd route update .*--route-name route --enabled-state Disabled$/,
      /pulumi config set active south && pulumi config set lost north && .*restore\.at' latest$/,
      /^pulumi up/,
      /private-link-service connection update .*--service-name link-south/,
      /db-init-south\/triggers\/manual\/run/,
      /^curl .*south\.shop\.example\.com/,
      /^az afd route update .*--enabled-state Enabled$/,
      /^curl .*\/\/shop\.example\.com/,
    ]);
    assert.deepEqual(
      order,
      [...order].sort((one, other) => one - other),
    );
  });

  it("needs no word from the lost region but for the age of its backup, which it can do without", async () => {
    for (const { command, check } of await steps()) {
      if (/lastAvailableBackupDate/.test(command)) continue;
      for (const text of [command, check]) assert.doesNotMatch(text, /(server|fleet|group|scaling|link)-north/);
    }
  });
});

describe("steps on azure: a return", () => {
  it("beside a warm writer waits for the copy, and rebuilds nothing by itself", async () => {
    const printed = await known(returnToWarm(north, south, whole, group));
    const kinds = printed.map(({ action }) => (action.kind === "call" ? action.call : action.kind));
    assert.deepEqual(kinds, ["await-copy", "look", "config", "look", "up"]);
    const [anew] = printed.filter(({ command }) => command.includes("config set rebuild"));
    const parts = anew?.command.split(" && ") ?? [];
    const order = [
      /--remove-db commerce$/,
      /config rm lost$/,
      /config set rebuild north$/,
      /^pulumi up/,
      /--add-db commerce$/,
    ];
    assert.deepEqual(
      order.map((pattern) => parts.findIndex((part) => pattern.test(part))),
      [0, 1, 2, 3, 4],
      "a copy that is deleted inside its group has effects that nobody foretells",
    );
    assert.match(parts[0] ?? "", /--server server-south /, "only the writer's server updates a group");
  });

  it("beside a cold writer fences the fleet first, in a way that can be taken back, and lets go last", async () => {
    const printed = await known(returnToCold(north, south));
    const order = places(printed, [
      /^az monitor autoscale update --resource-group group-north --name scaling-north --enabled false && az vmss scale --resource-group group-north --name fleet-north --new-capacity 0$/,
      /export-north\/triggers\/daily\/run/,
      /config rm lost && pulumi config rm restore && pulumi config set rebuild north$/,
      /^pulumi up$/,
      /config rm rebuild$/,
      /^pulumi up --policy-pack policy$/,
    ]);
    assert.deepEqual(order, [0, 1, 2, 3, 4, 5]);
    assert.match(printed[0]?.check ?? "", /--query enabled: false; .*--query sku\.capacity: 0/);
    assert.match(printed[0]?.guard ?? "", /--enabled true/);
  });
});

describe("steps on azure", () => {
  for (const [name, steps] of procedures) {
    it(`of a ${name} say who takes them, how to see that they worked and how long they take`, async () => {
      for (const { title, target, check, by, takes } of await known(steps())) {
        assert.ok(title.length > 10 && target.length > 2 && check.length >= 3, `${title} has no check`);
        assert.match(by, /^whoever /, title);
        assert.ok(takes.length > 5, `${title} takes?`);
      }
    });

    it(`of a ${name} have a guard against two writers`, async () => {
      const guards = (await known(steps())).flatMap(({ guard }) => guard ?? []);
      assert.ok(guards.length > 0, `${name} has none`);
    });
  }

  it("are a failover and a return with a warm standby, a restore and a return with a cold one, none with one region", async () => {
    const names = async (args: Parameters<typeof planned>[0]) =>
      Object.keys((await planned(args)).outputs["recovery"] as object);
    assert.deepEqual(await names(prod), ["failover", "return"]);
    assert.deepEqual(await names({ ...prod, set: { recovery: "cold" } }), ["restore", "return"]);
    assert.deepEqual(await names({ stack: "dev-azure" }), []);
  });

  for (const [active, other] of [
    ["eastus2", "centralus"],
    ["centralus", "eastus2"],
  ] as const) {
    it(`name what is registered in ${other}, there already or not`, async () => {
      const text = (set: Record<string, unknown>) =>
        planned({ ...prod, set }).then(({ outputs }) => JSON.stringify(outputs["recovery"]));
      const built = await planned({
        ...prod,
        set: { recovery: "cold", active: other, lost: active, "restore.at": "latest" },
      });
      const name = (type: string, resource: string, input: string) =>
        String(inputsOf(built, `azure-native:${type}`, `${resource}-${other}`)[input]);
      const restore = await text({ recovery: "cold", active });
      for (const there of [
        name("resources:ResourceGroup", "site", "resourceGroupName"),
        name("sql:Server", "database", "serverName"),
        name("network:PrivateLinkService", "edge", "serviceName"),
        name("logic:Workflow", "db-init", "workflowName"),
        name("logic:Workflow", "database-export", "workflowName"),
        name("compute:VirtualMachineScaleSet", "app", "vmScaleSetName"),
        name("monitor:AutoscaleSetting", "app", "autoscaleSettingName"),
      ]) {
        assert.ok(restore.includes(there), `the steps of a restore don't name ${there}`);
      }
      const [route] = all(built, "azure-native:cdn:Route").filter(({ name }) => name === "shop");
      assert.ok(restore.includes(`--route-name ${String(route?.inputs["routeName"])} `), "the shop's door");
      const origin = name("cdn:AFDOrigin", "app", "originName");
      assert.ok((await text({ active })).includes(`--origin-name ${origin} --priority 1`), origin);
    });
  }
});
