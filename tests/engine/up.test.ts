import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Change } from "./engine";
import { Engine } from "./engine";
import type { ServedProvider } from "./provider";
import { serveProvider } from "./provider";
import { settled } from "./stack-file";
import { emptyCloud } from "../clouds/open";
import { Random } from "../clouds/random";
import { judge } from "../../plan/judge";
import { planned } from "../support/plan";

const pack = resolve(__dirname, "../../policy");

/** A store that is opened to the public, by file, what stands there, and what is put in its place. */
const opened: Readonly<Record<"aws" | "azure", Change>> = {
  aws: ["providers/aws/database/instance.ts", "publiclyAccessible: false", "publiclyAccessible: true"],
  azure: ["providers/azure/database/server.ts", 'publicNetworkAccess: "Disabled"', 'publicNetworkAccess: "Enabled"'],
};

/** A control that is deleted outright, in the same form. */
const removed: Readonly<Record<"aws" | "azure", Change>> = {
  aws: ["providers/aws/monitoring.ts", "if (spec.guards.threatDetection)", "if (!spec.guards.threatDetection)"],
  azure: ["providers/azure/monitoring.ts", "if (guards.threatDetection)", "if (!guards.threatDetection)"],
};

/** Rules that need what the engine doesn't tell, as in tests/policy/doors.test.ts, and those about the whole. */
const hidden =
  /^(key-deletion-guard|keys-protected|log-immutability|stateful-protected|controls-\S*evidenced|waive\S+|not-known-yet)\b/;

const served = { version: "7.48.0", weather: { speed: 4_000, slowest: 150, expired: false }, random: new Random(1) };

// Names of steps in the engine's summary.
const created = /\+ (\d+) created/;
const unchanged = /(\d+) unchanged/;
const deleted = /- (\d+) deleted/;

function counted(pattern: RegExp, output: string): number {
  return Number(pattern.exec(output)?.[1] ?? 0);
}

/** One cloud alone, where the two run side by side; and of each the production stack, unless everything is wanted. */
const only = process.env["COMMERCE_CLOUD"];
const stacks = ["prod-aws", "dev-aws", "prod-azure", "dev-azure"]
  .filter((stack) => only === undefined || stack.endsWith(`-${only}`))
  .filter((stack) => stack.startsWith("prod") || only === undefined || process.env["COMMERCE_ENGINE"] === "all");

