import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, entries, read, unseen } from "../view";
import { keyType } from "./shared/keys";
import { same } from "./shared/words";

/** How keys for fields are called. */
const forFields =
  /\b(fields?|columns?|application|app|envelope|token(s|i[sz]ation)?|client side|payments?|cards?|pan|sensitive|personal|always encrypted)\b/i;

const databases = [
  "azure-native:sql:Database",
  "azure-native:sql:ManagedDatabase",
  "azure-native:cosmosdb:DatabaseAccount",
  "azure-native:dbforpostgresql:Server",
  "azure-native:dbformysql:Server",
] as const;

function isForFields(key: ResourceView): boolean {
  const tags = at(key, "tags");
  const said = [key.name, at(key, "keyName"), read(tags, "purpose"), read(tags, "description")];
  if (!said.some((text) => typeof text === "string" && forFields.test(text.replace(/[/_-]/g, " ")))) return false;
  const operations = at(key, "properties.keyOps");
  // The application wraps its own keys with it, or encrypts with it.
  return (
    operations === undefined ||
    operations === unseen ||
    entries(operations).some((each) => same(each, "wrapKey") || same(each, "encrypt"))
  );
}

/**
 * Encryption of the whole disk counts by itself on removable media only (3.5.1.2): where fields are stored, a key that the
 * application itself uses stands beside. It may stand in another stack, so this is advice.
 */
function relation(stack: StackView): readonly About[] {
  const own = stack.ofType(keyType).filter(isForFields);
  if (own.length > 0) return own.map((resource) => ({ resource, complaints: [] }));
  const complaint: Complaint = {
    verdict: "violates",
    property: "",
    found: "no key for fields in this stack",
    wanted: "a key of its own, by which the application encrypts fields",
    mend: "add a key that is named after the fields, or show that no card number is stored",
  };
  const copied = (store: ResourceView) =>
    ["Secondary", "OnlineSecondary", "Replica"].some((mode) => same(at(store, "createMode"), mode));
  return stack
    .ofType(...databases)
    .filter((store) => !copied(store))
    .map((resource) => ({ resource, complaints: [complaint] }));
}

export const fieldEncryptionKey: CloudRule = { name: "field-encryption-key", relation };
