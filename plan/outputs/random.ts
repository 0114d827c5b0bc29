import type { Registered } from "./aws";

/** As in ./aws.ts, for the package that makes passwords. */
export const outputs: Readonly<Record<string, (resource: Registered) => Record<string, unknown>>> = {
  "random:index/randomPassword:RandomPassword": ({ name }) => ({ id: "none", result: `made-up-password-of-${name}` }),
  "random:index/randomId:RandomId": ({ inputs }) => ({
    id: "CgsMDQ",
    hex: `${String(inputs["prefix"] ?? "")}0a0b0c0d`,
  }),
};
