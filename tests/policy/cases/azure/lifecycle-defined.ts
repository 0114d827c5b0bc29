import { unseen } from "../../../../policy/view";
import type { Given, RuleCases } from "../case";

const account: Given = {
  type: "azure-native:storage:StorageAccount",
  inputs: { accountName: "stshop", kind: "StorageV2" },
};
const ends = (daysAfterModificationGreaterThan: number) => ({
  enabled: true,
  definition: { actions: { baseBlob: { delete: { daysAfterModificationGreaterThan } } } },
});
const policy = (rules: unknown): Given => ({
  type: "azure-native:storage:ManagementPolicy",
  name: "policy",
  inputs: { accountName: "stshop", policy: { rules } },
});
const database = "azure-native:sql:Database";

export const lifecycleDefined: RuleCases = {
  rule: "lifecycle-defined",
  cases: [
    { what: "an account with an end", stack: [account, policy([ends(400)])], found: [] },
    { what: "an account without one", stack: [account], found: ["it "] },
    { what: "an account of files alone", stack: [{ ...account, inputs: { kind: "FileStorage" } }], found: [] },
    {
      what: "a rule that only moves",
      stack: [account, policy([{ definition: { actions: { baseBlob: { tierToCool: {} } } } }])],
      found: ["policy policy.rules"],
    },
    {
      what: "rules that are off, or for ever",
      stack: [account, policy([{ ...ends(30), enabled: false }, ends(36500)])],
      found: ["policy policy.rules.0.enabled", "policy policy.rules.1.definition.actions"],
    },
    { what: "rules that aren't known yet", stack: [account, policy(unseen)], found: ["? policy policy.rules"] },
    {
      what: "databases: one of which nothing is said, and one that says it",
      stack: [
        { type: database, name: "silent", inputs: { serverName: "sql", databaseName: "one" } },
        { type: database, name: "said", inputs: { serverName: "sql", databaseName: "two" } },
        {
          type: "azure-native:sql:BackupShortTermRetentionPolicy",
          name: "days",
          inputs: { serverName: "SQL", databaseName: "two", retentionDays: 35 },
        },
        {
          type: "azure-native:sql:LongTermRetentionPolicy",
          name: "years",
          inputs: { serverName: "sql", databaseName: "two", weeklyRetention: "P5W", monthlyRetention: "P100Y" },
        },
      ],
      found: ["silent ", "years monthlyRetention"],
    },
  ],
};
