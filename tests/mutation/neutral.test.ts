import assert from "node:assert/strict";
import { controls } from "../../policy/controls";
import { matchesProperty } from "./match";
import { writtenTables } from "./written";

const tokens: Readonly<Record<"aws" | "azure", (module: string, type: string) => string>> = {
  aws: (module, type) => `aws:${module}/${type.slice(0, 1).toLowerCase()}${type.slice(1)}:${type}`,
  azure: (module, type) => `azure-native:${module}:${type}`,
};

/** `rds.Instance.storageEncrypted` as type token and path. */
function evidence(): readonly { readonly number: string; readonly type: string; readonly path: string }[] {
  return controls.flatMap(({ number, evidence: found }) =>
    (["aws", "azure"] as const).flatMap((cloud) => {
      const here = found[cloud];
      if ("notApplicable" in here) return [];
      return here.map((each) => {
        const [module = "", type = "", ...path] = each.split(".");
        return { number, type: tokens[cloud](module, type), path: path.join(".") };
      });
    }),
  );
}

/** The pattern names the property, or all that is in it; a single part of it, such as a rule's name, may be neutral. */
function covers(pattern: string, type: string, path: string): boolean {
  return matchesProperty(pattern, type, path) || matchesProperty(pattern, type, `${path}.any`);
}

describe("neutral properties", () => {
  const { neutrals } = writtenTables();

  it("are none that a control has as its evidence", () => {
    const wrong = evidence().flatMap(({ number, type, path }) =>
      neutrals.flatMap(({ reason, properties }) =>
        properties
          .filter((pattern) => covers(pattern, type, path))
          .map((pattern) => `${number} rests on ${type} ${path}, but "${pattern}" is neutral: ${reason}`),
      ),
    );
    assert.deepEqual(wrong, []);
  });

  it("would be found out", () => {
    const all = evidence();
    assert.ok(all.length > 100, `${all.length} properties are evidence`);
    const [type, path] = ["aws:rds/instance:Instance", "storageEncrypted"];
    assert.ok(
      all.some((each) => each.type === type && each.path === path),
      "storageEncrypted is no evidence",
    );
    assert.ok(covers("aws:rds/* *", type, path), "a star covers it");
    assert.ok(covers(`${type} ${path}.**`, type, path), "what is below it is covered");
    assert.ok(!covers(`${type} ${path}.*.name`, type, path), "a part of it is not all of it");
  });
});
