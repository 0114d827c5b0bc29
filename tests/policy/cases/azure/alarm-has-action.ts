import { unseen } from "../../../../policy/view";
import { idOf } from "../azure-id";
import type { Given, RuleCases } from "../case";

const own = idOf("Microsoft.Insights/actionGroups/ag-shop");
const other = idOf("Microsoft.Insights/actionGroups/ag-central");
const alarm = (name: string, inputs: object): Given => ({
  type: "azure-native:monitor:MetricAlert",
  name,
  inputs: { enabled: true, scopes: ["x"], criteria: { allOf: [{ metricName: "Availability" }] }, ...inputs },
});
const tells = (...ids: unknown[]) => ({ actions: ids.map((actionGroupId) => ({ actionGroupId })) });
const group = (inputs: object): Given => ({
  type: "azure-native:monitor:ActionGroup",
  name: "group",
  inputs: { actionGroupName: "ag-shop", enabled: true, ...inputs },
});
const mail = { emailReceivers: [{ name: "desk", emailAddress: "desk@example.com" }] };
const three = ["a", "b", "c"].map((name) => alarm(name, tells(own)));

export const alarmHasAction: RuleCases = {
  rule: "alarm-has-action",
  cases: [
    { what: "an alarm that tells somebody", stack: [group(mail), alarm("a", tells(own))], found: [] },
    { what: "an alarm that tells another project's group", stack: [alarm("a", tells(other))], found: [] },
    { what: "an alarm that tells nobody", stack: [alarm("a", {})], found: ["a actions"] },
    { what: "an alarm that is off", stack: [alarm("a", { ...tells(own), enabled: false })], found: ["a enabled"] },
    { what: "an alarm on nothing", stack: [alarm("a", { ...tells(own), scopes: [] })], found: ["a scopes"] },
    {
      what: "an alarm whose actions aren't known yet",
      stack: [alarm("a", { actions: unseen })],
      found: ["? a actions"],
    },
    {
      what: "one that tells another group than all others",
      stack: [group(mail), ...three, alarm("d", tells(other))],
      found: ["d actions"],
    },
    {
      what: "a group by webhook",
      stack: [group({ webhookReceivers: [{ name: "pager", serviceUri: "https://pager.example.com" }] })],
      found: [],
    },
    { what: "a group of nobody", stack: [group({})], found: ["group "] },
    { what: "a group that is off", stack: [group({ ...mail, enabled: false })], found: ["group enabled"] },
    {
      what: "a receiver without an address",
      stack: [group({ emailReceivers: [{ name: "desk", emailAddress: "" }] })],
      found: ["group emailReceivers.0.emailAddress"],
    },
    {
      what: "a log that is made into a metric",
      stack: [
        {
          type: "azure-native:monitor:ScheduledQueryRule",
          name: "metric",
          inputs: { kind: "LogToMetric", scopes: ["x"], criteria: { allOf: [{ query: "Heartbeat" }] } },
        },
      ],
      found: [],
    },
  ],
};
