import { createHash } from "node:crypto";
import type { Registered } from "./aws";

/** As in ./aws.ts, for the package that makes passwords. */
export const outputs: Readonly<Record<string, (resource: Registered) => Record<string, unknown>>> = {
  "random:index/randomPassword:RandomPassword": ({ name }) => ({ id: "none", result: `made-up-password-of-${name}` }),
  "random:index/randomId:RandomId": ({ name, inputs }) => {
    // Random to the eye, and the same in each plan.
    // Its keepers draw it anew when they change.
    const drawn = `${name} ${JSON.stringify(inputs["keepers"] ?? {})}`;
    const bytes = createHash("sha256").update(drawn).digest().subarray(0, 4);
    return { id: bytes.toString("base64url"), hex: `${String(inputs["prefix"] ?? "")}${bytes.toString("hex")}` };
  },
};
