import assert from "node:assert/strict";
import type { Procedure } from "../../../components/recovery";
import { drill } from "../../../drill/steps";
import { all, planned } from "../../support/plan";

const now = new Date("2026-11-01T00:00:00Z");
const regions = ["us-east-2", "us-west-2"] as const;

const steps = async (procedure: Procedure, recovery: string, lost: string) =>
  (await drill({ stack: "prod-aws", procedure, lost, set: [`recovery=${recovery}`], now })).steps;

const other = (region: string) => (region === regions[0] ? regions[1] : regions[0]);

const every = [
  ["failover", "warm"],
  ["return", "warm"],
  ["restore", "cold"],
  ["return", "cold"],
] as const;

describe("recovery: the steps of every procedure on aws", () => {
  for (const [procedure, recovery] of every)
    for (const lost of regions)
      it(`${procedure}, ${recovery}, ${lost}: say who, on what, how to check it and how long`, async () => {
        const printed = await steps(procedure, recovery, lost);
        assert.ok(printed.length >= 7, `${printed.length} steps`);
        for (const step of printed) {
          for (const field of ["title", "by", "target", "command", "check", "takes"] as const)
            assert.ok(step[field].length > 3, `${step.title}: ${field}`);
          assert.doesNotMatch(JSON.stringify(step), /\[object|undefined|Output</, step.title);
        }
        assert.ok(
          printed.some(({ guard }) => guard !== undefined),
          "something keeps two from writing",
        );
      });

  it("ask the lost region nothing while it is lost", async () => {
    for (const lost of regions)
      for (const [procedure, recovery] of [
        ["failover", "warm"],
        ["restore", "cold"],
      ] as const)
        for (const { command, action } of await steps(procedure, recovery, lost)) {
          assert.doesNotMatch(command, new RegExp(`--region ${lost}`));
          if (action.kind === "call") assert.equal(action.args["region"], other(lost));
        }
  });

  it("close the old writer before anything is deployed, and delete it before it is opened", async () => {
    for (const lost of regions)
      for (const recovery of ["warm", "cold"]) {
        const printed = await steps("return", recovery, lost);
        const kinds = printed.map(({ action }) => (action.kind === "call" ? action.call : action.kind));
        const at = (kind: string) => kinds.indexOf(kind);
        assert.ok(at("close-database") >= 0 && at("close-database") < at("reboot-database"), kinds.join());
        assert.ok(at("reboot-database") < at("config") && at("unprotect-database") < at("up"), kinds.join());
        assert.equal(kinds.filter((kind) => kind === "refresh").length, 1);
        const deletion = recovery === "warm" ? at("up") : kinds.lastIndexOf("up", at("refresh"));
        assert.ok(deletion >= 0 && deletion < at("refresh") && at("refresh") < kinds.lastIndexOf("up"), kinds.join());
      }
  });

  it("end with no key of a loss, and with the roles turned", async () => {
    for (const lost of regions)
      for (const recovery of ["warm", "cold"]) {
        const config = new Map<string, string>([["active", lost]]);
        for (const procedure of [recovery === "warm" ? "failover" : "restore", "return"] as const)
          for (const { action } of await steps(procedure, recovery, lost)) {
            if (action.kind !== "config") continue;
            for (const key of action.remove ?? [])
              for (const known of [...config.keys()])
                if (known === key || known.startsWith(`${key}.`)) config.delete(known);
            for (const [key, value] of Object.entries(action.set ?? {})) config.set(key, value);
          }
        assert.deepEqual([...config], [["active", other(lost)]]);
      }
  });

  it("name groups, instances and resources that are registered", async () => {
    for (const lost of regions) {
      const plan = await planned({ set: { active: other(lost) } });
      const names = new Set(plan.resources.map(({ name }) => name));
      const identifiers = all(plan, "aws:rds/instance:Instance").map(({ inputs }) => inputs["identifier"]);
      for (const { action } of await steps("return", "warm", lost)) {
        if (action.kind === "call" && action.args["database"] !== undefined)
          assert.ok(identifiers.includes(action.args["database"]), action.args["database"]);
        if (action.kind === "refresh") for (const name of action.names) assert.ok(names.has(name), name);
        // One resource and no other: a name alone is that of several, its key among them.
        for (const end of action.kind === "up" ? (action.replace ?? []) : [])
          assert.equal(plan.resources.filter(({ urn }) => urn.endsWith(end)).length, 1, end);
      }
    }
  });
});
