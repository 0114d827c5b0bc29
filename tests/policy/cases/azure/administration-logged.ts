import { unseen } from "../../../../policy/view";
import type { Given, RuleCases } from "../case";

const log = (category: string, enabled = true) => ({ category, enabled });
const setting = (logs: unknown): Given => ({
  type: "azure-native:monitor:SubscriptionDiagnosticSetting",
  name: "activity",
  inputs: { name: "activity", logs, workspaceId: "/subscriptions/s/resourceGroups/g/providers/m.o/workspaces/w" },
});
const lock = (inputs: object): Given => ({
  type: "azure-native:storage:BlobContainerImmutabilityPolicy",
  name: "lock",
  inputs: { containerName: "insights-activity-logs", ...inputs },
});

export const administrationLogged: RuleCases = {
  rule: "administration-logged",
  cases: [
    { what: "what is asked for", stack: [setting([log("Administrative"), log("Security"), log("Policy")])], found: [] },
    {
      what: "all of it, on the subscription by the general type",
      stack: [
        {
          type: "azure-native:monitor:DiagnosticSetting",
          name: "activity",
          inputs: {
            resourceUri: "/subscriptions/00000000-0000-4000-8000-000000000000",
            logs: [{ categoryGroup: "allLogs", enabled: true }],
          },
        },
      ],
      found: [],
    },
    { what: "a part of it", stack: [setting([log("Administrative"), log("Policy")])], found: ["activity logs"] },
    {
      what: "one that is off",
      stack: [setting([log("Administrative"), log("Security", false), log("Policy")])],
      found: ["activity logs"],
    },
    { what: "logs not known yet", stack: [setting(unseen)], found: ["? activity logs"] },
    { what: "a lock that allows appending", stack: [lock({ allowProtectedAppendWrites: true })], found: [] },
    { what: "a lock that allows none", stack: [lock({})], found: ["lock allowProtectedAppendWrites"] },
  ],
};
