import assert from "node:assert/strict";
import { settingVariables } from "../../components/variables";
import { schema } from "../../config/schema";
import { factsOf } from "../../config/schema/key";
import { ConfigError } from "../../config/problems";
import { parityDifferences } from "../../docs/parity-differences";
import { planned } from "../support/plan";
import { text } from "../support/values";
import { environment } from "./environments";
import { keyProbes, unprobed } from "./key-probes";
import { rows } from "./promises";
import { neutral } from "./neutral";

const clouds = ["aws", "azure"];
const witnesses = parityDifferences.flatMap((row) => row.witnesses);

/** Leaves of the schema, as dotted keys; a list or a map is one. */
function keysOf(entries: Readonly<Record<string, Parameters<typeof factsOf>[0]>>, above = ""): readonly string[] {
  return Object.entries(entries).flatMap(([name, entry]) => {
    const key = `${above}${name}`;
    const inner = factsOf(entry).entries;
    return inner === undefined || unprobed.includes(key) ? [key] : keysOf(inner, `${key}.`);
  });
}

describe("keys of the config that are no cloud's own", () => {
  it("are each tried", () => {
    const all = keysOf(factsOf(schema).entries ?? {}).filter((key) => !unprobed.includes(key));
    assert.deepEqual(Object.keys(keyProbes).sort(), [...all].sort());
  });

  for (const [key, { kind = "dev", value }] of Object.entries(keyProbes)) {
    const inert = witnesses.flatMap((one) => ("inert" in one && one.key === key ? [one.inert] : []));
    for (const cloud of clouds) {
      const changes = !inert.includes(cloud);
      it(`${key} ${changes ? "changes something" : "changes nothing, as declared,"} on ${cloud}`, async () => {
        const stack = `${kind}-${cloud}`;
        const [before, after] = [await planned({ stack }), await planned({ stack, set: { [key]: value } })];
        assert.equal(text(before.resources) !== text(after.resources), changes);
      });
    }
  }
});

describe("values that one cloud refuses", () => {
  for (const one of witnesses) {
    if (!("refused" in one)) continue;
    for (const cloud of clouds) {
      it(`${one.key}: ${text(one.value)} on ${cloud}`, async () => {
        const attempt = planned({ stack: `dev-${cloud}`, set: { [one.key]: one.value } });
        if (cloud !== one.refused) await attempt;
        else {
          await assert.rejects(
            attempt,
            (error) => error instanceof ConfigError && error.problems[0]?.key.startsWith(one.key) === true,
          );
        }
      });
    }
  }
});

describe("what a container is told", () => {
  /** Of each site its own. */
  const own = [
    "REGION",
    "ASSETS_STORE",
    "DATABASE_HOST",
    "DATABASE_PORT",
    "DATABASE_USER",
    "CACHE_HOST",
    "CACHE_PORT",
    "CACHE_USER",
  ];

  it("has the same variables on every cloud, and the same values but for what is declared", async () => {
    const [first, second] = await Promise.all(
      clouds.map(async (c) => environment(await planned({ stack: `prod-${c}` }))),
    );
    const differing = Object.keys(settingVariables).filter((name) => {
      assert.ok(first?.[name] !== undefined && second?.[name] !== undefined, `${name} is missing on one cloud`);
      return first[name] !== second[name] && !own.includes(name);
    });
    const declared = witnesses.flatMap((one) => ("variable" in one ? [one.variable] : []));
    assert.deepEqual(differing.sort(), [...declared].sort());
  });
});

type Claims = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

describe("what tiers say of themselves", () => {
  const fields = ["zones", "atRest", "inTransit", "exposure", "backupDays", "recovery", "serviceLevel"];

  /** Promises by tier; the sites are one, as the same is said of each. */
  async function claims(stack: string): Promise<Claims> {
    const { outputs, settings } = await planned({ stack });
    const all = Object.entries(outputs["promises"] as Claims);
    return Object.fromEntries(
      all.map(([tier, said]) => [neutral(tier, settings.regions).replace(/^site .*/, "site"), said]),
    );
  }

  it("is the same on every cloud, but for what is declared", async () => {
    const found = new Set<string>();
    for (const kind of ["prod", "dev"]) {
      const [first, second] = [await claims(`${kind}-aws`), await claims(`${kind}-azure`)];
      assert.deepEqual(Object.keys(first), Object.keys(second));
      for (const [tier, said] of Object.entries(first)) {
        for (const field of fields) {
          if (text(said[field]) !== text(second[tier]?.[field])) found.add(`${tier}: ${field}`);
        }
      }
    }
    const declared = witnesses.flatMap((one) => ("field" in one ? [`${one.tier}: ${one.field}`] : []));
    assert.deepEqual([...found].sort(), [...new Set(declared)].sort());
  });

  for (const one of witnesses) {
    if (!("says" in one)) continue;
    it(`${one.tier} says ${String(one.says)} on ${one.on} alone`, async () => {
      for (const cloud of clouds) {
        const said = (await claims(`prod-${cloud}`))[one.tier]?.["caveats"] as readonly string[];
        assert.equal(
          said.some((caveat) => one.says.test(caveat)),
          cloud === one.on,
          said.join("\n"),
        );
      }
    });
  }
});

describe("the table of differences", () => {
  it("names promises that there are", () => {
    const known = rows.map(({ id }) => id);
    const unknown = witnesses.filter((one) => "promise" in one && !known.includes(one.promise));
    assert.deepEqual(unknown, []);
  });

  it("gives for each a reason, a source, and something that shows it", () => {
    for (const { what, reason, source, date, witnesses: shown } of parityDifferences) {
      assert.ok(reason.length > 10 && source.length > 10, what);
      if (date !== undefined) assert.match(date, /^\d{4}-\d{2}-\d{2}$/, what);
      assert.ok(shown.length > 0, `nothing shows: ${what}`);
    }
  });

  it("begins with the dialect of SQL", () => {
    assert.match(parityDifferences[0]?.what ?? "", /SQL/);
  });
});
