import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, unseen } from "../view";

/** How keys for fields are called. */
const forFields =
  /\b(fields?|columns?|application|app|envelope|token(s|i[sz]ation)?|client[- ]side|payments?|card|pan|sensitive|personal)\b/i;

const keys = ["aws:kms/key:Key", "aws:kms/replicaKey:ReplicaKey", "aws:kms/externalKey:ExternalKey"] as const;

/** Stores in which fields stand. Copies hold what their source holds. */
const databases = [
  "aws:rds/instance:Instance",
  "aws:rds/cluster:Cluster",
  "aws:docdb/cluster:Cluster",
  "aws:dynamodb/table:Table",
] as const;

function isForFields(key: ResourceView, stack: StackView): boolean {
  const aliases = stack.pointingAt(key, "aws:kms/alias:Alias", "targetKeyId");
  const said = [at(key, "description"), key.name, ...aliases.map((alias) => at(alias, "name"))].map((text) =>
    typeof text === "string" ? text.replace(/[/_-]/g, " ") : "",
  );
  return said.some((text) => forFields.test(text));
}

/**
 * Encryption of the whole disk counts by itself on removable media only (3.5.1.2): where fields are stored, a key that the
 * application itself uses stands beside. It may stand in another stack, so this is advice.
 */
function relation(stack: StackView): readonly About[] {
  const own = stack.ofType(...keys).filter((key) => isForFields(key, stack));
  // A description that isn't known yet may say it.
  const hidden = stack.ofType(...keys).some((key) => at(key, "description") === unseen);
  const complaint: Complaint = {
    verdict: hidden ? "cannot tell" : "violates",
    property: "",
    found: "no key for fields in this stack",
    wanted: "a key of its own, by which the application encrypts fields",
    mend: "add a key whose description says that it is for fields, or show that no card number is stored",
  };
  const stores = stack
    .ofType(...databases)
    .filter(
      (store) => at(store, "replicateSourceDb") === undefined && at(store, "globalClusterIdentifier") === undefined,
    );
  return [
    ...own.map((resource): About => ({ resource, complaints: [] })),
    ...(own.length > 0 ? [] : stores.map((resource): About => ({ resource, complaints: [complaint] }))),
  ];
}

export const fieldEncryptionKey: CloudRule = { name: "field-encryption-key", relation };
