import { unseen } from "../../../../policy/view";
import { idOf } from "../azure-id";
import type { Given, RuleCases } from "../case";

const own = { accountName: "starchive" };
const protect = { options: { protect: true } };
const account: Given = { type: "azure-native:storage:StorageAccount", name: "archive", inputs: own, ...protect };
const flow = (type: string): Given => ({
  type: `azure-native:monitor:${type}`,
  name: "setting",
  inputs: { storageAccountId: idOf("Microsoft.Storage/storageAccounts/starchive") },
});
const properties = (inputs: object = {}): Given => ({
  type: "azure-native:storage:BlobServiceProperties",
  name: "properties",
  inputs: {
    ...own,
    isVersioningEnabled: true,
    deleteRetentionPolicy: { enabled: true, days: 30 },
    containerDeleteRetentionPolicy: { enabled: true, days: 30 },
    ...inputs,
  },
});
const container: Given = {
  type: "azure-native:storage:BlobContainer",
  name: "container",
  inputs: { ...own, containerName: "insights-activity-logs" },
  ...protect,
};
const lock = (days: unknown, options: NonNullable<Given["options"]> = { protect: true }): Given => ({
  type: "azure-native:storage:BlobContainerImmutabilityPolicy",
  name: "lock",
  inputs: { ...own, containerName: "insights-activity-logs", immutabilityPeriodSinceCreationInDays: days },
  options,
});
const held: Given = {
  type: "azure-native:authorization:ManagementLockByScope",
  name: "held",
  inputs: { scope: idOf("microsoft.storage/storageaccounts/STARCHIVE"), level: "CanNotDelete" },
};
const logs = flow("DiagnosticSetting");
const calls = flow("SubscriptionDiagnosticSetting");

export const logImmutability: RuleCases = {
  rule: "log-immutability",
  cases: [
    { what: "an archive of logs with versions", stack: [account, logs, properties()], found: [] },
    {
      what: "one without versions",
      stack: [account, logs, properties({ isVersioningEnabled: false })],
      found: ["archive "],
    },
    { what: "one of which nothing is said", stack: [account, logs], found: ["archive ", "archive ", "archive "] },
    { what: "versions not known yet", stack: [account, logs, properties({ isVersioningEnabled: unseen })], found: [] },
    {
      what: "one that anybody can delete",
      stack: [{ ...account, options: {} }, logs, properties()],
      found: ["archive "],
    },
    {
      what: "one under a lock of the cloud",
      stack: [{ ...account, options: {} }, held, logs, properties()],
      found: [],
    },
    {
      what: "one whose protection can't be seen",
      stack: [{ ...account, options: { protect: unseen, retainOnDelete: unseen } }, logs, properties()],
      found: ["? archive "],
    },
    { what: "an account that no log goes to", stack: [{ ...account, options: {} }], found: [] },
    {
      what: "the record of calls under a lock",
      stack: [account, calls, properties(), container, lock(400)],
      found: [],
    },
    {
      what: "a lock for a month",
      stack: [account, calls, properties(), container, lock(30)],
      found: ["archive "],
    },
    {
      what: "a lock not known yet",
      stack: [account, calls, properties(), container, lock(unseen)],
      found: ["? archive "],
    },
    { what: "no lock", stack: [account, calls, properties(), container], found: ["archive "] },
    {
      what: "a lock on everything in the account",
      stack: [
        {
          ...account,
          inputs: {
            ...own,
            immutableStorageWithVersioning: {
              enabled: true,
              immutabilityPolicy: { immutabilityPeriodSinceCreationInDays: 365 },
            },
          },
        },
        calls,
        properties(),
      ],
      found: [],
    },
    {
      what: "a lock that is lost with the stack",
      stack: [account, calls, properties(), container, lock(400, {})],
      found: ["lock "],
    },
    {
      what: "a lock over a container that nobody makes",
      stack: [account, calls, properties(), lock(400)],
      found: ["lock containerName"],
    },
  ],
};
