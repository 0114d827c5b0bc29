import { unseen } from "../../../../policy/view";
import type { Given, RuleCases } from "../case";

const it = (type: string, inputs: object, options: Given["options"] = {}): Given => ({
  type: `azure-native:${type}`,
  inputs: { ...inputs },
  options,
});

export const statefulProtected: RuleCases = {
  rule: "stateful-protected",
  cases: [
    { what: "a protected server", stack: [it("sql:Server", {}, { protect: true })], found: [] },
    {
      what: "a server that stays where it is",
      stack: [it("dbforpostgresql:Server", {}, { retainOnDelete: true })],
      found: [],
    },
    { what: "a server that isn't", stack: [it("sql:Server", {})], found: ["it "] },
    {
      what: "one whose options can't all be seen",
      stack: [it("sql:Server", {}, { protect: false, retainOnDelete: unseen })],
      found: ["? it "],
    },
    {
      what: "an account that was worth a copy",
      stack: [it("storage:StorageAccount", { sku: { name: "Standard_RAGZRS" } })],
      found: ["it "],
    },
    {
      what: "an account that may be made anew",
      stack: [it("storage:StorageAccount", { sku: { name: "Standard_ZRS" } })],
      found: [],
    },
    {
      what: "a deployment that removes the rest",
      stack: [it("resources:Deployment", { properties: { mode: "Complete" } })],
      found: ["it properties.mode"],
    },
  ],
};
