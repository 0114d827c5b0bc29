import assert from "node:assert/strict";
import * as fc from "fast-check";
import { physicalName } from "../../../../providers/aws/shared/physical-name";

const wholes = fc.stringMatching(/^[a-z][a-z0-9-]{0,99}$/);
const limits = fc.integer({ min: 12, max: 64 });

describe("physical names", () => {
  it("keep their limit, their beginning, and a form that services take", () => {
    fc.assert(
      fc.property(wholes, limits, (whole, limit) => {
        const name = physicalName(whole, limit);
        assert.ok(name.length <= limit, `${name} is longer than ${limit}`);
        assert.match(name, /^[a-z][a-z0-9-]*$/);
        assert.ok(whole.startsWith(name.slice(0, limit - 9)), `${name} doesn't begin as ${whole}`);
      }),
    );
  });

  it("are left alone where they fit", () => {
    fc.assert(fc.property(wholes, (whole) => assert.equal(physicalName(whole, whole.length), whole)));
  });

  it("tell apart what differs beyond the limit only", () => {
    fc.assert(
      fc.property(wholes, wholes, limits, (a, b, limit) => {
        fc.pre(a !== b);
        const prefix = "x".repeat(limit);
        assert.notEqual(physicalName(`${prefix}${a}`, limit), physicalName(`${prefix}${b}`, limit));
      }),
    );
  });
});
