import assert from "node:assert/strict";
import { Platform } from "../../components/platform";
import type { Settings } from "../../components/contract";
import { record } from "../../plan/record";
import { planned } from "../support/plan";
import { openMemory } from "../support/memory-cloud";

async function platform(change: Partial<Settings> = {}, silent?: string) {
  const { settings } = await planned();
  const moved = { ...settings, cloud: "memory", regions: ["north", "south"], active: "north", ...change };
  const program = async () => new Platform("shop", { provider: openMemory(silent), settings: moved }).outputs();
  return record(program, { project: "commerce", stack: "memory", config: {}, outputs: "made-up" });
}

describe("the contract, on a third cloud", () => {
  it("builds the whole platform from the same neutral components", async () => {
    const { resources, outputs } = await platform();
    const components = resources
      .filter(({ type }) => type.startsWith("commerce:index:"))
      .map(({ type, name }) => `${type} ${name}`);
    assert.deepEqual(components, [
      "commerce:index:Platform shop",
      "commerce:index:Site site-north",
      "commerce:index:Site site-south",
      "commerce:index:Storage storage",
      "commerce:index:LoadBalancer load-balancer",
      "commerce:index:Database database",
      "commerce:index:Cache cache",
      "commerce:index:AppTier app-tier",
      "commerce:index:Recovery recovery",
      "commerce:index:Monitoring monitoring",
    ]);
    assert.equal(outputs["url"], "https://shop.example.com");
  });

  it("registers equal URNs whichever region is active", async () => {
    const urns = async (active: string) => (await platform({ active })).resources.map(({ urn }) => urn);
    assert.deepEqual(await urns("north"), await urns("south"));
  });

  it("tells an instance about its own site only", async () => {
    const { resources } = await platform();
    const fleet = resources.find(({ name }) => name === "fleet-south");
    const environment = fleet?.inputs["environment"] as Record<string, unknown>;
    assert.equal(environment["DATABASE_HOST"], "database.south");
    assert.equal(environment["ASSETS_STORE"], "assets-south");
    assert.equal(environment["REGION"], "south");
  });

  it("runs no fleet and no database where only data is kept", async () => {
    const { resources } = await platform({ recovery: "cold" });
    const names = resources.map(({ name }) => name);
    assert.ok(names.includes("network-south"));
    assert.ok(!names.includes("fleet-south") && !names.includes("database-south"));
  });

  for (const tier of ["storage", "load-balancer", "database", "cache", "app-tier"]) {
    it(`refuses a ${tier} that raises no alarm of its own`, async () => {
      await assert.rejects(platform({}, tier), new RegExp(`without an alarm of their own: ${tier}`));
    });
  }
});
