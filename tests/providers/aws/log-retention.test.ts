import assert from "node:assert/strict";
import { all, planned } from "../../support/plan";

/** PCI DSS 4.0.1, 10.5.1: twelve months in all. */
const year = 365;

/** Groups that hold a record of who did what nowhere else: how the program's own helpers fared, and slow commands. */
const operational = /^(database-(logs-errors|export-log|copies-log)|cache-(slow|engine)-log)-/;

describe("log groups", () => {
  it("keep each record of who did what for a year, or hand it on to a store that does", async () => {
    const plan = await planned();
    const handedOn = new Set(
      all(plan, "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter").map(({ inputs }) => inputs["logGroup"]),
    );
    // The trail's group is for searching: what it holds is delivered to the audit store too.
    const trails = all(plan, "aws:cloudtrail/trail:Trail").map(({ inputs }) =>
      String(inputs["cloudWatchLogsGroupArn"]),
    );
    const short = all(plan, "aws:cloudwatch/logGroup:LogGroup").filter(
      ({ name, inputs }) =>
        Number(inputs["retentionInDays"]) < year &&
        !handedOn.has(inputs["name"]) &&
        !operational.test(name) &&
        !trails.some((arn) => arn.includes(`:log-group:${String(inputs["name"])}:`)),
    );
    assert.deepEqual(
      short.map(({ name }) => name),
      [],
    );
    assert.ok(handedOn.size > 0 && trails.length > 0, "nothing is handed on");
  });
});
