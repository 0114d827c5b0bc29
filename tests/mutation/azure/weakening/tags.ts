import type { Weakening } from "../../tables";
import { ofType } from "./rows";

const taggable = [
  "applicationinsights:Component",
  "applicationinsights:WebTest",
  "applicationinsights:Workbook",
  "cdn:AFDEndpoint",
  "cdn:Profile",
  "compute:DiskEncryptionSet",
  "compute:VirtualMachineScaleSet",
  "frontdoor:Policy",
  "keyvault:Key",
  "keyvault:Vault",
  "logic:Workflow",
  "managedidentity:UserAssignedIdentity",
  "monitor:ActionGroup",
  "monitor:ActivityLogAlert",
  "monitor:AutoscaleSetting",
  "monitor:DataCollectionRule",
  "monitor:MetricAlert",
  "monitor:ScheduledQueryRule",
  "network:FlowLog",
  "network:LoadBalancer",
  "network:NatGateway",
  "network:NetworkSecurityGroup",
  "network:PrivateEndpoint",
  "network:PrivateLinkService",
  "network:PublicIPAddress",
  "network:VirtualNetwork",
  "operationalinsights:Workspace",
  "privatedns:PrivateZone",
  "privatedns:VirtualNetworkLink",
  "redisenterprise:RedisEnterprise",
  "resources:Deployment",
  "resources:DeploymentAtSubscriptionScope",
  "resources:ResourceGroup",
  "sql:Database",
  "sql:FailoverGroup",
  "sql:Server",
  "storage:StorageAccount",
] as const;

/** The inventory of what is in scope is read from this tag. */
export const tags: readonly Weakening[] = taggable.flatMap((type) =>
  ofType(type, { property: "tags.pci-scope", operators: ["drop", "empty"], controls: ["12.5.1"] }),
);
