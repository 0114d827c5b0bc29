import { encryptionAtRest as onAws } from "./aws/encryption-at-rest";
import { multiAz as zonesOnAws } from "./aws/multi-az";
import { encryptedByParent, encryptionAtRest as onAzure } from "./azure/encryption-at-rest";
import { multiAz as zonesOnAzure } from "./azure/multi-az";
import type { Check, Rule } from "./rule";

/** Nouns by which stores are called. A type that ends in one and is in no table is not passed over in silence. */
const storeNoun = /:(Bucket|Cache|Cluster|Database|Domain|FileSystem|Instance|Queue|Stream|Table|Vault|Volume)$/;

/** All rules. The offline plan reads this list; only the engine constructs a pack from it. */
export const catalogue: readonly Rule[] = [
  {
    name: "encryption-at-rest",
    title: "Encryption at rest",
    description: "Every store is encrypted at rest, under a customer key wherever the service takes one.",
    controls: ["3.5.1", "3.6.1"],
    checks: { ...onAws, ...onAzure },
  },
  {
    name: "multi-az",
    title: "More than one zone",
    description: "Every store, and what stands in front of it, outlives the loss of a zone.",
    controls: [],
    checks: { ...zonesOnAws, ...zonesOnAzure },
  },
];

/** The check of a rule for a type, if it has something to say about it. */
export function checkFor({ name, checks }: Rule, type: string): Check | undefined {
  const known = checks[type];
  if (known !== undefined) return known;
  if (name !== "encryption-at-rest" || !storeNoun.test(type) || encryptedByParent.includes(type)) return undefined;
  return () => [
    { verdict: "cannot tell", property: "", message: `the rule knows no ${type}; add it to the rule's table` },
  ];
}
