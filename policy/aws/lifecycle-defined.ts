import { show } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, entries, read, unseen } from "../view";
import { aboutBuckets, apart, bucketTypes, inlineRules, isOn } from "./shared/buckets";

/** What ends something: objects, old versions, marks of deletion. Moving to a cheaper place ends nothing. */
const ends = ["expiration", "expirations", "noncurrentVersionExpiration", "noncurrentVersionExpirations"];

/** Ten years: longer than any rule that a shop keeps books by. */
const longest = 3660;

function endsSomething(rule: unknown): boolean {
  return isOn(rule) && ends.some((end) => read(rule, end) !== undefined);
}

function tooLong(rule: unknown): unknown {
  const days = [read(rule, "expiration", "days"), read(rule, "noncurrentVersionExpiration", "noncurrentDays")];
  return days.find((each) => Number(each) > longest);
}

function ofBucket(bucket: ResourceView, beside: readonly ResourceView[], unplaced: boolean): About {
  const apartRules = beside.flatMap((each) => {
    const rules = at(each, "rules");
    return rules === unseen ? [unseen] : entries(rules);
  });
  const rules = [...inlineRules(bucket), ...apartRules];
  const holder = beside[0] ?? bucket;
  const property = beside[0] === undefined ? "lifecycleRules" : "rules";
  const say = (verdict: Complaint["verdict"], found: string, wanted: string, mend: string): About => ({
    resource: holder,
    complaints: [{ verdict, property, found, wanted, mend }],
  });
  const wanted = "a rule that is on and ends objects, or their old versions";
  if (rules.includes(unseen) || (rules.length === 0 && unplaced))
    return say("cannot tell", "not known yet", wanted, "nothing yet");
  const long = rules.map(tooLong).find((days) => days !== undefined);
  if (long !== undefined)
    return say("violates", show(long), `${longest} days or less`, "say for how long the data is needed");
  const off = rules.some((rule) => rule !== unseen && ends.some((end) => read(rule, end) !== undefined) && !isOn(rule));
  if (rules.some(endsSomething) && !off) return { resource: holder, complaints: [] };
  return say(
    "violates",
    off ? "a rule that is off" : "nothing that ends",
    wanted,
    "add a lifecycle configuration that says how long it is kept",
  );
}

/** Backups that a database keeps by itself: a bound that the service sets is 35 days. */
function ofDatabase(database: ResourceView): About {
  const days = at(database, "backupRetentionPeriod");
  const property = "backupRetentionPeriod";
  const wrong = days !== unseen && days !== undefined && Number(days) > 35;
  if (!wrong) return { resource: database, complaints: [] };
  const complaint: Complaint = {
    verdict: "violates",
    property,
    found: show(days),
    wanted: "35 or less",
    mend: "keep longer copies apart",
  };
  return { resource: database, complaints: [complaint] };
}

const databases = [
  "aws:rds/instance:Instance",
  "aws:rds/cluster:Cluster",
  "aws:docdb/cluster:Cluster",
  "aws:neptune/cluster:Cluster",
];

function relation(stack: StackView): readonly About[] {
  const configurations = aboutBuckets(stack, apart.lifecycle);
  return [
    ...stack
      .ofType(...bucketTypes)
      .map((each) => ofBucket(each, configurations.of(each), configurations.unplaced.length > 0)),
    ...stack.ofType(...databases).map(ofDatabase),
    ...stack.ofType("aws:backup/plan:Plan").map((plan): About => {
      const open = entries(at(plan, "rules")).findIndex(
        (rule) => rule !== unseen && read(rule, "lifecycle", "deleteAfter") === undefined,
      );
      if (open < 0) return { resource: plan, complaints: [] };
      const property = `rules.${open}.lifecycle.deleteAfter`;
      const mend = "say after how many days a copy is deleted";
      return {
        resource: plan,
        complaints: [{ verdict: "violates", property, found: "not set", wanted: "a number of days", mend }],
      };
    }),
  ];
}

export const lifecycleDefined: CloudRule = { name: "lifecycle-defined", relation };
