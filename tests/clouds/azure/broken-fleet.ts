import type { Broken } from "../broken";
import { edited, twice, withInput, withoutWaiting } from "../broken";
import { waitingOnlyFor } from "./broken-waits";

const set = "azure-native:compute:VirtualMachineScaleSet";
const disks = "azure-native:compute:DiskEncryptionSet";
const scaling = "azure-native:monitor:AutoscaleSetting";
const metric = "azure-native:monitor:MetricAlert";
const query = "azure-native:monitor:ScheduledQueryRule";
const activity = "azure-native:monitor:ActivityLogAlert";
const test = "azure-native:applicationinsights:WebTest";
const ip = "virtualMachineProfile.networkProfile.networkInterfaceConfigurations[0].ipConfigurations[0]";

/** Another id in place of the one that stands there: the same with another last part. */
function elsewhere(type: string, name: string, from: RegExp, to: string): Broken["edit"] {
  return edited(type, name, (resource) => ({
    ...resource,
    inputs: JSON.parse(JSON.stringify(resource.inputs).replaceAll(from, to)) as typeof resource.inputs,
  }));
}

export const brokenFleet: readonly Broken[] = [
  {
    title: "disks whose key their identity may not use yet",
    code: "KeyVaultAccessForbidden",
    edit: waitingOnlyFor(disks, "disks-eastus2", "::Key::", "Key::disks", "Vault", "UserAssigned", "ResourceGroup"),
  },
  {
    title: "disks with a key of the other region",
    code: "KeyVaultAndDiskInDifferentRegions",
    edit: (program) => {
      const other = program.find(({ type, name }) => type === disks && name === "disks-centralus");
      return edited(disks, "disks-eastus2", (resource) => ({
        ...resource,
        dependencies: [...resource.dependencies, ...(other?.dependencies ?? [])],
        inputs: { ...resource.inputs, activeKey: other?.inputs["activeKey"] },
      }))(program);
    },
  },
  {
    title: "a fleet in a subnet of the other region",
    code: "InvalidResourceReference",
    edit: elsewhere(set, "app-eastus2", /(virtualNetworks\/[\w-]+-)eastus2/g, "$1centralus"),
  },
  {
    title: "a fleet behind a balancer that isn't there",
    code: "InvalidResourceReference",
    edit: withInput(set, "app-eastus2", `${ip}.loadBalancerBackendAddressPools`, [
      { id: "/subscriptions/0/resourceGroups/0/providers/Microsoft.Network/loadBalancers/0/backendAddressPools/0" },
    ]),
  },
  {
    title: "a fleet whose disks have a key of the other region",
    code: "InvalidResourceReference",
    edit: elsewhere(set, "app-eastus2", /(diskEncryptionSets\/[\w-]+-)eastus2/g, "$1centralus"),
  },
  {
    title: "a rolling fleet that nobody asks for its health",
    code: "InvalidParameter",
    edit: withInput(set, "app-eastus2", "virtualMachineProfile.extensionProfile.extensions", []),
  },
  {
    title: "a flexible fleet that doesn't say which API makes its interfaces",
    code: "InvalidParameter",
    edit: withInput(set, "app-eastus2", "virtualMachineProfile.networkProfile.networkApiVersion", undefined),
  },
  {
    title: "scaling of a fleet that isn't there yet",
    code: "ResourceNotFound",
    edit: withoutWaiting(scaling, "app-eastus2", "VirtualMachineScaleSet"),
  },
  {
    title: "two settings for one fleet",
    code: "Conflict",
    edit: twice(scaling, "app-eastus2", { autoscaleSettingName: "again", name: "again" }),
  },
  {
    title: "a profile whose least is more than its most",
    code: "BadRequest",
    edit: withInput(scaling, "app-eastus2", "profiles[0].capacity.minimum", "1000"),
  },
  {
    title: "more than twenty profiles",
    code: "BadRequest",
    edit: (program) => {
      const own = program.find(({ type, name }) => type === scaling && name === "app-eastus2");
      const profiles = Array.from({ length: 21 }, () => (own?.inputs["profiles"] as unknown[])[0]);
      return withInput(scaling, "app-eastus2", "profiles", profiles)(program);
    },
  },
  {
    title: "an alarm that tells a group that isn't there yet",
    code: "ResourceNotFound",
    edit: withoutWaiting(metric, "vault-availability-eastus2", "ActionGroup"),
  },
  {
    title: "an alarm on a vault that isn't there yet",
    code: "InvalidResourceReference",
    edit: withoutWaiting(metric, "vault-availability-eastus2", "Vault"),
  },
  {
    title: "an alarm on a test that is not among what it watches",
    code: "BadRequest",
    edit: withInput(metric, "shop-eastus2", "scopes", []),
  },
  {
    title: "an alarm on a workspace that isn't there",
    code: "ResourceNotFound",
    edit: withInput(query, "cache-refused-eastus2", "scopes", ["/subscriptions/0/resourceGroups/0/workspaces/0"]),
  },
  {
    title: "an alarm on a table that no row has made yet",
    code: "BadRequest",
    edit: withInput(query, "cache-refused-eastus2", "skipQueryValidation", false),
  },
  {
    title: "more alarms on the activity log than a subscription takes",
    code: "QuotaExceeded",
    edit: (program) =>
      Array.from({ length: 100 }).reduce<typeof program>(
        (sofar, _, index) =>
          twice(activity, "threats", { activityLogAlertName: `alert-${index}` })(sofar).map((resource, at, all) =>
            at === all.length - 1 ? { ...resource, name: `alert-${index}`, urn: `${resource.urn}-${index}` } : resource,
          ),
        program,
      ),
  },
  {
    title: "a group whose short name is too long for a mail",
    code: "InvalidGroupShortName",
    edit: withInput("azure-native:monitor:ActionGroup", "alarms-eastus2", "groupShortName", "commerce-prod-azure"),
  },
  {
    title: "a test that belongs to nothing",
    code: "BadRequest",
    edit: withInput(test, "shop-eastus2", "tags", {}),
  },
  {
    title: "a test that doesn't wait for what it belongs to",
    code: "ResourceNotFound",
    edit: withoutWaiting(test, "shop-eastus2", "Component"),
  },
  {
    title: "a test under two names",
    code: "BadRequest",
    edit: withInput(test, "shop-eastus2", "syntheticMonitorId", "another"),
  },
  {
    title: "a workbook whose name is no GUID",
    code: "BadRequest",
    edit: withInput("azure-native:applicationinsights:Workbook", "shop", "resourceName", "shop"),
  },
];
