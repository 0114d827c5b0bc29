import { unseen } from "../../../../policy/view";
import type { Given, RuleCases } from "../case";

const scoped = { tags: { "pci-scope": "cde" } };
const it = (type: string, name: string, inputs: object): Given => ({
  type: `azure-native:${type}`,
  name,
  inputs: { ...inputs },
});
const vault = it("keyvault:Vault", "vault", scoped);

export const scopeTags: RuleCases = {
  rule: "scope-tags",
  cases: [
    { what: "everything marked", stack: [vault, it("sql:Server", "server", scoped)], found: [] },
    {
      what: "marks that the stack doesn't use",
      stack: [it("sql:Server", "server", { tags: { owner: "shop" } })],
      found: [],
    },
    { what: "one without", stack: [vault, it("sql:Server", "server", {})], found: ["server tags.pci-scope"] },
    {
      what: "one that says nothing",
      stack: [vault, it("sql:Server", "server", { tags: { "pci-scope": "todo" } })],
      found: ["server tags.pci-scope"],
    },
    {
      what: "tags not known yet",
      stack: [vault, it("sql:Server", "server", { tags: unseen })],
      found: ["? server tags.pci-scope"],
    },
    { what: "what takes no tags", stack: [vault, it("network:Subnet", "subnet", {})], found: [] },
    { what: "keys, none of which is marked", stack: [vault, it("keyvault:Key", "key", {})], found: [] },
    {
      what: "keys, one of which isn't",
      stack: [it("keyvault:Key", "key", scoped), it("keyvault:Key", "other", {})],
      found: ["other tags.pci-scope"],
    },
    {
      what: "what a template sends",
      stack: [
        it("resources:Deployment", "sent", {
          ...scoped,
          properties: {
            template: { resources: [{ type: "Microsoft.Sql/servers/databases", tags: { tier: "data" } }] },
          },
        }),
      ],
      found: ["sent properties.template.resources.0.tags.pci-scope"],
    },
  ],
};
