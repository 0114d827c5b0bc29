import assert from "node:assert/strict";
import type { EvidenceDocument, Line, StackEvidence } from "../../evidence/document";
import { header, toCsv } from "../../evidence/write/csv";
import { judge } from "../../plan/judge";
import { Secret } from "../../plan/recorded";
import { controls } from "../../policy/controls";
import { readersWork } from "../../policy/controls/readers-work";
import { planned } from "../support/plan";
import { leaves } from "../support/values";
import type { Written } from "./running";
import { documentOf, evidence, parseCsv } from "./running";

const stacks = ["prod-aws", "dev-aws", "prod-azure", "dev-azure"] as const;

function allRules({ controls: all, others }: StackEvidence) {
  return [...all.flatMap(({ rules }) => rules), ...others];
}

function linesOf(document: EvidenceDocument): readonly Line[] {
  return document.stacks.flatMap(allRules).flatMap(({ lines }) => lines);
}

describe("evidence", function () {
  this.timeout(60_000);
  let first: Written;
  let document: EvidenceDocument;

  before(async () => {
    first = await evidence(...stacks);
    document = documentOf(first);
  });

  it("is the same byte for byte in two runs", async () => {
    const second = await evidence(...stacks);
    assert.deepEqual(Object.keys(second.files), ["evidence.md", "evidence.csv", "evidence.json"]);
    for (const [name, text] of Object.entries(second.files)) assert.ok(text === first.files[name], `${name} differs`);
  });

  it("has every control for each stack, in the standard's order, and every requirement that is the reader's", () => {
    for (const stack of document.stacks)
      assert.deepEqual(
        stack.controls.map(({ number }) => number),
        controls.map(({ number }) => number),
      );
    const text = first.files["evidence.md"] ?? "";
    for (const { number, title } of controls)
      assert.equal(text.split(`\n#### ${number} `).length - 1, stacks.length, `${number} ${title}`);
    for (const { number } of readersWork) assert.ok(text.includes(`\n| ${number} | `), `${number} is missing`);
  });

  it("says of every resource whether it is in scope, and of none that nothing is known", async () => {
    for (const { stack, scope } of document.stacks) {
      const { resources } = await planned({ stack });
      const custom = resources.filter((resource) => resource.custom);
      assert.deepEqual(scope.resources.map(({ urn }) => urn).sort(), custom.map(({ urn }) => urn).sort());
      for (const row of scope.resources) assert.match(row.scope, /^(cde|connected|out)$/, row.urn);
      for (const { name, type } of resources.filter((each) => each.type.startsWith("commerce:index:")))
        if (!type.endsWith(":Platform"))
          assert.ok(
            scope.components.some(({ component }) => component === `${String(type.split(":").at(-1))} ${name}`),
            `${stack}: ${type} ${name}`,
          );
      for (const { urn, inputs } of custom) {
        const own = (inputs["tags"] as Readonly<Record<string, string>> | undefined)?.["pci-scope"];
        const row = scope.resources.find((each) => each.urn === urn);
        if (own !== undefined) assert.deepEqual([row?.scope, row?.derivedFrom], [own, "its own tag"], urn);
      }
    }
  });

  it("has every finding of the judgement, and what each rule judged", async () => {
    for (const evidenceOfStack of document.stacks) {
      const { rulings } = judge(await planned({ stack: evidenceOfStack.stack }));
      const rules = allRules(evidenceOfStack);
      for (const { rule, findings, judged } of rulings) {
        const lines = rules.filter((each) => each.rule === rule.name).flatMap((each) => each.lines);
        for (const { urn, name, property } of findings)
          assert.ok(
            lines.some(
              (line) =>
                line.urn === urn && line.name === name && line.property === property && line.verdict !== "conforms",
            ),
            `${rule.name}: ${name} ${property}`,
          );
        for (const urn of judged.filter((each) => each !== ""))
          assert.ok(
            lines.some((line) => line.urn === urn),
            `${rule.name}: ${urn}`,
          );
      }
    }
  });

  it("says which property a rule read, and its value", async () => {
    const [aws] = document.stacks;
    const rule = aws && allRules(aws).find(({ rule: name }) => name === "encryption-at-rest");
    const lines = rule?.lines.filter(({ type }) => type === "aws:rds/instance:Instance") ?? [];
    assert.ok(
      lines.some(
        ({ property, value, verdict }) => property === "storageEncrypted" && value === "true" && verdict === "conforms",
      ),
      JSON.stringify(lines),
    );
  });

  it("has the same lines in the CSV, each once", () => {
    const [head, ...rows] = parseCsv(first.files["evidence.csv"] ?? "");
    assert.deepEqual(head, header);
    const column = (name: (typeof header)[number]) => header.indexOf(name);
    const shown = rows.map((row) =>
      ["urn", "resource", "property", "value", "verdict", "wanted", "mend"].map((name) =>
        // A spreadsheet's guard comes off again.
        String(row[column(name as (typeof header)[number])]).replace(/^'/, ""),
      ),
    );
    const wanted = linesOf(document).map(({ urn, name, property, value, verdict, wanted: w = "", mend = "" }) => [
      urn,
      name,
      property,
      value,
      verdict,
      w,
      mend,
    ]);
    assert.deepEqual(shown, wanted);
    for (const row of rows) assert.equal(row.length, header.length);
  });

  it("writes no cell that a spreadsheet would run", () => {
    const [stack] = document.stacks;
    assert.ok(stack, "no stack");
    const line = {
      urn: "",
      type: "t",
      name: "n",
      property: "",
      value: '=HYPERLINK("http://x","y")',
      verdict: "conforms",
    } as const;
    const evil = {
      ...stack,
      controls: [],
      others: [{ rule: "@r", title: "", level: "advisory", lines: [line] } as const],
    };
    const [, row = []] = parseCsv(toCsv({ ...document, stacks: [evil] }));
    assert.ok(row.includes('\'=HYPERLINK("http://x","y")'), String(row));
    assert.ok(row.includes("'@r"), String(row));
    for (const cell of parseCsv(first.files["evidence.csv"] ?? "").flat()) assert.doesNotMatch(cell, /^[=+\-@\t\r]/);
  });

  it("gives no secret away, in any file", async () => {
    const found: string[] = [];
    for (const stack of stacks)
      for (const { inputs } of (await planned({ stack })).resources)
        for (const { value, secret } of leaves(inputs)) if (secret && typeof value === "string") found.push(value);
    assert.ok(found.length > 0, "no plan holds a secret, and this test shows nothing");
    const passwords = found.flatMap((text) => {
      const { password } = (text.startsWith("{") ? JSON.parse(text) : {}) as { password?: string };
      return password === undefined ? [text] : [text, password];
    });
    for (const [name, text] of Object.entries(first.files))
      for (const each of passwords) {
        assert.ok(!text.includes(each), `${name} holds a secret`);
        assert.ok(!text.includes(JSON.stringify(each).slice(1, -1)), `${name} holds a secret`);
      }
    assert.ok(
      new Secret("x").value === "x" && first.files["evidence.json"]?.includes('"value": "[secret]"'),
      "none is masked",
    );
  });

  it("claims nothing, names no path of a machine and no time of day", () => {
    for (const [name, text] of Object.entries(first.files)) {
      assert.doesNotMatch(text, /\bcomplian(t|ce)\b/i, name);
      assert.doesNotMatch(text, /undefined|\[object |NaN/, name);
      assert.ok(!text.includes(process.cwd()), `${name} names a path`);
      assert.ok(!text.includes("\r"), `${name} has other ends of lines`);
    }
    assert.equal(document.judgedAsOf, "2026-11-01");
  });

  it("links to places that are there, in tables that hold together", () => {
    const text = first.files["evidence.md"] ?? "";
    const places = new Set([...text.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id));
    for (const [, id] of text.matchAll(/\]\(#([^)]+)\)/g)) assert.ok(places.has(id), `#${String(id)} is nowhere`);
    let width = 0;
    for (const line of text.split("\n")) {
      const cells = line.startsWith("|") ? line.replaceAll(/\\./g, "").split("|").length : 0;
      if (cells > 0 && width > 0) assert.equal(cells, width, line);
      width = cells;
    }
  });
});
