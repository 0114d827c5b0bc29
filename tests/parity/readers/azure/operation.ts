import type { ReaderOf } from "../../promised";
import type { appTier } from "../../promises/app-tier";
import type { monitoring, recovery } from "../../promises/operation";
import type { Inputs, Item } from "../../reading";
import { all, each, servingRegions } from "../../reading";

const fleet = "azure-native:compute:VirtualMachineScaleSet";
const scaling = "azure-native:monitor:AutoscaleSetting";
const model = "virtualMachineProfile";

const script = ({ at }: Inputs) => Buffer.from(String(at(`${model}.osProfile.customData`)), "base64").toString();
const extension = ({ list }: Inputs, type: string) =>
  list(`${model}.extensionProfile.extensions`).find((each) => each["type"] === type);

/** The profile that holds where no date does. */
const everyday = ({ list }: Inputs) => list("profiles").find(({ fixedDate }) => fixedDate === undefined);
/** The one that holds at the moment of the plan. */
function now(inputs: Inputs): Item | undefined {
  const { now } = inputs.plan.settings;
  const dated = inputs.list("profiles").find(({ fixedDate }) => {
    const { start, end } = (fixedDate ?? {}) as Item;
    return (
      fixedDate !== undefined && Date.parse(String(start)) <= now.getTime() && now.getTime() < Date.parse(String(end))
    );
  });
  return dated ?? everyday(inputs);
}
const bound = (profile: Item | undefined, name: string) => Number((profile?.["capacity"] as Item | undefined)?.[name]);

export const appTierOnAzure: ReaderOf<typeof appTier> = {
  zones: each({ type: fleet, paths: ["zones"], value: ({ list }) => list("zones").length }),
  "loses a zone": each({
    type: scaling,
    paths: ["profiles[].capacity.minimum"],
    value: (inputs) => bound(now(inputs), "minimum"),
  }),
  "room above": each({
    type: scaling,
    paths: ["profiles[].capacity.maximum"],
    value: (inputs) => bound(everyday(inputs), "maximum"),
  }),
  peaks: each({
    type: scaling,
    paths: ["profiles[].fixedDate.start", "profiles[].capacity.minimum"],
    value: (inputs) =>
      inputs
        .list("profiles")
        .filter(({ fixedDate }) => fixedDate !== undefined)
        .map((profile) => ({
          at: new Date(String((profile["fixedDate"] as Item)["start"])).toISOString(),
          least: bound(profile, "minimum"),
        }))
        .filter(({ at }) => Date.parse(at) > inputs.plan.settings.now.getTime()),
  }),
  "scales by load": each({
    type: scaling,
    paths: ["profiles[].rules"],
    value: ({ at, list }) =>
      at("enabled") === true &&
      list("profiles").every(({ rules }) =>
        ["Increase", "Decrease"].every((way) =>
          (rules as Item[]).some(({ scaleAction }) => (scaleAction as Item)["direction"] === way),
        ),
      ),
  }),
  "never shrunk by a run": each({
    type: fleet,
    paths: ["options.ignoreChanges"],
    value: ({ resource }) => resource.options.ignoreChanges.includes("sku.capacity"),
  }),
  "no public address": each({
    type: fleet,
    paths: [`${model}.networkProfile.networkInterfaceConfigurations[].ipConfigurations[].publicIPAddressConfiguration`],
    value: ({ list }) =>
      list(`${model}.networkProfile.networkInterfaceConfigurations`).every(({ ipConfigurations }) =>
        (ipConfigurations as Item[]).every((one) => one["publicIPAddressConfiguration"] === undefined),
      ),
  }),
  "at rest": each({
    type: fleet,
    ...all({
      [`${model}.storageProfile.osDisk.managedDisk.diskEncryptionSet.id`]: /./,
      [`${model}.securityProfile.encryptionAtHost`]: true,
    }),
  }),
  "no password": each({
    type: fleet,
    ...all({
      [`${model}.osProfile.linuxConfiguration.disablePasswordAuthentication`]: true,
      [`${model}.osProfile.adminPassword`]: undefined,
    }),
  }),
  hardened: each({
    type: fleet,
    ...all({
      [`${model}.securityProfile.securityType`]: "TrustedLaunch",
      [`${model}.securityProfile.uefiSettings.secureBootEnabled`]: true,
    }),
  }),
  "image by digest": each({
    type: fleet,
    paths: [`${model}.osProfile.customData`],
    value: (inputs) => /^image='?[^\s']+@sha256:[0-9a-f]{64}/m.test(script(inputs)),
  }),
  "healthy first": each({
    type: fleet,
    paths: [`${model}.extensionProfile.extensions: ApplicationHealthLinux`, "automaticRepairsPolicy.enabled"],
    value: (inputs) =>
      extension(inputs, "ApplicationHealthLinux") !== undefined && inputs.at("automaticRepairsPolicy.enabled") === true,
  }),
  rolls: each({
    type: fleet,
    paths: ["upgradePolicy.mode", "upgradePolicy.rollingUpgradePolicy.maxBatchInstancePercent"],
    value: ({ at }) =>
      at("upgradePolicy.mode") === "Rolling" &&
      Number(at("upgradePolicy.rollingUpgradePolicy.maxBatchInstancePercent")) <= 20,
  }),
  "rolls back": each({
    type: fleet,
    ...all({ "upgradePolicy.rollingUpgradePolicy.rollbackFailedInstancesOnPolicyBreach": true }),
  }),
  // There is no such input.
  "grows old": () => [],
  "logs shipped": each({
    type: fleet,
    // Instances are machines of their own: a policy over their group gives each the rule of what to send.
    paths: [
      `${model}.extensionProfile.extensions: AzureMonitorLinuxAgent`,
      "PolicyAssignment parameters.dcrResourceId, scope",
    ],
    value: (inputs) =>
      extension(inputs, "AzureMonitorLinuxAgent") !== undefined &&
      inputs.plan.resources.some(
        ({ type, inputs: policy }) =>
          type === "azure-native:authorization:PolicyAssignment" &&
          String(policy["scope"]).endsWith(`/${String(inputs.at("resourceGroupName"))}`) &&
          /dataCollectionRules/.test(JSON.stringify(policy["parameters"])),
      ),
  }),
};

