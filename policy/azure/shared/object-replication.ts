import { violates } from "../../checks";
import type { Complaint } from "../../rule";
import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { at, entries, read, unseen } from "../../view";
import { says } from "./complaints";
import { childrenOf, leads } from "./leads";
import { same } from "./words";

export const replicationType = "azure-native:storage:ObjectReplicationPolicy";
const accountType = "azure-native:storage:StorageAccount";
const containerType = "azure-native:storage:BlobContainer";

function end(stack: StackView, policy: ResourceView, property: string): ResourceView | undefined {
  const found = leads(stack, policy, property).to.map(({ resource }) => resource);
  return found.find(({ type }) => type === accountType);
}

export function sourcesOf(stack: StackView): readonly ResourceView[] {
  return stack.ofType(replicationType).flatMap((policy) => end(stack, policy, "sourceAccount") ?? []);
}

/**
 * A policy stands on both ends, and says the same on both: on the destination first, whose ids the source then repeats. Objects
 * are copied by their versions, and found by the source's change feed.
 * Source: Azure Storage, "Object replication for block blobs"; 2026-11.
 */
export function ofReplication(stack: StackView, policy: ResourceView): readonly Complaint[] {
  const rules = at(policy, "rules");
  const [source, destination] = [end(stack, policy, "sourceAccount"), end(stack, policy, "destinationAccount")];
  const empty = rules !== unseen && entries(rules).length === 0;
  return [
    ...(empty ? violates("rules", rules, "a rule for each container", "say what is copied") : []),
    ...entries(rules).flatMap((rule, index) => [
      ...inAccount(stack, source, rule, index, "sourceContainer"),
      ...inAccount(stack, destination, rule, index, "destinationContainer"),
    ]),
    ...(source === undefined || destination === undefined ? [] : otherEnd(stack, policy, source, destination)),
    ...(source === undefined ? [] : ready(stack, source, true)),
    ...(destination === undefined ? [] : ready(stack, destination, false)),
  ];
}

function inAccount(
  stack: StackView,
  account: ResourceView | undefined,
  rule: unknown,
  index: number,
  property: string,
): readonly Complaint[] {
  const name = read(rule, property);
  if (account === undefined || typeof name !== "string") return [];
  const names = childrenOf(stack, account, containerType, "accountName").map((each) => at(each, "containerName"));
  if (names.length === 0 || names.includes(unseen) || names.some((each) => each === undefined || same(each, name)))
    return [];
  return violates(`rules.${index}.${property}`, name, `a container of ${account.name}`, "name one that is there");
}

function otherEnd(
  stack: StackView,
  policy: ResourceView,
  source: ResourceView,
  destination: ResourceView,
): readonly Complaint[] {
  const own = (each: ResourceView) => stack.ofType(replicationType).filter((other) => ownerOf(stack, other) === each);
  const here = ownerOf(stack, policy);
  const far = here === source ? destination : source;
  if (here !== undefined && here !== source && here !== destination)
    return violates("accountName", at(policy, "accountName"), "one of both ends", "put it on an end of its own copy");
  const agrees = own(far).some(
    (other) => end(stack, other, "sourceAccount") === source && end(stack, other, "destinationAccount") === destination,
  );
  if (here === undefined || agrees) return [];
  return says(`${far.name} has no policy of the same ends`, "a policy on both ends", "add the same policy there");
}

function ownerOf(stack: StackView, policy: ResourceView): ResourceView | undefined {
  return stack
    .ofType(accountType)
    .find((account) => childrenOf(stack, account, replicationType, "accountName").includes(policy));
}

function ready(stack: StackView, account: ResourceView, isSource: boolean): readonly Complaint[] {
  const [properties] = childrenOf(stack, account, "azure-native:storage:BlobServiceProperties", "accountName");
  const on = (property: string) => {
    const value = properties === undefined ? undefined : at(properties, property);
    return value === true || value === "true" || value === unseen;
  };
  const mend = `set it in the BlobServiceProperties of ${account.name}`;
  return [
    ...(on("isVersioningEnabled") ? [] : says(`${account.name} keeps no versions`, "isVersioningEnabled: true", mend)),
    ...(!isSource || on("changeFeed.enabled")
      ? []
      : says(`${account.name} has no change feed`, "changeFeed: enabled", mend)),
  ];
}
