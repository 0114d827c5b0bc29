import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { load as parseYaml } from "js-yaml";
import { schema } from "../../config/schema";
import { loss } from "../../config/schema/loss";
import { factsOf } from "../../config/schema/key";
import { rawConfig, stackConfig } from "../../config/stack-file";
import { clouds } from "../../providers";
import { load, loadRaw, refusal, stackFile } from "./loading";

const root = join(__dirname, "../..");
const stacks = readdirSync(root).flatMap((file) => /^Pulumi\.(.+)\.yaml$/.exec(file)?.[1] ?? []);
const now = new Date("2026-11-01T00:00:00Z");

/** Keys of a stack file in their order, those inside objects too. */
function keysOf(value: unknown, key = ""): string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [key];
  // Names in here are regions, which differ from stack to stack.
  if (/^commerce:(aws|azure)\.(images|zones|originCertificates)$/.test(key)) return [key];
  return Object.entries(value).flatMap(([name, inner]) => keysOf(inner, key === "" ? name : `${key}.${name}`));
}

const subscription = "99998888-7777-4666-8555-444433332222";
const group = `/subscriptions/${subscription}/resourceGroups/shared/providers`;

/** Values as a user would set them; those of one cloud by the end of the key. */
const values: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  every: [
    [/^domain$/, "shop.example.net"],
    [/^app\.image$/, `registry.example.net/shop:1.2@sha256:${"f".repeat(64)}`],
    [/^alerts\.email/, "ops@example.net"],
  ],
  aws: [
    [/^account$/, "999988887777"],
    [/^dnsZone$/, "Z0ABCDEFGHIJ"],
    [/^aws\.images\./, "ami-00112233445566778"],
  ],
  azure: [
    [/^account$/, subscription],
    [/^dnsZone$/, `${group}/Microsoft.Network/dnsZones/example.net`],
    [/^azure\.(tenant|databaseAdmins\.objectId)$/, subscription],
    [/^azure\.databaseAdmins\.name$/, "Shop database administrators"],
    [/^azure\.sshPublicKey$/, `ssh-ed25519 ${"A".repeat(68)} ops@example.net`],
    [/^azure\.images\./, `${group}/Microsoft.Compute/galleries/shop/images/shop/versions/1.2.3`],
    [/\.vault$/, `${group}/Microsoft.KeyVault/vaults/certificates`],
    [/\.name$/, "origin"],
  ],
};

function realLooking(key: string, cloud: string): string {
  const known = [...(values["every"] ?? []), ...(values[cloud] ?? [])];
  const [, value] = known.find(([pattern]) => pattern.test(key)) ?? [];
  if (value === undefined) throw new Error(`no value for ${key}`);
  return value;
}

describe("stack files", () => {
  it("are there", () => {
    ok(stacks.includes("prod-aws") && stacks.includes("dev-aws"));
  });

  for (const stack of stacks) {
    describe(stack, () => {
      const file = parseYaml(stackFile(stack)) as { config: Record<string, unknown> };

      it("has the same keys in the same order as production", () => {
        const cloud = String(file.config["commerce:cloud"]);
        const production = parseYaml(stackFile(`prod-${cloud}`)) as { config: Record<string, unknown> };
        deepStrictEqual(keysOf(file.config), keysOf(production.config));
        const elsewhere = parseYaml(stackFile("prod-aws")) as { config: Record<string, unknown> };
        const neutral = (config: Record<string, unknown>) =>
          keysOf(config).map((key) => key.replace(/^commerce:(aws|azure)\..*/, "what belongs to one cloud"));
        deepStrictEqual([...new Set(neutral(file.config))], [...new Set(neutral(elsewhere.config))]);
      });

      it("has every top-level key of the schema, in its order, but for other clouds' own and what only a loss needs", () => {
        const own = Object.keys(factsOf(schema).entries ?? {}).filter(
          (name) => !(name in loss) && (!(name in clouds) || name === file.config["commerce:cloud"]),
        );
        deepStrictEqual(Object.keys(file.config), [
          "pulumi:disable-default-providers",
          ...own.map((name) => `commerce:${name}`),
        ]);
      });

      it("forbids default providers", () => {
        deepStrictEqual(file.config["pulumi:disable-default-providers"], ["*"]);
      });

      it("is right but for its placeholders", () => {
        const { placeholders, warnings } = load({ stack });
        deepStrictEqual(warnings, []);
        ok(placeholders.length > 0);
        const { problems } = refusal(() => load({ stack, placeholders: "refuse" }));
        deepStrictEqual(
          problems.map(({ key, given, mend }) => ({ key, given, mend })),
          placeholders.map(({ key, given, mend }) => ({ key, given: `still the placeholder ${given}`, mend })),
        );
      });

      it("runs once its placeholders are set", () => {
        const { placeholders } = load({ stack });
        const { settings } = load({ stack });
        const set = placeholders.map(({ key }) => [key, realLooking(key, settings.cloud)] as const);
        const real = load({ stack, set: Object.fromEntries(set), placeholders: "refuse" });
        strictEqual(real.settings.account, realLooking("account", settings.cloud));
        deepStrictEqual(real.placeholders, []);
        deepStrictEqual(real.settings.peaks, settings.peaks);
      });
    });
  }
});

