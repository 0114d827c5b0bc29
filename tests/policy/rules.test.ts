import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { byCloud, catalogue } from "../../policy/catalogue";
import { judgeRule } from "../../policy/judge";
import type { Rule } from "../../policy/rule";
import { StackView } from "../../policy/stack-view";
import type { RuleCase, RuleCases } from "./cases/case";
import { viewsOf } from "./cases/case";

const folder = join(__dirname, "cases");

function ruleOf(name: string): Rule {
  return catalogue.find((rule) => rule.name === name) ?? assert.fail(`no rule ${name}`);
}

function casesOf(cloud: string): readonly RuleCases[] {
  return (
    readdirSync(join(folder, cloud))
      .filter((file) => file.endsWith(".ts"))
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- whatever lies in the folder is a case
      .flatMap((file) => Object.values(require(join(folder, cloud, file)) as Record<string, RuleCases>))
  );
}

function found(rule: Rule, { stack }: RuleCase): readonly string[] {
  return judgeRule(rule, new StackView(viewsOf(stack))).flatMap(({ resource, complaints }) =>
    complaints.map(({ verdict, property }) => `${verdict === "violates" ? "" : "? "}${resource.name} ${property}`),
  );
}

for (const cloud of Object.keys(byCloud)) {
  describe(`policy rules on ${cloud}`, () => {
    const all = casesOf(cloud);

    it("have each a case that fires and a neighbour that doesn't", () => {
      const without = (byCloud[cloud] ?? []).flatMap(({ name }) => {
        const cases = all.filter(({ rule }) => rule === name).flatMap((each) => each.cases);
        const fires = cases.some((each) => each.found.some((what) => !what.startsWith("?")));
        return fires && cases.some((each) => each.found.length === 0) ? [] : [name];
      });
      assert.deepEqual(without, []);
    });

    for (const { rule, cases } of all) {
      for (const each of cases) {
        it(`${rule}: ${each.what}`, () => {
          assert.deepEqual([...found(ruleOf(rule), each)].sort(), [...each.found].sort());
        });
      }
    }
  });
}

describe("policy catalogue", () => {
  it("names each rule once, and judges only what is demanded", () => {
    const names = catalogue.map(({ name }) => name);
    assert.deepEqual(names, [...new Set(names)]);
    for (const [cloud, rules] of Object.entries(byCloud)) {
      const own = rules.map(({ name }) => name);
      assert.deepEqual(own, [...new Set(own)], `${cloud} has a rule twice`);
      assert.deepEqual(
        own.filter((name) => !names.includes(name)),
        [],
        `${cloud} judges what nobody demands`,
      );
    }
  });

  it("asks either of single resources or of relations, never both: the engine knows one name for one kind", () => {
    const both = catalogue.filter(({ checks, relations }) => Object.keys(checks).length > 0 && relations.length > 0);
    assert.deepEqual(
      both.map(({ name }) => name),
      [],
    );
  });
});
