import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readArguments } from "../../evidence/arguments";
import { planned } from "../support/plan";
import { stateOf } from "../support/state";
import { documentOf, evidence } from "./running";

describe("npm run evidence", function () {
  this.timeout(60_000);
  let folder = "";
  before(() => (folder = mkdtempSync(join(tmpdir(), "state-"))));
  after(() => {
    rmSync(folder, { recursive: true });
  });

  function file(name: string, content: unknown): string {
    const path = join(folder, name);
    writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
    return path;
  }

  it("judges production of both clouds where nothing is named, as of today in UTC", () => {
    const args = readArguments([], new Date("2026-11-24T23:59:59Z"));
    assert.deepEqual(args.stacks, ["prod-aws", "prod-azure"]);
    assert.equal(args.now.toISOString(), "2026-11-24T00:00:00.000Z");
    assert.equal(args.out, "evidence-out");
  });

  for (const stack of ["prod-aws", "prod-azure"])
    it(`gives the same document of a state of ${stack} as of its plan, but for where it was read`, async () => {
      const state = file(`${stack}.json`, stateOf(await planned({ stack })));
      const ofState = documentOf(await evidence(stack, "--state", state));
      const ofPlan = documentOf(await evidence(stack));
      assert.deepEqual(
        ofState.stacks.map((each) => ({ ...each, source: "plan" })),
        ofPlan.stacks,
      );
      assert.equal(ofState.stacks[0]?.source, "state");
      assert.deepEqual({ ...ofState, stacks: [] }, { ...ofPlan, stacks: [] });
    });

  it("shows what is violated, and exits 1", async () => {
    const { resources, ...plan } = await planned();
    const broken = resources.map((resource) =>
      resource.type === "aws:rds/instance:Instance"
        ? { ...resource, inputs: { ...resource.inputs, storageEncrypted: false } }
        : resource,
    );
    const written = await evidence("--state", file("broken.json", stateOf({ ...plan, resources: broken })));
    assert.equal(written.code, 1);
    const found = documentOf(written)
      .stacks.flatMap(({ controls }) => controls)
      .filter(({ rules }) =>
        rules.some(
          ({ rule, lines }) => rule === "encryption-at-rest" && lines.some(({ verdict }) => verdict === "finding"),
        ),
      );
    assert.deepEqual(
      found.map(({ number }) => number),
      ["3.5.1"],
    );
    assert.match(written.files["evidence.md"] ?? "", /`storageEncrypted` \| `false` \| \*\*finding\*\*/);
  });

  it("prints a waived finding with who accepted it, until when and why", async () => {
    const waivers = file("waivers.json", [
      {
        control: "encryption-at-rest",
        resource: "aws:rds/instance:*",
        reason: "A trial.",
        owner: "ops",
        expires: "2027-01-01",
      },
    ]);
    const { resources, ...plan } = await planned();
    const broken = resources.map((resource) =>
      resource.type === "aws:rds/instance:Instance"
        ? { ...resource, inputs: { ...resource.inputs, storageEncrypted: false } }
        : resource,
    );
    process.env["POLICY_WAIVERS"] = waivers;
    try {
      const { files } = await evidence("--state", file("waived.json", stateOf({ ...plan, resources: broken })));
      assert.match(files["evidence.md"] ?? "", /\*\*waived\*\* by ops until 2027-01-01: A trial\./);
      assert.match(files["evidence.csv"] ?? "", /waived,.*,ops,2027-01-01,A trial\.\n/);
    } finally {
      delete process.env["POLICY_WAIVERS"];
    }
  });

  it("refuses what it can't use with one clear sentence and exit code 2", async () => {
    const state = file("right.json", stateOf(await planned()));
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [["--frob"], /Unknown option '--frob'[^]*npm run evidence/],
      [["prod-aws", "prod-aws"], /named twice/],
      [["nowhere"], /there is no stack "nowhere"/],
      [["prod-aws", "--set", "concurrentUsers=-1"], /concurrentUsers/],
      [["--state", join(folder, "none.json")], /can't read/],
      [["--state", file("text.json", "no json")], /is no JSON/],
      [["--state", file("other.json", { resources: [] })], /this is no state/],
      [["--state", file("empty.json", { deployment: { resources: [] } })], /holds no resource/],
      [["dev-aws", "--state", state], /is of the stack "prod-aws", and "dev-aws" is named/],
      [["dev-aws", "prod-aws", "--state", state], /one state is of one stack/],
    ];
    for (const [argv, wanted] of cases) {
      const { code, stderr } = await evidence(...argv);
      assert.equal(code, 2, argv.join(" "));
      assert.match(stderr, wanted);
      assert.doesNotMatch(stderr, /\n\s+at /);
    }
    assert.throws(() => readArguments(["--now", "soon"]), /"soon" is not a time/);
  });
});