for (const stack of stacks) {
  describe(`${stack} through the real engine`, function () {
    this.timeout(900_000);
    const cloud = stack.endsWith("aws") ? "aws" : "azure";
    const levels = join(pack, "config", stack.startsWith("prod") ? "production.json" : "development.json");
    const judged = ["--policy-pack", pack, "--policy-pack-config", levels];
    const cloudOf = emptyCloud(stack);
    const made = () => cloudOf.things.all().filter(({ owner }) => owner === "program");
    let provider: ServedProvider | undefined;
    let engine: Engine;
    let ready = false;

    before(async function () {
      // Needs only the CLI on PATH; everything else is served by this process.
      if (Engine.version() === undefined) this.skip();
      execFileSync("npm", ["run", "build", "--workspace", "policy"], { cwd: join(pack, ".."), stdio: "ignore" });
      provider = await serveProvider(cloudOf, served);
      const { port } = provider;
      engine = new Engine({ aws: port, "azure-native": port, random: port }, stack, settled(stack));
      ready = true;
      const init = await engine.run("stack", "init", stack);
      assert.equal(init.code, 0, init.output);
    });

    after(() => {
      provider?.stop();
      if (ready) engine.dispose();
    });

    it("previews with the policy pack", async () => {
      const { code, output } = await engine.run("preview", ...judged);
      assert.equal(code, 0, output);
      assert.match(output, /commerce@v\d+\.\d+\.\d+ \(local: /, "the pack did not judge");
      assert.doesNotMatch(output, /\[mandatory\]/);
      assert.equal(made().length, 0, "a preview made something");
      // The engine says what the recorder says of a first preview, but for what only retainOnDelete would tell.
      const { rulings } = judge(await planned({ stack, outputs: "unknown", now: new Date().toISOString() }));
      const recorded = rulings.flatMap(({ rule, findings }) =>
        hidden.test(rule.name)
          ? []
          : findings.filter(({ verdict }) => verdict === "violates").map(({ name }) => `${rule.name} ${name}`),
      );
      const said = [...output.matchAll(/^ +- \[\w+\] \[severity: \w+\] {2}(\S+) {2}\(\S+ (.+)\)$/gm)]
        .map(([, rule = "", name = ""]) => `${rule} ${name}`)
        .filter((line) => !hidden.test(line));
      assert.deepEqual([...new Set(said)].sort(), [...new Set(recorded)].sort());
    });

    if (stack.startsWith("prod")) {
      it("is stopped by the pack before anything is made, once a store is opened to the public", async () => {
        const undo = engine.change(opened[cloud]);
        try {
          // As people run it: the preview comes first, and what it refuses never begins.
          const { code, output } = await engine.run("up", "--yes", ...judged);
          assert.notEqual(code, 0, "a public store passes");
          assert.match(output, /\[mandatory\].*no-public-stores/);
          assert.match(output, /1\.4\.2/, "the requirement is not named");
          assert.deepEqual(made(), []);
        } finally {
          undo();
        }
      });

      it("is stopped once a control is gone altogether, which no single resource shows", async () => {
        const undo = engine.change(removed[cloud]);
        try {
          const { code, output } = await engine.run("preview", ...judged);
          assert.notEqual(code, 0, "a control that is gone passes");
          assert.match(output, /\[mandatory\].*controls-in-scope-evidenced/);
        } finally {
          undo();
        }
      });
    }

    // Once is enough, with the one weaker engine that a config can ask for.
    if (stack === "dev-aws") {
      it("is stopped by the pack, copied out alone, until a violation is waived", async () => {
        const copy = engine.folder("pack");
        cpSync(pack, copy, { recursive: true, filter: (from) => !from.endsWith("/node_modules") });
        symlinkSync(join(pack, "../node_modules"), join(copy, "node_modules"));
        const waiver = { reason: "a legacy client; accepted by the CISO", expires: "2099-01-01T00:00:00Z" };
        const memcached = { engine: "memcached", size: "small", shards: 2, replicas: 1, waiver };
        const right = settled(stack);
        engine.configure(right.replace(/^( +commerce:cache:)(\n {4}.*)+/m, `$1 ${JSON.stringify(memcached)}`));
        try {
          const levels = ["--policy-pack-config", join(pack, "config/development.json")];
          const stopped = await engine.run("preview", "--policy-pack", copy, ...levels);
          assert.notEqual(stopped.code, 0, "a violation passes");
          const refused = [...stopped.output.matchAll(/\[mandatory\](?: +\[[^\]]*\])? +([a-z0-9-]+)/g)].map(
            ([, name = ""]) => name,
          );
          assert.ok(refused.includes("encryption-at-rest"), stopped.output);
          const resource = "aws:elasticache/cluster:Cluster::*";
          const waivers = [...new Set(refused)].map((control) => ({ control, resource, owner: "CISO", ...waiver }));
          const file = engine.file("waivers.json", JSON.stringify(waivers));
          const waived = await engine.runWith({ POLICY_WAIVERS: file }, "preview", "--policy-pack", copy, ...levels);
          assert.equal(waived.code, 0, waived.output);
          assert.match(waived.output, /waived-findings[^]*accepted by CISO/, "what is waived is not shown");
        } finally {
          engine.configure(right);
        }
      });
    }

    it("makes with `up` what the offline plan promised", async () => {
      const { code, output } = await engine.run("up", "--yes", "--skip-preview", ...judged);
      assert.equal(code, 0, output);
      const { resources } = await planned({ stack, now: new Date().toISOString() });
      assert.equal(counted(created, output), resources.length, output);
      const cloud = resources.filter(({ custom, type }) => custom && !type.startsWith("pulumi:providers:"));
      // Subscriptions carry a hash of their address, and placeholders stand for others.
      const label = ({ type, name }: { type: string; name: string }) =>
        `${type} ${name.replace(/^mail-[0-9a-f]{8}/, "mail")}`;
      assert.deepEqual(made().map(label).sort(), cloud.map(label).sort());
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
      const before = made().length;
      // With its preview, as people run it: that is where a guard stops it before anything is lost.
      const { code, output } = await engine.run("destroy", "--yes");
      if (stack.startsWith("prod")) {
        assert.notEqual(code, 0, output);
        assert.match(output, /protect/);
        assert.equal(made().length, before, "a guarded stack lost something");
        // What the clouds themselves then refuse is a scenario of its own.
        return;
      }
      assert.equal(code, 0, output);
      assert.ok(counted(deleted, output) > 0, output);
      // What is left on purpose: else a run would switch off what others rely on.
      const { resources } = await planned({ stack, now: new Date().toISOString() });
      const kept = new Set(resources.filter(({ options }) => options.retainOnDelete).map(({ name }) => name));
      assert.deepEqual(
        made().filter(({ name }) => !kept.has(name)),
        [],
      );
    });
  });
}

describe("a stack with placeholders left", function () {
  this.timeout(120_000);

  it("is refused by the engine before the first resource, with all of them named", async function () {
    if (Engine.version() === undefined) this.skip();
    const cloud = emptyCloud("prod-aws");
    const provider = await serveProvider(cloud, served);
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
      assert.deepEqual(
        cloud.things.all().filter(({ owner }) => owner === "program"),
        [],
      );
    } finally {
      provider.stop();
      engine.dispose();
    }
  });
});
