import assert from "node:assert/strict";
import { Cloud } from "./cloud";
import { kinds } from "./kinds";
import { Refusal } from "./refusal";
import type { Request } from "./thing";

describe("quotas", () => {
  for (const { type, quota, global = false } of kinds.values()) {
    if (quota === undefined) continue;
    it(`refuses one ${type} more than ${quota.most}: ${quota.code}`, () => {
      // Nothing else of the type: names and references are not what is shown here.
      const cloud = new Cloud(
        new Map([[type, { type, quota, global, outputs: ({ name }) => ({ id: name, arn: name }) }]]),
      );
      const request = (i: number): Request => ({ type, name: `number-${i}`, inputs: {}, region: "here", account: "" });
      for (let i = 0; i < quota.most; i++) cloud.give(request(i));
      assert.throws(
        () => cloud.begin(request(quota.most)),
        (error) => error instanceof Refusal && error.code === quota.code,
      );
    });
  }
});
