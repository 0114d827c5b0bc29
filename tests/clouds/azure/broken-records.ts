import type { Broken } from "../broken";
import { twice, withInput, withoutWaiting } from "../broken";

const setting = "azure-native:monitor:DiagnosticSetting";
const rule = "azure-native:monitor:DataCollectionRule";
const flowLog = "azure-native:network:FlowLog";
const trail = "azure-native:monitor:SubscriptionDiagnosticSetting";

export const brokenRecords: readonly Broken[] = [
  {
    title: "a record that the resource doesn't have",
    code: "BadRequest",
    edit: withInput(setting, "vault-eastus2", "logs[0].category", "AuditEvents"),
  },
  {
    title: "a record of what keeps none",
    code: "ResourceTypeNotSupported",
    edit: withInput(
      setting,
      "balancer-group-eastus2",
      "resourceUri",
      "/subscriptions/9f1c2d3e-4b5a-4c6d-8e7f-7b8c9d0e1f2a/resourceGroups/commerce-prod-azure-eastus2",
    ),
  },
  {
    title: "two settings that send the same to one place",
    code: "Conflict",
    edit: twice(setting, "network-eastus2", { name: "second" }),
  },
  {
    title: "a rule that sends to a destination that it doesn't name",
    code: "InvalidPayload",
    edit: withInput(rule, "instances-eastus2", "dataFlows[0].destinations", ["elsewhere"]),
  },
  {
    title: "flows analysed in a workspace of another region than it says",
    code: "InvalidTAWorkspaceRegion",
    edit: withInput(
      flowLog,
      "flow-eastus2",
      "flowAnalyticsConfiguration.networkWatcherFlowAnalyticsConfiguration.workspaceRegion",
      "centralus",
    ),
  },
  {
    title: "a trail that doesn't wait for its container, which the service then makes without a lock",
    code: "AlreadyExists",
    edit: (program) =>
      ["BlobContainer", "BlobServiceProperties", "ManagementPolicy"].reduce(
        (edited, on) => withoutWaiting(trail, "trail", on)(edited),
        program,
      ),
  },
  {
    title: "a name with a CNAME and more",
    code: "BadRequest",
    edit: twice("azure-native:dns:RecordSet", "static", { recordType: "TXT" }),
  },
];