describe("reading of stack files", () => {
  it("fills in the defaults of the project, and keeps other namespaces apart", () => {
    const values = stackConfig("x", "config:\n  pulumi:x: 1\n  commerce:protect: false\n  lock: irrevocable\n");
    strictEqual(values["protect"], false);
    strictEqual(values["lock"], "irrevocable");
    strictEqual(values["objective"], 99.99);
    deepStrictEqual(values["peaks"], []);
    ok(!("x" in values) && !("domain" in values));
    strictEqual(rawConfig(values)["pulumi:x"], "1");
  });

  it("hands values on as the engine does: scalars as text, the rest as JSON", () => {
    deepStrictEqual(rawConfig({ a: "x", b: 12, c: 99.99, d: true, e: ["<y>"], f: { g: 1 }, h: null }), {
      "commerce:a": "x",
      "commerce:b": "12",
      "commerce:c": "99.99",
      "commerce:d": "true",
      "commerce:e": '["<y>"]',
      "commerce:f": '{"g":1}',
      "commerce:h": "",
    });
  });

  it("takes a time without quotes for text, as the engine does, and then refuses none that is right", () => {
    const peaks = "[{ name: a, start: 2027-01-01T00:00:00Z, end: 2027-01-02T00:00:00Z, factor: 2 }]";
    const text = stackFile("dev-aws").replace("commerce:peaks: []", `commerce:peaks: ${peaks}`);
    const { settings } = loadRaw(rawConfig(stackConfig("dev-aws", text)), { now, placeholders: "stand-in" }, "dev-aws");
    strictEqual(settings.peaks[0]?.start.toISOString(), "2027-01-01T00:00:00.000Z");
  });

  it("refuses an account whose leading zero was lost for want of quotes", () => {
    const text = stackFile("dev-aws").replace('"<12-digit account id>"', "012345678901");
    const attempt = () =>
      loadRaw(rawConfig(stackConfig("dev-aws", text)), { now, placeholders: "stand-in" }, "dev-aws");
    match(refusal(attempt).problems[0]?.mend ?? "", /in quotes$/);
  });

  it("points at the line of a mistake", () => {
    deepStrictEqual(refusal(() => stackConfig("x", "config:\n  commerce:a: [1\n  commerce:b: 2\n")).problems, [
      {
        key: "Pulumi.x.yaml",
        given: "line 3: missed comma between flow collection entries",
        allowed: "YAML",
        mend: "mend that line; tabs may not indent",
      },
    ]);
  });

  it("refuses a file without a map of keys", () => {
    for (const [text, given] of [
      ["config: 7\n", "7"],
      ["just words\n", '"just words"'],
      ["- a\n", '["a"]'],
    ] as const) {
      strictEqual(refusal(() => stackConfig("x", text)).problems[0]?.given, given);
    }
  });

  it("takes an empty file", () => {
    strictEqual(stackConfig("x", "")["protect"], true);
  });
});
