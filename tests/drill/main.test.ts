import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { main } from "../../drill/main";
import type { Drill } from "../../drill/steps";
import { planned } from "../support/plan";

async function run(...argv: readonly string[]) {
  const written = { stdout: "", stderr: "" };
  const stream = (name: keyof typeof written) => ({ write: (text: string) => (written[name] += text) });
  const code = await main(argv, { stdout: stream("stdout"), stderr: stream("stderr"), env: {} });
  return { code, ...written };
}

const dry = (...argv: readonly string[]) => run(...argv, "--dry-run");

describe("drill", () => {
  it("prints each step with who, command, check and time", async () => {
    const { code, stdout } = await dry("failover", "--stack", "prod-aws");
    assert.equal(code, 0);
    assert.match(stdout, /^prod-aws, failover: us-east-2 is lost/);
    assert.match(stdout, / 2\. Start the failover plan for us-west-2\n {4}who {4}whoever decides\n/);
    for (const label of ["who", "on", "run", "check", "takes", "guard"])
      assert.match(stdout, new RegExp(`^ {4}${label} `, "m"));
  });

  it("prints either direction, whatever the config says now", async () => {
    for (const set of [[], ["--set", "active=us-west-2"], ["--set", "active=us-west-2", "--set", "lost=us-east-2"]]) {
      const { stdout } = await dry("failover", "--stack", "prod-aws", "--lost", "us-west-2", ...set);
      assert.match(stdout, /--target-region us-east-2/);
    }
  });

  it("takes what the config says is lost for what comes back", async () => {
    const set = ["--set", "active=us-east-2", "--set", "lost=us-west-2"];
    const { stdout } = await dry("return", "--stack", "prod-aws", "--json", ...set);
    assert.equal((JSON.parse(stdout) as Drill).lost, "us-west-2");
  });

  it("refuses to run anything, and what is no procedure of the stack", async () => {
    for (const [argv, says] of [
      [["failover", "--stack", "prod-aws"], /Say --dry-run/],
      [["failover", "--dry-run"], /--stack is missing/],
      [["fallover", "--stack", "prod-aws", "--dry-run"], /failover, restore, return/],
      [["restore", "--stack", "prod-aws", "--dry-run"], /has no procedure "restore" with recovery: warm/],
      [["failover", "--stack", "dev-aws", "--dry-run"], /one region/],
      [["failover", "--stack", "nowhere", "--dry-run"], /no stack "nowhere"/],
      [["failover", "--stack", "prod-aws", "--lost", "eu-west-1", "--dry-run"], /the regions are/],
      [["failover", "--stack", "prod-aws", "--set", "active=x", "--dry-run"], /active/],
    ] as const) {
      const { code, stderr, stdout } = await run(...argv);
      assert.deepEqual([code, stdout], [2, ""], argv.join(" "));
      assert.match(stderr, says);
    }
  });

  it("takes real names from the outputs of the stack", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "drill-")), "outputs.json");
    const { outputs } = await planned();
    writeFileSync(file, JSON.stringify(outputs).replaceAll("plan/failover:0a1b2c", "plan/failover:real99"));
    const { code, stdout } = await dry("failover", "--stack", "prod-aws", "--outputs", file);
    assert.equal(code, 0);
    assert.match(stdout, /failover: us-east-2 is lost/);
    assert.match(stdout, /plan\/failover:real99/);
    assert.doesNotMatch(stdout, /made up/);
    assert.match((await dry("return", "--stack", "prod-aws", "--outputs", file)).stdout, /return: us-west-2 answers/);
    assert.equal((await dry("restore", "--stack", "prod-aws", "--outputs", file)).code, 2);
    writeFileSync(file, "none");
    assert.match((await dry("failover", "--stack", "prod-aws", "--outputs", file)).stderr, /can't read/);
  });
});
