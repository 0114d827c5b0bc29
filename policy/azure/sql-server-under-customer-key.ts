import { show } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, unseen } from "../view";
import { same } from "./shared/words";
import { pointersAt, refersTo } from "./shared/refers";

const server = "azure-native:sql:Server";
const protector = "azure-native:sql:EncryptionProtector";
const serverKey = "azure-native:sql:ServerKey";

const wanted = "a protector beside it, or keyId, with a key of the customer's";
const mend = "add an EncryptionProtector of type AzureKeyVault for this server, after its ServerKey";

/** Key and protector of a server that was made by hand, or in another stack, say nothing about a server here. */
function relation(stack: StackView): readonly About[] {
  const servers = stack.ofType(server);
  const unplaced = stack.ofType(protector).some((each) => stack.untraceable(each, "serverName"));
  return [
    ...servers.map((resource) => ({ resource, complaints: ofServer(stack, resource, unplaced) })),
    ...stack.ofType(protector).map((resource) => ({ resource, complaints: ofProtector(stack, resource) })),
  ];
}

function ofServer(stack: StackView, resource: ResourceView, unplaced: boolean): readonly Complaint[] {
  const key = at(resource, "keyId");
  if (key === unseen || (typeof key === "string" && key !== "")) return [];
  const protectors = pointersAt(stack, resource, protector, "serverName");
  if (protectors.some((each) => same(at(each, "serverKeyType"), "AzureKeyVault"))) return [];
  if (unplaced || protectors.some((each) => at(each, "serverKeyType") === unseen))
    return [{ verdict: "cannot tell", property: "keyId", found: show(unseen), wanted, mend: "nothing yet" }];
  const found = protectors.length === 0 ? "no key" : "a protector of the service's own";
  return [{ verdict: "violates", property: "keyId", found, wanted, mend }];
}

/** A protector can only name a key that its server has. */
function ofProtector(stack: StackView, resource: ResourceView): readonly Complaint[] {
  const name = at(resource, "serverKeyName");
  if (typeof name !== "string") return [];
  const owners = refersTo(stack, resource, "serverName", server);
  const keys = owners.flatMap((owner) => pointersAt(stack, owner, serverKey, "serverName"));
  const names = keys.map((key) => at(key, "keyName"));
  if (keys.length === 0 || names.some((each) => typeof each !== "string" || same(each, name))) return [];
  const property = "serverKeyName";
  const say = "name a ServerKey of the same server";
  return [{ verdict: "violates", property, found: show(name), wanted: names.map(show).join(" or "), mend: say }];
}

export const sqlServerUnderCustomerKey: CloudRule = { name: "sql-server-under-customer-key", relation };
