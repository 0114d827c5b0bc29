import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { main } from "../../diff/main";
import type { Plan, Resource } from "../../diff/plans";
import type { PlanFinding } from "../../plan/findings";
import { judge } from "../../plan/judge";
import { toJson } from "../../plan/json";
import { planned } from "../support/plan";

const folder = mkdtempSync(join(tmpdir(), "diff-"));
let files = 0;

function file(content: unknown): string {
  const path = join(folder, `${++files}.json`);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

function run(...argv: readonly string[]) {
  const written = { stdout: "", stderr: "" };
  const stream = (name: keyof typeof written) => ({ write: (text: string) => (written[name] += text) });
  const code = main(argv, { stdout: stream("stdout"), stderr: stream("stderr"), env: {} });
  return { code, ...written };
}

const diff = (base: unknown, head: unknown, ...options: readonly string[]) => run(file(base), file(head), ...options);

function resource(
  type: string,
  name: string,
  inputs: Resource["inputs"] = {},
  options: Partial<Resource["options"]> = {},
): Resource {
  return {
    urn: `urn:pulumi:s::commerce::${type}::${name}`,
    type,
    name,
    parent: "",
    custom: true,
    provider: "",
    inputs,
    dependencies: [],
    options: {
      protect: false,
      ignoreChanges: [],
      replaceOnChanges: [],
      deleteBeforeReplace: false,
      retainOnDelete: false,
      aliases: [],
      additionalSecretOutputs: [],
      ...options,
    },
  };
}

function plan(resources: readonly Resource[], rest: Partial<Plan> = {}): Plan {
  return { stack: "s", cloud: "aws", resources, outputs: {}, warnings: [], findings: [], ...rest };
}

const bucket = "aws:s3/bucket:Bucket";
const instance = "aws:rds/instance:Instance";
const urnOf = (type: string, name: string) => resource(type, name).urn;

describe("npm run diff", () => {
  it("says that a plan is no different from itself, and exits 0", async () => {
    const whole = await planned();
    const json = toJson(whole, judge(whole));
    const { code, stdout } = diff(json, json);
    assert.deepEqual([code, stdout], [0, "prod-aws: no difference\n"]);
  });

  it("tells what was added, removed and changed, and what that does", () => {
    const base = plan([
      resource("aws:sns/topic:Topic", "gone"),
      resource(instance, "db", { instanceClass: "db.m7g.large", tags: { a: "1" }, password: "[secret]", port: null }),
    ]);
    const head = plan([
      resource("aws:sns/topic:Topic", "new"),
      resource(instance, "db", {
        instanceClass: "db.m7g.xlarge",
        tags: { a: "2" },
        password: "[secret]",
        port: 5432,
        strange: 1,
      }),
    ]);
    const { code, stdout } = diff(base, head);
    assert.equal(code, 0, stdout);
    for (const part of [
      "s: 1 added, 1 removed, 1 changed",
      "+ new (sns Topic)",
      "- gone (sns Topic)",
      "instanceClass: db.m7g.large → db.m7g.xlarge [restart]",
      "tags.a: 1 → 2 [in place]",
      "port: not known → 5432 [restart]",
      "strange: nothing → 1 [not known]",
      "1 changed property with an effect that is not known",
      "~ db (rds Instance) [not known]",
    ]) {
      assert.ok(stdout.includes(part), `"${part}" is not in:\n${stdout}`);
    }
    assert.ok(!stdout.includes("secret"), "a masked secret that is the same is no change");
  });

  it("refuses, first of all, to replace a store", () => {
    const head = plan([resource(instance, "db", { storageEncrypted: true })]);
    const { code, stdout } = diff(plan([resource(instance, "db", { storageEncrypted: false })]), head);
    assert.equal(code, 1);
    assert.ok(
      stdout.startsWith("REFUSED: DATA WOULD BE LOST\n✗ db (rds Instance) is replaced by an empty one"),
      stdout,
    );
    assert.match(stdout, /because of storageEncrypted: false → true \[replacement\]/);
    assert.match(stdout, /--allow-loss URN/);
    assert.match(stdout, /~ db \(rds Instance\) \[loss of data\]/);
  });

  it("refuses to lose one, unless what it built is kept", () => {
    const kept = { retainOnDelete: true };
    assert.equal(diff(plan([resource(bucket, "b")]), plan([])).code, 1);
    assert.equal(diff(plan([resource(bucket, "b", {}, kept)]), plan([])).code, 0);
    assert.equal(diff(plan([resource("aws:lb/targetGroup:TargetGroup", "t", { port: 1 })]), plan([])).code, 0);
  });

  it("replaces what is no store without a refusal", () => {
    const target = (port: number) => plan([resource("aws:lb/targetGroup:TargetGroup", "t", { port })]);
    const { code, stdout } = diff(target(1), target(2));
    assert.equal(code, 0);
    assert.match(stdout, /port: 1 → 2 \[replacement\]/);
  });

  it("lets pass what is allowed by name, and nothing else", () => {
    const base = plan([resource(bucket, "a"), resource(bucket, "b")]);
    const [a, b] = [urnOf(bucket, "a"), urnOf(bucket, "b")];
    assert.equal(diff(base, plan([]), "--allow-loss", a).code, 1);
    const { code, stdout } = diff(base, plan([]), "--allow-loss", a, "--allow-loss", b);
    assert.equal(code, 0);
    assert.match(stdout, /^! Allowed by name: .*::a is removed/);
    const unused = diff(base, base, "--allow-loss", a);
    assert.equal(unused.code, 2);
    assert.match(unused.stderr, /nothing is lost with urn:.*::a/);
  });

  it("takes an alias for the same resource", () => {
    const head = resource(bucket, "new", { forceDestroy: true }, { aliases: [urnOf(bucket, "old")] });
    const { code, stdout } = diff(plan([resource(bucket, "old", { forceDestroy: false })]), plan([head]));
    assert.equal(code, 0, stdout);
    assert.match(stdout, /s: 1 renamed\n {2}= new \(s3 Bucket, was old\) \[in place\]\n {6}forceDestroy: false → true/);
    const store = { forceDestroy: false };
    const without = diff(plan([resource(bucket, "old", store)]), plan([resource(bucket, "new", store)]));
    assert.equal(without.code, 1, "without an alias it is another one");
  });

  it("heeds ignoreChanges and replaceOnChanges", () => {
    const server = "azure-native:sql:Server";
    const at = (login: string, options: Partial<Resource["options"]>) =>
      plan([resource(server, "x", { administrators: { login }, tags: { t: login } }, options)]);
    const ignored = { ignoreChanges: ["administrators"] };
    const { code, stdout } = diff(at("a", ignored), at("b", ignored));
    assert.equal(code, 0, stdout);
    assert.match(stdout, /administrators\.login: a → b \[ignored by the program\]/);
    assert.equal(diff(at("a", {}), at("b", {})).code, 1);
    const replacing = { ignoreChanges: ["administrators"], replaceOnChanges: ["tags"] };
    assert.equal(diff(at("a", replacing), at("b", replacing)).code, 1);
  });

  it("shows where a guard is taken away", () => {
    const guarded = plan([resource(bucket, "b", {}, { protect: true })]);
    assert.match(diff(guarded, plan([resource(bucket, "b")])).stdout, /options\.protect: true → false/);
  });

  it("counts those that depend on what is replaced", () => {
    const vpc = "aws:ec2/vpc:Vpc";
    const at = (cidrBlock: string) =>
      plan([
        resource(vpc, "v", { cidrBlock }),
        { ...resource("aws:ec2/subnet:Subnet", "s"), dependencies: [urnOf(vpc, "v")] },
      ]);
    assert.match(
      diff(at("10.0.0.0/16"), at("10.1.0.0/16")).stdout,
      /v \(ec2 Vpc\) \[replacement\]; 1 resource that depend/,
    );
  });

  const finding: PlanFinding = {
    rule: "encryption-at-rest",
    controls: ["3.5.1"],
    level: "mandatory",
    verdict: "violates",
    urn: urnOf(bucket, "b"),
    property: "x",
    message: "is open",
    waived: false,
  };
  const found = (...findings: readonly PlanFinding[]) => plan([resource(bucket, "b")], { findings });

  it("refuses a new violation of a mandatory rule", () => {
    const { code, stdout } = diff(found(), found(finding));
    assert.equal(code, 1);
    assert.match(stdout, /^REFUSED: NEW VIOLATIONS OF MANDATORY RULES\n✗ encryption-at-rest: urn/);
    assert.equal(diff(found({ ...finding, waived: true }), found(finding)).code, 1, "a waiver that ended");
    assert.equal(diff(found(finding), found(finding)).code, 0, "an old one");
    assert.equal(diff(found(), found({ ...finding, level: "advisory" })).code, 0);
    assert.equal(diff(found(), found({ ...finding, verdict: "cannot tell" })).code, 0);
    assert.equal(diff(found(), found({ ...finding, waived: true })).code, 0);
    assert.equal(diff(plan([], { stack: "other" }), found(finding)).code, 1, "in a new stack");
    const older = { ...found(), findings: undefined };
    assert.equal(diff(older, found(finding)).code, 1, "a base that tells no findings");
  });

  it("tells mended findings, promises that changed and warnings", () => {
    const tiers = (zones: number) => ({ promises: { tiers: { cache: { zones } } } as unknown as Plan["promises"] });
    const base = { ...found(finding), ...tiers(3), warnings: ["old"] };
    const { code, stdout } = diff(base, { ...found(), ...tiers(2), warnings: ["new"] });
    assert.equal(code, 0);
    for (const part of ["Mended findings\n  ✓ mandatory", "tiers.cache.zones: 3 → 2", "came\n  ! new", "went\n  old"]) {
      assert.ok(stdout.includes(part), `"${part}" is not in:\n${stdout}`);
    }
  });

  it("follows a finding through a rename", () => {
    const head = resource(bucket, "new", {}, { aliases: [urnOf(bucket, "b")] });
    const moved = { ...finding, urn: head.urn };
    assert.equal(diff(found(finding), plan([head], { findings: [moved] })).code, 0);
  });

  it("matches stacks by name, and tells those that only one file holds", () => {
    const [a, b, c] = ["a", "b", "c"].map((stack) => plan([], { stack }));
    const { code, stdout } = diff([a, b], [c, b]);
    assert.equal(code, 0);
    assert.match(stdout, /^c: new; .*\n\nb: no difference|^c: new/);
    assert.match(stdout, /a: no longer planned/);
  });

  it("writes Markdown in which nothing of the plan is markup", () => {
    const evil = "<img src=x> @team [x](http://e.vil) `|";
    const head = plan([resource(bucket, evil, { tags: { x: evil } })], { warnings: [evil] });
    const { code, stdout } = diff(plan([resource(bucket, "b"), resource(bucket, evil, {})]), head, "--markdown");
    assert.equal(code, 1);
    assert.ok(stdout.startsWith("## ❌ Refused\n\n### Data would be lost\n\n- **b**"), stdout);
    const outsideCode = stdout.replaceAll("\\`", "").replaceAll(/`[^`]*`/g, "");
    assert.doesNotMatch(outsideCode, /<img|@team|(?<!\\)\]\(|http:\/\//);
    for (const line of stdout.split("\n").filter((each) => each.startsWith("|"))) {
      assert.equal(line.replaceAll("\\|", "").split("|").length, 7, `a cell breaks its row: ${line}`);
    }
  });

  it("writes the difference for machines", () => {
    const json = join(folder, "difference.json");
    diff(plan([resource(bucket, "b")]), plan([]), "--json", json);
    const { refused } = JSON.parse(readFileSync(json, "utf8")) as { refused: { urn: string }[] };
    assert.deepEqual(
      refused.map(({ urn }) => urn),
      [urnOf(bucket, "b")],
    );
  });

  const good = file(plan([]));
  for (const [argv, pattern] of [
    [[], /two files are compared, and 0 are named/],
    [[good, good, good], /3 are named/],
    [[good, "--colour", good], /Unknown option '--colour'/],
    [[good, join(folder, "missing.json")], /can't read .*missing\.json/],
    [[good, file("{")], /is no JSON/],
    [[good, file({ stack: "s" })], /holds something else than plans/],
    [[good, file([])], /holds no plan/],
    [[good, file([plan([]), plan([])])], /the stack "s" twice/],
    [[good, good, "--json", "/nowhere/at/all.json"], /can't write/],
  ] as const) {
    it(`exits 2 with one clear sentence: ${pattern.source}`, () => {
      const { code, stdout, stderr } = run(...argv);
      assert.deepEqual([code, stdout], [2, ""]);
      assert.match(stderr, pattern);
    });
  }

  it("runs as a command", () => {
    const { scripts } = JSON.parse(readFileSync(join(__dirname, "../../package.json"), "utf8")) as {
      scripts: { diff: string };
    };
    const [, ...args] = scripts.diff.split(" ");
    const { status, stdout } = spawnSync(process.execPath, [...args, "--help"], {
      cwd: join(__dirname, "../.."),
      encoding: "utf8",
    });
    assert.equal(status, 0);
    assert.match(stdout, /^npm run diff -- BASE\.json HEAD\.json/);
  });
});
