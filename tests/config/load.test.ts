import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { instancePort } from "../../components/workload";
import { takenPort } from "../../config/rules/traffic";
import { schema } from "../../config/schema";
import { defaultOf, factsOf } from "../../config/schema/key";
import { load, loadRaw, problems, refusal } from "./loading";

const now = new Date("2026-11-01T00:00:00Z");

/** The least that a stack must say. */
const least = {
  "commerce:cloud": "aws",
  "commerce:account": "111122223333",
  "commerce:regions": '["eu-west-1"]',
  "commerce:recovery": "none",
  "commerce:domain": "shop.example.com",
  "commerce:dnsZone": "Z0123456789ABCDEFGHIJ",
  "commerce:concurrentUsers": "500",
  "commerce:app": JSON.stringify({ image: `registry.example.com/shop@sha256:${"0".repeat(64)}` }),
  "commerce:protect": "false",
};

describe("loading of config", () => {
  it("fills in every default, and the region that writes where there is one only", () => {
    const { settings, warnings, placeholders } = loadRaw(least, { now }, "tiny");
    strictEqual(settings.active, "eu-west-1");
    strictEqual(settings.prefix, "commerce-tiny");
    strictEqual(settings.now, now);
    deepStrictEqual(settings.workload, {
      thinkSeconds: 10,
      requestsPerPage: 8,
      cachedShare: 0.75,
      requestsPerInstance: 200,
      headroom: 1.2,
    });
    strictEqual(settings.cache.engine, "valkey");
    strictEqual(settings.retention.backupDays, 35);
    deepStrictEqual([warnings, placeholders], [[], []]);
  });

  it("gives the cloud of the registry", () => {
    const regions = { "north-1": { slot: 1, zones: ["north-1a", "north-1b", "north-1c"] } };
    const cloud = { regions, with: () => Promise.reject(new Error("not opened")) };
    const raw = { ...least, "commerce:cloud": "moon", "commerce:regions": '["north-1"]', "commerce:account": "any" };
    strictEqual(loadRaw(raw, { now, clouds: { moon: cloud } }).cloud, cloud);
  });

  it("warns of keys of other namespaces, which nobody reads, but for the engine's own", () => {
    const raw = { ...least, "pulumi:disable-default-providers": '["*"]', "aws:region": "us-east-1" };
    deepStrictEqual(loadRaw(raw, { now }).warnings, [
      "aws:region has no effect: the program makes every provider itself; credentials come from the environment",
    ]);
  });

  it("takes a namespace that is nearly its own for a slip", () => {
    const { problems } = refusal(() => loadRaw({ ...least, "comerce:lock": "irrevocable" }, { now }));
    deepStrictEqual(problems, [
      {
        key: "comerce:lock",
        given: '"irrevocable", but there is no such namespace',
        allowed: "keys that begin with commerce:",
        mend: "did you mean commerce:lock?",
      },
    ]);
  });

  for (const time of [
    "2026-11-26",
    "2026-11-26T18:00:00",
    "2026-11-26T18:00Z",
    "2026-11-26T25:00:00Z",
    "2026-02-29T00:00:00Z",
    "2026-11-26T18:00:00+05",
    "2026-11-26T18:00:00 EST",
  ]) {
    it(`refuses ${time} for a time`, () => {
      deepStrictEqual(
        problems({ set: { "peaks.0.start": time } }).map(({ key }) => key),
        ["peaks[0].start"],
      );
    });
  }

  it("takes a time in any zone for the same moment", () => {
    for (const time of ["2026-11-26T23:00:00Z", "2026-11-26T18:00:00-05:00", "2026-11-27T00:00:00+0100"]) {
      const { settings } = load({ set: { "peaks.0.start": time } });
      strictEqual(settings.peaks[0]?.start.toISOString(), "2026-11-26T23:00:00.000Z");
    }
  });

  it("takes numbers and flags that came as text, in and outside of objects", () => {
    const workload = JSON.stringify({ headroom: "1.5", thinkSeconds: 5 });
    const { settings } = loadRaw({ ...least, "commerce:workload": workload }, { now });
    deepStrictEqual([settings.concurrentUsers, settings.protect], [500, false]);
    deepStrictEqual([settings.workload.headroom, settings.workload.thinkSeconds], [1.5, 5]);
  });

  it("names everything that is missing at once", () => {
    const { problems, message } = refusal(() => loadRaw({}, { now }, "empty"));
    deepStrictEqual(
      problems.map(({ key, given }) => [key, given]),
      ["cloud", "account", "regions", "recovery", "domain", "dnsZone", "concurrentUsers", "app", "alerts.email"].map(
        (key) => [key, key === "alerts.email" ? "[]" : "nothing"],
      ),
    );
    ok(message.startsWith("9 problems in the configuration of commerce-empty:\n\n  cloud: nothing\n    allowed: "));
  });

  it("names problems of every kind at once, in the order of the stack's file", () => {
    const set = {
      domain: "*.example.com",
      concurrentUsers: 0,
      "cache.engine": "memcached",
      "cache.shard": 3,
      "peaks.0.end": "2026-02-30T00:00:00Z",
      "retention.auditDays": 364,
      objectiv: 99.9,
    };
    deepStrictEqual(
      problems({ set, placeholders: "refuse" }).map(({ key, given, mend }) => [key, given, mend]),
      [
        ["objectiv", '"99.9", but there is no such key', "did you mean objective?"],
        [
          "account",
          "still the placeholder <12-digit account id>",
          "pulumi config set account VALUE, such as 111122223333",
        ],
        ["domain", '"*.example.com"', "pulumi config set domain VALUE, such as shop.example.com"],
        [
          "dnsZone",
          "still the placeholder <id of the hosted zone that holds the domain>",
          "pulumi config set dnsZone VALUE, such as Z0123456789ABCDEFGHIJ",
        ],
        ["concurrentUsers", "0", "pulumi config set concurrentUsers VALUE, such as 10000"],
        [
          "peaks[0].end",
          '"2026-02-30T00:00:00Z"',
          "pulumi config set --path 'peaks[0].end' VALUE, such as 2026-12-02T00:00:00-05:00",
        ],
        [
          "app.image",
          "still the placeholder <registry/name@sha256:digest>",
          `pulumi config set --path 'app.image' VALUE, such as registry.example.com/shop@sha256:${"0".repeat(64)}`,
        ],
        ["cache.shard", "3, but there is no such key", "did you mean shards?"],
        ["retention.auditDays", "364", "pulumi config set --path 'retention.auditDays' VALUE, such as 400"],
        [
          "alerts.email[0]",
          "still the placeholder <on-call@example.com>",
          "pulumi config set --path 'alerts.email[0]' VALUE, such as on-call@example.com",
        ],
        ...["us-east-2", "us-west-2"].map((region) => [
          `aws.images.${region}`,
          `still the placeholder <ami id in ${region}>`,
          `pulumi config set --path 'aws.images.${region}' VALUE, such as ami-0123456789abcdef0`,
        ]),
      ],
    );
  });

  it("says what is known of an unknown key that resembles none", () => {
    deepStrictEqual(problems({ set: { "network.colour": "red" } }), [
      {
        key: "network.colour",
        given: '"red", but there is no such key',
        allowed: "nat, endpoints",
        mend: "remove it; docs/config.md lists every key",
      },
    ]);
  });

  it("refuses a wrong type for each key, naming that key, what is allowed and an example", () => {
    for (const [key, facts] of leaves()) {
      const wrong = facts.type === "text" || facts.type === "time" ? 7.5 : "wrong";
      const found = problems({ set: { [key]: wrong } }).find((problem) => problem.key === key);
      ok(found !== undefined, `${key}: ${JSON.stringify(wrong)} was taken`);
      ok(found.allowed === facts.allowed || found.allowed.includes("aws"), key);
      ok(found.mend.includes(key), key);
    }
  });

  it("takes the example of each key", () => {
    const waiver = { reason: "the legacy client speaks nothing else", expires: "2027-06-30T00:00:00Z" };
    const admins = { name: "database-admins", objectId: "33333333-4444-4555-8666-777777777777" };
    const whole = { "cache.waiver": waiver, "azure.databaseAdmins": admins };
    const backup = "arn:aws:rds:us-west-2:111122223333:auto-backup:ab-0123456789abcdef";
    const restored = { recovery: "cold", active: "us-west-2", "restore.at": "latest", "restore.from": backup };
    /** What must be set for a key to be allowed at all. */
    const besides: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
      lostSince: { lost: "us-west-2" },
      "restore.at": restored,
      "restore.from": restored,
    };
    for (const [key, { example }] of leaves()) {
      load({ set: { protect: false, ...whole, ...besides[key], [key]: example }, now: "2026-12-01T00:00:00Z" });
    }
  });

  it("has defaults that keep its own rules", () => {
    for (const [name, entry] of Object.entries(factsOf(schema).entries ?? {})) {
      const value = defaultOf(entry);
      if (value !== undefined && name !== "alerts" && name !== "aws") load({ set: { [name]: value } });
    }
  });

  it("drops a peak of the past with a warning, and keeps the one that is under way", () => {
    const after = load({ now: "2026-12-01T08:00:00Z" });
    deepStrictEqual(
      after.settings.peaks.map(({ name }) => name),
      ["black-friday-2027"],
    );
    deepStrictEqual(after.warnings, [
      "peak black-friday-2026 ended on 2026-12-01: it is left out; remove it from the config",
    ]);
    const during = load({ now: "2026-12-01T07:59:59Z" });
    deepStrictEqual([during.settings.peaks.length, during.warnings], [2, []]);
  });

  it("warns of what is right, and yet should be known", () => {
    const waiver = { reason: "the legacy client speaks nothing else", expires: "2027-06-30T00:00:00Z" };
    const set = {
      lock: "irrevocable",
      "cache.engine": "memcached",
      "cache.waiver": waiver,
      "database.maxStorageGiB": 500,
      "network.nat": "single",
    };
    deepStrictEqual(load({ set }).warnings, [
      "lock is irrevocable: nobody, the account's owner included, can delete the audit record or shorten its 400 days; the store can't be destroyed before",
      "cache.engine is memcached until 2027-06-30, accepted because: the legacy client speaks nothing else",
      "database.maxStorageGiB is less than 26 % above database.storageGiB: expect an event at once that storage nears its limit",
      "network.nat is single: the loss of its zone cuts the other zones off from the internet",
    ]);
  });

  it("warns of an image that is lost with one of the regions", () => {
    const image = (region: string) => `111122223333.dkr.ecr.${region}.amazonaws.com/shop@sha256:${"0".repeat(64)}`;
    const warnings = (region: string) => load({ set: { "app.image": image(region) } }).warnings;
    match(warnings("us-west-2").join(), /^app\.image lies in the registry of us-west-2: /);
    deepStrictEqual(warnings("us-east-1"), []);
    deepStrictEqual(load({ stack: "dev-aws", set: { "app.image": image("us-east-2") } }).warnings, []);
  });

  it("throws what the engine prints without a stack trace", () => {
    const error = refusal(() => load({ set: { cloud: "asw" } }));
    ok(pulumi.RunError.isInstance(error));
    strictEqual(
      error.message,
      '1 problem in the configuration of commerce-prod-aws:\n\n  cloud: "asw"\n    allowed: one of "aws", "azure"\n    mend:    pulumi config set cloud aws',
    );
  });

  it("keeps the container off the very port that the instance takes", () => {
    strictEqual(takenPort, instancePort);
  });

  it("loads no cloud", () => {
    const script = 'require("./config/load"); console.log(JSON.stringify(Object.keys(require.cache)))';
    const args = ["--require", "sucrase/register", "-e", script];
    const { stdout } = spawnSync(process.execPath, args, { cwd: join(__dirname, "../.."), encoding: "utf8" });
    const files = JSON.parse(stdout) as string[];
    ok(files.some((file) => file.endsWith("config/load.ts")));
    deepStrictEqual(
      files.filter((file) => /\/providers\/(index|aws|azure)|@pulumi\/(aws|azure)/.test(file)),
      [],
    );
  });
});

/** Keys that hold a value of their own. */
function leaves(schemaNow = schema as Parameters<typeof factsOf>[0], key = ""): [string, ReturnType<typeof factsOf>][] {
  const facts = factsOf(schemaNow);
  if (facts.entries === undefined) return [[key, facts]];
  return Object.entries(facts.entries).flatMap(([name, entry]) => leaves(entry, key === "" ? name : `${key}.${name}`));
}
