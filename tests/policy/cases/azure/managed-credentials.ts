import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const server = "azure-native:sql:Server";
const mysql = "azure-native:dbformysql:Server";

export const managedCredentials: RuleCases = {
  rule: "managed-credentials",
  cases: [
    { what: "a server without a password", stack: [{ type: server, inputs: {} }], found: [] },
    {
      what: "a server with one, secret or not",
      stack: [
        {
          type: server,
          inputs: { administratorLoginPassword: "Tr0ub4dor" },
          secrets: ["administratorLoginPassword"],
        },
      ],
      found: ["it administratorLoginPassword"],
    },
    {
      what: "a password that isn't known yet",
      stack: [{ type: server, inputs: { administratorLoginPassword: unseen } }],
      found: ["? it administratorLoginPassword"],
    },
    {
      what: "where the service wants one: as text, from a generator, and from the configuration",
      stack: [
        { type: mysql, name: "text", inputs: { administratorLoginPassword: "Tr0ub4dor" } },
        {
          type: mysql,
          name: "made",
          inputs: { administratorLoginPassword: "Tr0ub4dor" },
          refs: { administratorLoginPassword: ["password"] },
        },
        {
          type: mysql,
          name: "kept",
          inputs: { administratorLoginPassword: "Tr0ub4dor" },
          secrets: ["administratorLoginPassword"],
        },
        { type: "random:index/randomPassword:RandomPassword", name: "password", inputs: {} },
      ],
      found: ["text administratorLoginPassword"],
    },
  ],
};