const group = "azure-native:sql:FailoverGroup";
const origins = "azure-native:cdn:AFDOriginGroup";

export const recoveryOnAzure: ReaderOf<typeof recovery> = {
  "DNS record": each({
    type: "azure-native:dns:RecordSet",
    where: ({ resource }) => /^shop(-a+)?$/.test(resource.name),
    paths: ["relativeRecordSetName", "zoneName"],
    value: ({ at }) => [at("relativeRecordSetName"), at("zoneName")].filter((part) => part !== "@").join("."),
  }),
  procedure: each({
    type: group,
    paths: ["partnerServers", "databases"],
    value: ({ list }) => list("partnerServers").length === 1 && list("databases").length === 1,
  }),
  "by a person": each({ type: group, ...all({ "readWriteEndpoint.failoverPolicy": "Manual" }) }),
  "traffic turns": each({
    type: origins,
    where: ({ resource }) => resource.name === "app",
    ...all({ "healthProbeSettings.probePath": /^\/healthz/ }),
  }),
  "traffic waits for the writer": each({
    type: origins,
    where: ({ resource }) => resource.name === "app",
    ...all({ "healthProbeSettings.probePath": "/healthz/deep" }),
  }),
};

const query = "azure-native:monitor:ScheduledQueryRule";
const told = { paths: ["actions"], value: ({ at }: Inputs) => /actionGroups\//i.test(JSON.stringify(at("actions"))) };

export const monitoringOnAzure: ReaderOf<typeof monitoring> = {
  dashboard: each({
    type: "azure-native:applicationinsights:Workbook",
    paths: ["serializedData"],
    value: ({ at, plan }) => servingRegions(plan).every((region) => String(at("serializedData")).includes(region)),
  }),
  "burn rates": each({
    type: query,
    where: ({ resource }) => resource.name.startsWith("slo-"),
    paths: ["criteria.allOf[0].query"],
    value: ({ resource }) => resource.name,
  }),
  "every alarm reaches people": each(
    { type: "azure-native:monitor:MetricAlert", ...told },
    { type: query, ...told },
    { type: "azure-native:monitor:ActivityLogAlert", ...told },
  ),
  "deleted controls": each({
    type: "azure-native:monitor:ActivityLogAlert",
    where: ({ resource }) => resource.name.startsWith("controls-"),
    // Types of resources, whatever is done to them: the service takes no list of operations.
    paths: ["condition.allOf[].containsAny"],
    value: ({ list }) =>
      list("condition.allOf").some(({ field, equals }) => field === "category" && equals === "Administrative") &&
      list("condition.allOf").some(
        ({ field, containsAny }) =>
          field === "resourceType" &&
          Array.isArray(containsAny) &&
          /networkSecurityGroups|frontdoorWebApplicationFirewallPolicies/i.test(containsAny.join()),
      ),
  }),
  "asked from outside": each({
    type: "azure-native:applicationinsights:WebTest",
    paths: ["locations", "request.requestUrl"],
    value: ({ at, list, plan: { settings } }) =>
      list("locations").length >= 5 && String(at("request.requestUrl")).includes(settings.domain),
  }),
  "network flows": each({ type: "azure-native:network:FlowLog", ...all({ enabled: true }) }),
  // Only a policy that costs by the million of questions would tell.
  "names asked for": each({
    type: "azure-native:dnsresolver:DnsResolverPolicy",
    paths: ["location"],
    value: () => true,
  }),
  trail: each({
    type: "azure-native:monitor:SubscriptionDiagnosticSetting",
    paths: ["logs[].category"],
    value: ({ list }) =>
      list("logs").some(({ category, enabled }) => category === "Administrative" && enabled === true),
  }),
  threats: each({
    type: "azure-native:resources:DeploymentAtSubscriptionScope",
    where: ({ resource }) => resource.name === "threat-plans",
    paths: ["properties.template.resources[].properties.pricingTier"],
    value: ({ list }) =>
      list("properties.template.resources").every(
        ({ properties }) => (properties as Item)["pricingTier"] === "Standard",
      ),
  }),
  // The cloud records changes by itself, for 14 days; nothing that is registered says so.
  recorder: () => [],
  posture: each({
    type: "azure-native:authorization:PolicyAssignment",
    where: ({ resource }) => resource.name === "pci-dss",
    ...all({ policyDefinitionId: /a06d5deb-24aa-4991-9d58-fa7563154e31$/ }),
  }),
};
