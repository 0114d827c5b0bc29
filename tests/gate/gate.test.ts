import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plan } from "../../diff/plans";
import { Shell } from "./shell";

const root = join(__dirname, "../..");
const urn = "urn:pulumi:a::commerce::aws:s3/bucket:Bucket::b";

const promises = { tiers: {}, objective: 99.99, contractFloor: 100, weakest: { tier: "", percent: 100 } };

/** A plan with one bucket, or without. */
function plan(buckets: number, warnings: readonly string[] = []): Plan {
  const options = {
    protect: false,
    ignoreChanges: [],
    replaceOnChanges: [],
    deleteBeforeReplace: false,
    retainOnDelete: false,
    aliases: [],
    additionalSecretOutputs: [],
  };
  const bucket = {
    urn,
    type: "aws:s3/bucket:Bucket",
    name: "b",
    parent: "",
    custom: true,
    provider: "",
    inputs: {},
    dependencies: [],
    options,
  };
  return {
    stack: "a",
    cloud: "aws",
    resources: buckets > 0 ? [bucket] : [],
    outputs: {},
    warnings,
    findings: [],
    promises,
  };
}

interface Side {
  /** What planning it writes; undefined where it fails. */
  readonly plan?: Plan;
  readonly losses?: string;
}

/** Runs the gate over a merge of two commits. `npm` plans by copying a file, and compares with the real program. */
function gate(base: Side, head: Side) {
  const shell = new Shell();
  const work = join(shell.home, "head");
  mkdirSync(join(work, ".github"), { recursive: true });
  const git = (...args: readonly string[]) =>
    execFileSync(
      "git",
      ["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "init.defaultBranch=main", ...args],
      {
        cwd: work,
        stdio: ["ignore", "pipe", "pipe"],
        env: { PATH: process.env["PATH"], HOME: shell.home },
      },
    );
  git("init");
  const commit = ({ plan: made, losses = "# none\n" }: Side) => {
    writeFileSync(join(work, "Pulumi.a.yaml"), "config: {}\n");
    writeFileSync(join(work, "Pulumi.b-2.yaml"), "config: {}\n");
    writeFileSync(join(work, "plan.json"), made === undefined ? "" : JSON.stringify(made));
    writeFileSync(join(work, ".github/allowed-losses.txt"), losses);
    git("add", "--all");
    git("commit", "--allow-empty", "--message", "x");
  };
  commit(base);
  commit(head);
  shell.command(
    "npm",
    `printf '%s: %s\\n' "$(basename "$PWD")" "$*" >> "$HOME/calls"
    case "$*" in
      ci*) ;;
      *" plan "*) [[ -s plan.json ]] || { echo 'no such key: \`x\`' >&2; exit 2; }; cp plan.json "\${@: -1}"; exit "\${PLAN_EXIT:-0}" ;;
      *" diff "*) shift 4; cd "$ROOT" && exec node --require ./plan/preload.cjs --require ./plan/transpile.cjs diff/index.ts "$@" ;;
    esac`,
  );
  const summary = shell.file("summary", "");
  const ran = (env: Readonly<Record<string, string>> = {}) => {
    const result = shell.run("gate.sh", ["head", "base", "result"], {
      ROOT: root,
      NUMBER: "17",
      GITHUB_STEP_SUMMARY: summary,
      ...env,
    });
    const read = (file: string) => readFileSync(join(shell.home, file), "utf8");
    return {
      ...result,
      report: read("result/report.txt"),
      markdown: read("result/summary.md"),
      number: read("result/number"),
      summary: read("summary"),
      calls: read("calls"),
    };
  };
  return ran;
}

describe("gate.sh", () => {
  it("plans every stack of both sides as of one moment, and compares them", () => {
    const { status, stderr, report, markdown, number, summary, calls } = gate(
      { plan: plan(1) },
      { plan: plan(1, ["new"]) },
    )();
    assert.equal(status, 0, stderr);
    assert.match(report, /a: no resource differs\n {2}Warnings that came\n {2}! new/);
    assert.match(markdown, /^## ✅ Nothing is refused/);
    assert.equal(summary, markdown);
    assert.equal(number, "17\n");
    const moments = [...calls.matchAll(/^(base|head): run --silent plan -- a b-2 --now (\S+Z) --json /gm)];
    assert.deepEqual(
      moments.map(([, side]) => side),
      ["base", "head"],
    );
    assert.equal(new Set(moments.map(([, , moment]) => moment)).size, 1);
  });

  it("fails where a store is lost, and says so in both", () => {
    const { status, stdout, report, summary } = gate({ plan: plan(1) }, { plan: plan(0) })();
    assert.equal(status, 1);
    assert.match(report, /^REFUSED: DATA WOULD BE LOST/);
    assert.match(summary, /^## ❌ Refused/);
    assert.ok(stdout.includes(report), "the log doesn't tell it");
  });

  it("lets pass a loss that this change allows, and none that an earlier one did", () => {
    const allowed = `# on purpose\n${urn}\n`;
    assert.equal(gate({ plan: plan(1) }, { plan: plan(0), losses: allowed })().status, 0);
    assert.equal(gate({ plan: plan(1), losses: allowed }, { plan: plan(0), losses: allowed })().status, 1);
    const unused = gate({ plan: plan(1) }, { plan: plan(1), losses: allowed })();
    assert.equal(unused.status, 1);
    assert.match(unused.report, /can't be compared[^]*nothing is lost with urn/);
  });

  it("compares plans that violate a rule", () => {
    const { status, report } = gate({ plan: plan(1) }, { plan: plan(1) })({ PLAN_EXIT: "1" });
    assert.equal(status, 0);
    assert.match(report, /a: no difference/);
  });

  for (const [side, base, head] of [
    ["base", {}, { plan: plan(1) }],
    ["head", { plan: plan(1) }, {}],
  ] as const) {
    it(`says why the ${side} can't be planned`, () => {
      const { status, report, markdown, number } = gate(base, head)();
      assert.equal(status, 1);
      assert.match(report, new RegExp(`^The ${side} can't be planned\\.\\n\\nno such key: \`x\``));
      assert.match(markdown, /```text\nno such key: 'x'\n```/);
      assert.equal(number, "17\n", "nobody could be told");
    });
  }

  it("calls commands that the project has", () => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      scripts: Record<string, string>;
    };
    assert.ok(scripts["plan"] && scripts["diff"], "npm run plan and npm run diff");
    assert.match(readFileSync(join(root, ".github/allowed-losses.txt"), "utf8"), /^# /);
  });
});
