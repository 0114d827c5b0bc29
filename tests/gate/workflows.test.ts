import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { runLint } from "./actionlint";
import type { Workflow } from "./workflow";
import { steps, workflows } from "./workflow";

const root = join(__dirname, "../..");

function workflow(file: string): Workflow {
  const found = workflows.find((each) => each.file === file);
  assert.ok(found, `there is no ${file}`);
  return found;
}

/** Started by a pull request, maybe a stranger's. */
const fromOutside = workflows.filter(({ on }) => "pull_request" in on || "workflow_run" in on);

describe("the workflows", () => {
  it("are the four that the documents name", () => {
    assert.deepEqual(workflows.map(({ file }) => file).sort(), ["comment.yml", "gate.yml", "up.yml", "verify.yml"]);
    assert.equal(fromOutside.length, 3);
  });

  it("are read by a linter that complains", async () => {
    const wrong =
      "on: push\njobs:\n  a:\n    runs-on: ubuntu-1\n    steps:\n      - run: echo ${{ github.event.pull_request.title }}\n";
    const kinds = (await runLint(wrong, "wrong.yml")).map(({ kind }) => kind);
    assert.deepEqual([...kinds].sort(), ["expression", "runner-label"]);
  });

  for (const each of workflows) {
    const { file, text, permissions, jobs } = each;
    describe(file, () => {
      it("gives the linter nothing to complain of", async () => {
        assert.deepEqual(await runLint(text, file), []);
      });

      it("pins every action by a digest, with the version beside it", () => {
        const used = text.split("\n").filter((line) => /^\s*(- )?uses:/.test(line));
        assert.equal(used.length, steps(each).filter(({ uses }) => uses !== undefined).length);
        const loose = used.filter((line) => !/uses: [\w-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+\b/.test(line));
        assert.deepEqual(loose, []);
      });

      it("lets nobody write unless a job asks for it", () => {
        assert.ok(permissions, "no permissions: the token has the repository's default rights");
        assert.deepEqual(
          Object.values(permissions).filter((access) => access !== "read" && access !== "none"),
          [],
        );
      });

      it("ends each job in time", () => {
        for (const [name, job] of Object.entries(jobs))
          assert.ok(job["timeout-minutes"], `${name} may run for six hours`);
      });

      it("leaves no credentials in a checkout", () => {
        const checkouts = steps(each).filter(({ uses }) => uses?.startsWith("actions/checkout@"));
        assert.deepEqual(
          checkouts.filter((step) => step.with?.["persist-credentials"] !== false),
          [],
        );
      });

      it("keeps what is longer than three lines in scripts that exist", () => {
        for (const { run = "" } of steps(each)) {
          assert.ok(run.trim().split("\n").length <= 3, run);
          for (const [script] of run.matchAll(/\.github\/scripts\/[\w-]+\.sh/g)) {
            assert.ok(existsSync(join(root, script)), `${script} does not exist`);
          }
        }
      });
    });
  }

  it("pin each action at one digest", () => {
    const used = new Set(workflows.flatMap(steps).flatMap(({ uses }) => (uses === undefined ? [] : [uses])));
    const names = [...used].map((uses) => uses.split("@")[0]);
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      [],
    );
  });

  for (const { file, text, jobs, on } of fromOutside) {
    it(`hands ${file} no secret`, () => {
      assert.doesNotMatch(text, /\bsecrets\b/);
      assert.ok(!("pull_request_target" in on), "it runs a stranger's code with the repository's rights");
    });

    it(`gives who is not of this repository no right in ${file} but to read`, () => {
      if (file === "comment.yml") return;
      const powerful = Object.entries(jobs).filter(([, { permissions = {} }]) =>
        Object.values(permissions).includes("write"),
      );
      for (const [name, job] of powerful) {
        assert.match(
          job.if ?? "",
          /^github\.event\.pull_request\.head\.repo\.full_name == github\.repository && /,
          name,
        );
      }
      assert.equal(powerful.length, file === "gate.yml" ? 2 : 0);
    });
  }

  it("comment with a workflow that runs nothing of the pull request", () => {
    const comment = workflow("comment.yml");
    const actions = steps(comment).flatMap(({ uses }) => (uses === undefined ? [] : [uses.split("@")[0]]));
    assert.deepEqual(actions, ["actions/download-artifact"]);
    assert.doesNotMatch(comment.text, /head_branch|head_commit|display_title|head_repository/, "a stranger's own text");
    assert.deepEqual(comment.permissions, {});
    const rights = Object.values(comment.jobs).map(({ permissions }) => permissions);
    assert.deepEqual(rights, [{ actions: "read", contents: "read", "pull-requests": "write" }]);
    assert.match(comment.text, /contents\/\.github\/scripts\/comment\.sh\?ref=\$GITHUB_SHA/, "another branch's script");
  });

  it("put no expression into a shell", () => {
    for (const { file, jobs } of workflows) {
      const lines = Object.values(jobs).flatMap((job) => job.steps.map(({ run = "" }) => run));
      assert.deepEqual(
        lines.filter((run) => run.includes("${{")),
        [],
        file,
      );
    }
  });

  it("judge a preview and an up by the same pack and the same config", () => {
    const engines = [workflow("gate.yml"), workflow("up.yml")]
      .flatMap(steps)
      .filter(({ uses, with: inputs }) => uses?.startsWith("pulumi/actions@") && inputs?.["command"] !== undefined);
    assert.equal(engines.length, 4);
    for (const { with: inputs = {} } of engines) {
      assert.equal(inputs["policyPacks"], "policy");
      assert.equal(inputs["policyPackConfigs"], "policy/config/production.json");
    }
  });

  it("change production from the default branch and the reviewed environment alone", () => {
    for (const job of Object.values(workflow("up.yml").jobs)) {
      assert.match(job.if ?? "", /github\.ref_name == github\.event\.repository\.default_branch$/);
      assert.equal(job.environment, "production");
    }
  });
});
