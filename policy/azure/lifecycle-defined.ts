import { show } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, entries, read, unseen } from "../view";
import { daysIn } from "./shared/durations";
import { same } from "./shared/words";
import { pointersAt, refersTo } from "./shared/refers";

const account = "azure-native:storage:StorageAccount";
const policy = "azure-native:storage:ManagementPolicy";
const database = "azure-native:sql:Database";
const shortTerm = "azure-native:sql:BackupShortTermRetentionPolicy";
const longTerm = "azure-native:sql:LongTermRetentionPolicy";

/** A month more than seven years, by which most books are kept. */
const longest = 2600;
/** Backups that are taken once a year are for the longest of them. */
const longestYearly = 3660;

const deletions = [
  ["baseBlob", "delete", "daysAfterModificationGreaterThan"],
  ["baseBlob", "delete", "daysAfterCreationGreaterThan"],
  ["baseBlob", "delete", "daysAfterLastAccessTimeGreaterThan"],
  ["version", "delete", "daysAfterCreationGreaterThan"],
  ["snapshot", "delete", "daysAfterCreationGreaterThan"],
] as const;

const daysOf = (rule: unknown): readonly unknown[] =>
  deletions.flatMap((path) => read(rule, "definition", "actions", ...path) ?? []);

function complaint(property: string, found: string, wanted: string, mend: string): Complaint {
  return { verdict: "violates", property, found, wanted, mend };
}

/** Keeps blobs, as against shares, queues and tables alone. */
function keepsBlobs(resource: ResourceView): boolean {
  return !same(at(resource, "kind"), "FileStorage");
}

function ofAccount(stack: StackView, resource: ResourceView, unplaced: boolean): About {
  const policies = pointersAt(stack, resource, policy, "accountName");
  if (policies.length > 0) return { resource, complaints: [] };
  const wanted = "a ManagementPolicy whose rules end what is stored";
  const mend = "add a rule that deletes after the days that the data is needed";
  if (unplaced)
    return { resource, complaints: [{ ...complaint("", "not known yet", wanted, mend), verdict: "cannot tell" }] };
  return { resource, complaints: [complaint("", "nothing that ends", wanted, mend)] };
}

function ofPolicy(resource: ResourceView): About {
  const property = "policy.rules";
  const rules = entries(at(resource, property));
  const wanted = "a rule that is on and deletes";
  const mend = "let a rule end blobs, or their versions";
  if (at(resource, property) === unseen || rules.includes(unseen))
    return {
      resource,
      complaints: [{ ...complaint(property, "not known yet", wanted, mend), verdict: "cannot tell" }],
    };
  const complaints = rules.flatMap((rule, index) => {
    const days = daysOf(rule);
    const here = `${property}.${index}`;
    if (days.length > 0 && read(rule, "enabled") === false)
      return [complaint(`${here}.enabled`, "false", "true", "switch the rule on, or remove it")];
    const long = days.find((each) => Number(each) > longest);
    const most = `${longest} days or less`;
    return long === undefined
      ? []
      : [complaint(`${here}.definition.actions`, show(long), most, "say for how long it is needed")];
  });
  const ends = rules.some((rule) => daysOf(rule).length > 0);
  return { resource, complaints: ends ? complaints : [complaint(property, "nothing that ends", wanted, mend)] };
}

function ofDatabase(stack: StackView, resource: ResourceView): About {
  const wanted = "a BackupShortTermRetentionPolicy beside it";
  const unplaced = stack.ofType(shortTerm).some((each) => stack.untraceable(each, "serverName"));
  const said = stack.ofType(shortTerm).some((each) => {
    const named = refersTo(stack, each, "databaseName", database);
    const servers = refersTo(stack, each, "serverName", "azure-native:sql:Server");
    const own = refersTo(stack, resource, "serverName", "azure-native:sql:Server");
    const sameServer =
      servers.length === 0
        ? same(at(each, "serverName"), at(resource, "serverName"))
        : servers.some((server) => own.includes(server));
    const sameName = named.includes(resource) || same(at(each, "databaseName"), at(resource, "databaseName"));
    return sameServer && sameName;
  });
  if (said) return { resource, complaints: [] };
  const found = complaint("", "nothing", wanted, "say for how many days backups are kept");
  return { resource, complaints: [unplaced ? { ...found, verdict: "cannot tell" } : found] };
}

/** What the service allows: more means that the number was not meant. */
function ofShortTerm(resource: ResourceView): About {
  const days = at(resource, "retentionDays");
  if (days === unseen || days === undefined || Number(days) <= 35) return { resource, complaints: [] };
  return { resource, complaints: [complaint("retentionDays", show(days), "35 or less", "keep longer copies apart")] };
}

function ofLongTerm(resource: ResourceView): About {
  const complaints = ["weeklyRetention", "monthlyRetention", "yearlyRetention"].flatMap((property) => {
    const kept = at(resource, property);
    const most = property === "yearlyRetention" ? longestYearly : longest;
    const mend = "say for how long it is needed";
    return (daysIn(kept) ?? 0) > most ? [complaint(property, show(kept), `${most} days or less`, mend)] : [];
  });
  return { resource, complaints };
}

function relation(stack: StackView): readonly About[] {
  const unplaced = stack.ofType(policy).some((each) => stack.untraceable(each, "accountName"));
  return [
    ...stack
      .ofType(account)
      .filter(keepsBlobs)
      .map((each) => ofAccount(stack, each, unplaced)),
    ...stack.ofType(policy).map(ofPolicy),
    ...stack.ofType(database).map((each) => ofDatabase(stack, each)),
    ...stack.ofType(shortTerm).map(ofShortTerm),
    ...stack.ofType(longTerm).map(ofLongTerm),
  ];
}

export const lifecycleDefined: CloudRule = { name: "lifecycle-defined", relation };
