import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { Engine } from "./engine";
import type { ServedProvider } from "./provider";
import { serveProvider } from "./provider";
import { settled } from "./stack-file";
import { World } from "./world";
import { planned } from "../support/plan";

const pack = resolve(__dirname, "../../policy");

// Names of steps in the engine's summary.
const created = /\+ (\d+) created/;
const unchanged = /(\d+) unchanged/;
const deleted = /- (\d+) deleted/;

function counted(pattern: RegExp, output: string): number {
  return Number(pattern.exec(output)?.[1] ?? 0);
}

for (const stack of ["prod-aws", "dev-aws", "prod-azure", "dev-azure"]) {
  describe(`${stack} through the real engine`, function () {
    this.timeout(900_000);
    const world = new World();
    let provider: ServedProvider | undefined;
    let engine: Engine;
    let opened = false;

    before(async function () {
      // Needs only the CLI on PATH; everything else is served by this process.
      if (Engine.version() === undefined) this.skip();
      execFileSync("npm", ["run", "build", "--workspace", "policy"], { cwd: join(pack, ".."), stdio: "ignore" });
      provider = await serveProvider(world, "7.48.0");
      const { port } = provider;
      engine = new Engine({ aws: port, "azure-native": port, random: port }, stack, settled(stack));
      opened = true;
      const init = await engine.run("stack", "init", stack);
      assert.equal(init.code, 0, init.output);
    });

    after(() => {
      provider?.stop();
      if (opened) engine.dispose();
    });

    it("previews with the policy pack", async () => {
      const { code, output } = await engine.run("preview", "--policy-pack", pack);
      assert.equal(code, 0, output);
      assert.match(output, /commerce@v\d+\.\d+\.\d+ \(local: /, "the pack did not judge");
      assert.equal(world.all().length, 0, "a preview made something");
    });

    // Once is enough, with the one weaker engine that a config can ask for.
    if (stack === "dev-aws") {
      it("is stopped by the policy pack, copied out alone, until a violation is waived", async () => {
        const copy = engine.folder("pack");
        cpSync(pack, copy, { recursive: true, filter: (from) => !from.endsWith("/node_modules") });
        symlinkSync(join(pack, "../node_modules"), join(copy, "node_modules"));
        const waiver = { reason: "a legacy client; accepted by the CISO", expires: "2099-01-01T00:00:00Z" };
        const memcached = { engine: "memcached", size: "small", shards: 2, replicas: 1, waiver };
        const right = settled(stack);
        engine.configure(right.replace(/^( +commerce:cache:)(\n {4}.*)+/m, `$1 ${JSON.stringify(memcached)}`));
        try {
          const stopped = await engine.run("preview", "--policy-pack", copy);
          assert.notEqual(stopped.code, 0, "a violation passes");
          assert.match(stopped.output, /mandatory.*encryption-at-rest/);
          const config = {
            "encryption-at-rest": { waivers: [{ type: "aws:elasticache/cluster:Cluster", ...waiver }] },
          };
          const file = engine.file("waived.json", JSON.stringify(config));
          const waived = await engine.run("preview", "--policy-pack", copy, "--policy-pack-config", file);
          assert.equal(waived.code, 0, waived.output);
        } finally {
          engine.configure(right);
        }
      });
    }

    it("makes with `up` what the offline plan promised", async () => {
      const { code, output } = await engine.run("up", "--yes", "--skip-preview", "--policy-pack", pack);
      assert.equal(code, 0, output);
      const { resources } = await planned({ stack, now: new Date().toISOString() });
      assert.equal(counted(created, output), resources.length, output);
      const cloud = resources.filter(({ custom, type }) => custom && !type.startsWith("pulumi:providers:"));
      // Subscriptions carry a hash of their address, and placeholders stand for others.
      const label = ({ type, name }: { type: string; name: string }) =>
        `${type} ${name.replace(/^mail-[0-9a-f]{8}/, "mail")}`;
      assert.deepEqual(world.all().map(label).sort(), cloud.map(label).sort());
    });

    it("changes nothing with a second `up`", async () => {
      const { code, output } = await engine.run("up", "--yes", "--skip-preview", "--expect-no-changes");
      assert.equal(code, 0, output);
      assert.ok(counted(unchanged, output) > 0, output);
    });

    it("finds no drift with `refresh`", async () => {
      const { code, output } = await engine.run("refresh", "--yes", "--skip-preview", "--expect-no-changes");
      assert.equal(code, 0, output);
    });

    it(stack.startsWith("prod") ? "is guarded against `destroy`" : "goes with `destroy` in one go", async () => {
      const before = world.all().length;
      // With its preview, as people run it: that is where a guard stops it before anything is lost.
      const { code, output } = await engine.run("destroy", "--yes");
      if (stack.startsWith("prod")) {
        assert.notEqual(code, 0, output);
        assert.match(output, /protect/);
        assert.equal(world.all().length, before, "a guarded stack lost something");
        const unprotected = await engine.run("state", "unprotect", "--all", "--yes");
        assert.equal(unprotected.code, 0, unprotected.output);
        const again = await engine.run("destroy", "--yes", "--skip-preview");
        assert.equal(again.code, 0, again.output);
      } else {
        assert.equal(code, 0, output);
        assert.ok(counted(deleted, output) > 0, output);
      }
      // What is left on purpose: else a run would switch off what others rely on.
      const { resources } = await planned({ stack, now: new Date().toISOString() });
      const kept = new Set(resources.filter(({ options }) => options.retainOnDelete).map(({ name }) => name));
      assert.deepEqual(
        world.all().filter(({ name }) => !kept.has(name)),
        [],
      );
    });
  });
}

describe("a stack with placeholders left", function () {
  this.timeout(120_000);

  it("is refused by the engine before the first resource, with all of them named", async function () {
    if (Engine.version() === undefined) this.skip();
    const world = new World();
    const provider = await serveProvider(world, "7.48.0");
    const engine = new Engine(
      { aws: provider.port, random: provider.port },
      "prod-aws",
      settled("prod-aws", { placeholders: "left" }),
    );
    try {
      await engine.run("stack", "init", "prod-aws");
      const { code, output } = await engine.run("up", "--yes", "--skip-preview");
      assert.notEqual(code, 0);
      for (const key of ["account", "dnsZone", "domain", "app.image"])
        assert.match(output, new RegExp(key.replace(".", "\\.")));
      assert.doesNotMatch(output, /at .*\.ts:\d+/, "a stack trace is shown");
      assert.deepEqual(world.all(), []);
    } finally {
      provider.stop();
      engine.dispose();
    }
  });
});
