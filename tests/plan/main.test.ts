import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as judging from "../../plan/judge";
import { main } from "../../plan/main";
import type { StackPlan } from "../../plan/stack-plan";

async function run(...argv: readonly string[]) {
  const written = { stdout: "", stderr: "" };
  const stream = (name: keyof typeof written) => ({ write: (text: string) => (written[name] += text) });
  const code = await main([...argv, "--now", "2026-11-01T00:00:00Z"], {
    stdout: stream("stdout"),
    stderr: stream("stderr"),
    env: {},
  });
  return { code, ...written };
}

describe("npm run plan", () => {
  it("plans production when nothing is named, and exits 0", async () => {
    const { code, stdout, stderr } = await run();
    assert.equal(code, 0, stderr + stdout);
    for (const heading of [
      "What will stand",
      "What it is sized for",
      "What each tier promises",
      "What the policy pack says",
      'Set before the first "up"',
      'Before the first "up"',
      'During the first "up"',
      'After the first "up"',
    ]) {
      assert.ok(stdout.includes(heading), `${heading} is not printed`);
    }
    for (const key of ["account", "dnsZone", "domain", "app.image"]) {
      assert.match(stdout, new RegExp(`○ ${key.replace(".", "\\.")} `));
    }
    assert.doesNotMatch(stdout, /\u001b\[/, "coloured although it is no terminal");
    assert.doesNotMatch(stdout, /undefined|NaN|\[object/);
  });

  it("plans several stacks in one call and writes them as one JSON array", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "plan-")), "plan.json");
    const { code } = await run("prod-aws", "dev-aws", "--json", file);
    assert.equal(code, 0);
    const plans = JSON.parse(readFileSync(file, "utf8")) as { stack: string; cloud: string; resources: unknown[] }[];
    assert.deepEqual(
      plans.map(({ stack, cloud }) => [stack, cloud]),
      [
        ["prod-aws", "aws"],
        ["dev-aws", "aws"],
      ],
    );
    assert.deepEqual(Object.keys(plans[0]?.resources[0] ?? {}), [
      "urn",
      "type",
      "name",
      "parent",
      "custom",
      "provider",
      "inputs",
      "dependencies",
      "options",
    ]);
    assert.doesNotMatch(readFileSync(file, "utf8"), /made-up-password/);
    assert.match(readFileSync(file, "utf8"), /"\[secret\]"/);
  });

  it("writes one stack as one object, to standard output if told so, and nothing else there", async () => {
    const { stdout } = await run("dev-aws", "--json", "-", "--set", "lock=irrevocable");
    const plan = JSON.parse(stdout) as Record<string, unknown>;
    assert.deepEqual(Object.keys(plan), ["stack", "cloud", "resources", "outputs", "warnings", "findings", "promises"]);
    assert.equal((plan["warnings"] as string[]).length, 1);
    assert.match(String((plan["outputs"] as Record<string, unknown>)["url"]), /^https:/);
  });

  it("exits 1 where the policy pack finds a violation", async () => {
    const { judge } = judging;
    // No config can break a rule, so the judgement is broken instead.
    Object.assign(judging, { judge: (plan: StackPlan) => ({ ...judge(plan), violated: true }) });
    try {
      assert.equal((await run("dev-aws")).code, 1);
    } finally {
      Object.assign(judging, { judge });
    }
    assert.equal((await run("dev-aws")).code, 0);
  });

  it("tells a mistake of its own from a policy violation", () => {
    const script =
      'process.argv.push("dev-aws"); require("./config/load").loadSettings = () => { throw new Error("a bug") }; require("./plan/index")';
    const args = ["--require", "./plan/preload.cjs", "--require", "ts-node/register/transpile-only", "-e", script];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: join(__dirname, "../.."), encoding: "utf8" });
    assert.equal(status, 3, stderr);
    assert.match(stderr, /a bug\nThis is a mistake of the program/);
  });

  it("takes overrides from the command line", async () => {
    const { stdout } = await run("prod-aws", "--set", "concurrentUsers=50000");
    assert.match(stdout, /50000 users at once/);
  });

  it("names every problem of a wrong config at once, exits 2 and prints nothing else", async () => {
    const { code, stdout, stderr } = await run(
      "prod-aws",
      "--set",
      "concurrentUsers=-1",
      "--set",
      "cache.engin=valkey",
      "--set",
      'regions=["us-east-2","mars-1"]',
    );
    assert.equal(code, 2);
    assert.equal(stdout, "");
    assert.match(stderr, /concurrentUsers/);
    assert.match(stderr, /cache\.engin\b.*\n?.*cache\.engine|engine/s);
    assert.match(stderr, /mars-1/);
    assert.doesNotMatch(stderr, /\n\s+at /, "a stack trace is shown");
  });

  it("names what is wrong with any of the stacks, each thing once", async () => {
    const { code, stdout, stderr } = await run("prod-mars", "dev-aws", "prod-aws", "--set", "cloud=asw");
    assert.deepEqual([code, stdout], [2, ""]);
    for (const part of ['no stack "prod-mars"', "of commerce-dev-aws", "of commerce-prod-aws"]) {
      assert.equal(stderr.split(part).length, 2, `${part} is not named once`);
    }
  });

  for (const [argv, pattern] of [
    [["prod-mars"], /no stack "prod-mars".*Stacks here: .*prod-aws/s],
    [["--colour"], /Unknown option '--colour'/],
    [["--set", "concurrentUsers"], /concurrentUsers/],
    [["prod-aws", "prod-aws"], /named twice/],
    [["prod-aws", "--json", "/nowhere/at/all.json"], /can't write/],
  ] as const) {
    it(`exits 2 with one clear sentence for ${argv.join(" ")}`, async () => {
      const { code, stdout, stderr } = await run(...argv);
      assert.equal(code, 2);
      assert.equal(stdout, "");
      assert.match(stderr, pattern);
    });
  }
});
