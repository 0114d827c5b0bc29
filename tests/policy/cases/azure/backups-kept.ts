import { unseen } from "../../../../policy/view";
import type { Given, RuleCases } from "../case";

const it = (type: string, inputs: object): Given => ({ type: `azure-native:${type}`, inputs: { ...inputs } });
const short = "sql:BackupShortTermRetentionPolicy";
const long = "sql:LongTermRetentionPolicy";
const blobs = "storage:BlobServiceProperties";
const kept = { deleteRetentionPolicy: { enabled: true, days: 30 } };

export const backupsKept: RuleCases = {
  rule: "backups-kept",
  cases: [
    { what: "a month of backups", stack: [it(short, { retentionDays: 35 })], found: [] },
    { what: "a day", stack: [it(short, { retentionDays: 1 })], found: ["it retentionDays"] },
    { what: "days not known yet", stack: [it(short, { retentionDays: unseen })], found: ["? it retentionDays"] },
    {
      what: "weeks that outlast each other",
      stack: [it(long, { weeklyRetention: "P5W", monthlyRetention: "P12M" })],
      found: [],
    },
    {
      what: "a month's backup for a day",
      stack: [it(long, { monthlyRetention: "P1D" })],
      found: ["it monthlyRetention"],
    },
    { what: "PostgreSQL's week by default", stack: [it("dbforpostgresql:Server", {})], found: [] },
    {
      what: "Cosmos DB's eight hours by default",
      stack: [it("cosmosdb:DatabaseAccount", {})],
      found: ["it backupPolicy.periodicModeProperties.backupRetentionIntervalInHours"],
    },
    {
      what: "continuous backups",
      stack: [it("cosmosdb:DatabaseAccount", { backupPolicy: { type: "Continuous" } })],
      found: [],
    },
    { what: "deleted blobs kept", stack: [it(blobs, kept)], found: [] },
    {
      what: "deleted blobs gone",
      stack: [it(blobs, {})],
      found: ["it deleteRetentionPolicy.enabled", "it deleteRetentionPolicy.days"],
    },
    {
      what: "versions off",
      stack: [it(blobs, { ...kept, isVersioningEnabled: false })],
      found: ["it isVersioningEnabled"],
    },
  ],
};
