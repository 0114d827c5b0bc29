import assert from "node:assert/strict";
import { judge } from "../../policy/judge";
import type { Waiver } from "../../policy/rule";
import { readWaivers } from "../../policy/waiving";
import type { Given } from "./cases/case";
import { viewsOf } from "./cases/case";

const now = new Date("2026-11-01T00:00:00Z");
const plain: Given = { type: "aws:rds/instance:Instance", name: "shop", inputs: { storageEncrypted: false } };
const accepted: Waiver = {
  control: "3.5.1",
  resource: "aws:rds/instance:Instance::sh*",
  reason: "goes away in spring",
  owner: "data team",
  expires: "2026-12-01",
};

function judged(waiver: Partial<Waiver> = {}, stack: readonly Given[] = [plain]) {
  const { rulings, badWaivers } = judge(viewsOf(stack), { waivers: [{ ...accepted, ...waiver }], now });
  const ruling = rulings.find(({ rule }) => rule.name === "encryption-at-rest") ?? assert.fail("no such rule");
  return { found: ruling.findings.length, waived: ruling.waived.length, bad: badWaivers.map(({ message }) => message) };
}

describe("waivers", () => {
  it("accept a violation by requirement or by rule, and keep it to be shown", () => {
    assert.deepEqual(judged(), { found: 0, waived: 1, bad: [] });
    assert.deepEqual(judged({ control: "encryption-at-rest" }), { found: 0, waived: 1, bad: [] });
  });

  it("accept nothing of another requirement, resource or stack", () => {
    assert.equal(judged({ control: "1.3.1" }).found, 1);
    assert.equal(judged({ resource: "aws:rds/instance:Instance::other" }).found, 1);
    assert.equal(judged({ resource: "aws:rds/instance:Instance::s.*" }).found, 1, "a dot is a dot");
    const elsewhere = judged({ stack: "prod-*" });
    assert.deepEqual(elsewhere, { found: 1, waived: 0, bad: [] }, "a waiver for other stacks is no bad one");
    assert.equal(judged({ stack: "te*" }).waived, 1);
  });

  it("are a violation themselves when they have ended, and accept nothing from then on", () => {
    const { found, bad } = judged({ expires: "2026-11-01T00:00:00Z" });
    assert.equal(found, 1);
    assert.match(bad.join(), /3\.5\.1 .* \(data team\) ended on 2026-11-01/);
    assert.equal(judged({ expires: "2026-11-01T00:00:01Z" }).found, 0);
  });

  it("are a violation themselves when they accept nothing that is there", () => {
    const right: Given = { ...plain, inputs: { storageEncrypted: true } };
    assert.match(judged({}, [right]).bad.join(), /accepts nothing that is there; remove it/);
  });

  it("make the judgement fail as a whole when they are bad", () => {
    const fine: Given = { type: "aws:iam/instanceProfile:InstanceProfile", inputs: {} };
    const good = judge(viewsOf([fine]), { now });
    assert.equal(good.violated, false);
    assert.equal(judge(viewsOf([fine]), { waivers: [accepted], now }).violated, true);
  });

  it("are refused as a file with everything that is wrong, at once", () => {
    const wrong = [{ ...accepted, owner: "", expires: "soon", note: "x" }, "text", { ...accepted, control: "*" }];
    assert.throws(
      () => readWaivers(wrong, "w.json"),
      (error: Error) => {
        for (const part of ["[0].owner", '[0].expires is "soon"', "[0].note is not a key", "[1] is", "[2].control"])
          assert.ok(error.message.includes(part), `${part} is not in ${error.message}`);
        return true;
      },
    );
    assert.throws(() => readWaivers({}, "w.json"), /is not a list/);
    assert.deepEqual(readWaivers([accepted], "w.json"), [accepted]);
  });
});
