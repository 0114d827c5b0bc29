import type { ValueRule } from "../../rule";
import { given, one, wrong } from "./given";

const source =
  "Naming rules and restrictions for Azure resources, read in its version of 2020-02, limits of newer types from their API; 2026-11";

const part = /^[A-Za-z0-9](?:[\w.-]{0,78}\w)?$/;
const hyphens = (least: number, most: number) =>
  new RegExp(`^(?=.{${least},${most}}$)[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*$`);
const lower = (least: number, most: number) => new RegExp(`^(?=.{${least},${most}}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$`);
const insight = /^(?=.{1,260}$)[^#<>%&:\\?/*|+@{}]*[^#<>%&:\\?/*|+@{}. ]$/;
const letters = (most: number) => new RegExp(`^(?=.{1,${most}}$)[A-Za-z][A-Za-z0-9]*$`);
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const zone = /^(?=.{1,253}$)(?:[\w-]{1,63}\.){1,33}[\w-]{1,63}$/;
const only = (name: string) => new RegExp(`^${name}$`);

interface Name {
  readonly input: string;
  readonly form: RegExp;
  readonly words: string;
}

const name = (input: string, form: RegExp, words: string): Name => ({ input, form, words });
const parts = "1 to 80 letters, digits, _, . and -, beginning with a letter or digit, ending with one or _";
const ofPart = (input: string) => name(input, part, parts);
const ofInsight = (input: string) =>
  name(input, insight, "1 to 260 characters, none of #<>%&:\\?/*|+@{}, no . or space last");
const ofHyphens = (input: string, least: number, most: number) =>
  name(input, hyphens(least, most), `${least} to ${most} letters, digits and hyphens, no hyphen first or last`);
const ofLower = (input: string, least: number, most: number) =>
  name(input, lower(least, most), `${least} to ${most} small letters, digits and hyphens, no hyphen first or last`);
const ofLetters = (input: string, most: number) =>
  name(input, letters(most), `1 to ${most} letters and digits, beginning with a letter`);
const ofGuid = (input: string) => name(input, guid, "a GUID");
const ofPolicy = (input: string) =>
  name(input, /^[A-Za-z0-9](?:[A-Za-z0-9 -]*[A-Za-z0-9])?$/, "letters, digits, spaces and hyphens");
const ofOne = (input: string, value: string) => name(input, only(value), `"${value}": there is only this one`);

/** By type: the input that names it, and what the cloud takes. */
const names: Readonly<Record<string, Name>> = {
  "applicationinsights:Component": ofInsight("resourceName"),
  "applicationinsights:WebTest": ofInsight("webTestName"),
  "applicationinsights:Workbook": ofGuid("resourceName"),
  "authorization:PolicyAssignment": name(
    "policyAssignmentName",
    /^[^%&<>\\?/#]{1,63}[^%&<>\\?/#. ]$/,
    "at most 64 characters, none of %&<>\\?/#, no . or space last",
  ),
  "authorization:RoleAssignment": ofGuid("roleAssignmentName"),
  "authorization:RoleDefinition": ofGuid("roleDefinitionId"),
  "cdn:AFDCustomDomain": ofHyphens("customDomainName", 1, 260),
  "cdn:AFDEndpoint": ofHyphens("endpointName", 1, 46),
  "cdn:AFDOrigin": ofHyphens("originName", 1, 90),
  "cdn:AFDOriginGroup": ofHyphens("originGroupName", 1, 90),
  "cdn:Profile": ofHyphens("profileName", 1, 260),
  "cdn:Route": ofHyphens("routeName", 1, 90),
  "cdn:Rule": ofLetters("ruleName", 260),
  "cdn:RuleSet": ofLetters("ruleSetName", 260),
  "cdn:SecurityPolicy": ofHyphens("securityPolicyName", 1, 260),
  "compute:DiskEncryptionSet": name("diskEncryptionSetName", /^[\w-]{1,80}$/, "1 to 80 letters, digits, _ and -"),
  "compute:VirtualMachineScaleSet": name(
    "vmScaleSetName",
    /^[A-Za-z0-9](?:[\w.-]{0,62}[A-Za-z0-9_])?$/,
    "1 to 64 letters, digits, _, . and -, no _ first, no . or - last",
  ),
  "frontdoor:Policy": ofLetters("policyName", 128),
  "keyvault:Key": name("keyName", /^[A-Za-z0-9-]{1,127}$/, "1 to 127 letters, digits and hyphens"),
  "keyvault:Vault": name(
    "vaultName",
    /^(?=.{3,24}$)[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*$/,
    "3 to 24 letters, digits and single hyphens, a letter first, no hyphen last",
  ),
  "logic:Workflow": name("workflowName", /^[\w.()-]{1,43}$/, "1 to 43 letters, digits, -, _, . and parentheses"),
  "managedidentity:UserAssignedIdentity": name(
    "resourceName",
    /^[A-Za-z0-9][\w-]{2,127}$/,
    "3 to 128 letters, digits, - and _, a letter or digit first",
  ),
  "monitor:ActionGroup": ofInsight("actionGroupName"),
  "monitor:ActivityLogAlert": ofInsight("activityLogAlertName"),
  "monitor:AutoscaleSetting": ofInsight("autoscaleSettingName"),
  "monitor:DataCollectionRule": name(
    "dataCollectionRuleName",
    /^[A-Za-z0-9][\w.-]{0,62}[A-Za-z0-9_]$/,
    "at most 64 letters, digits, _, . and -",
  ),
  "monitor:DiagnosticSetting": ofInsight("name"),
  "monitor:MetricAlert": ofInsight("ruleName"),
  "monitor:ScheduledQueryRule": ofInsight("ruleName"),
  "monitor:SubscriptionDiagnosticSetting": ofInsight("name"),
  "network:FlowLog": ofPart("flowLogName"),
  "network:LoadBalancer": ofPart("loadBalancerName"),
  "network:NatGateway": ofPart("natGatewayName"),
  "network:NetworkSecurityGroup": ofPart("networkSecurityGroupName"),
  "network:PrivateDnsZoneGroup": ofPart("privateDnsZoneGroupName"),
  "network:PrivateEndpoint": name(
    "privateEndpointName",
    /^[A-Za-z0-9][\w.-]{0,62}\w$/,
    "2 to 64 letters, digits, _, . and -",
  ),
  "network:PrivateLinkService": ofPart("serviceName"),
  "network:PublicIPAddress": ofPart("publicIpAddressName"),
  "network:Subnet": ofPart("subnetName"),
  "network:VirtualNetwork": name(
    "virtualNetworkName",
    /^[A-Za-z0-9][\w.-]{0,62}\w$/,
    "2 to 64 letters, digits, _, . and -",
  ),
  "operationalinsights:Workspace": ofHyphens("workspaceName", 4, 63),
  "privatedns:PrivateZone": name("privateZoneName", zone, "2 to 34 labels of 1 to 63 characters"),
  "privatedns:VirtualNetworkLink": ofPart("virtualNetworkLinkName"),
  "redis:AccessPolicy": ofPolicy("accessPolicyName"),
  "redis:AccessPolicyAssignment": ofPolicy("accessPolicyAssignmentName"),
  "redis:Redis": name(
    "name",
    /^(?=.{1,63}$)[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/,
    "1 to 63 letters, digits and single hyphens",
  ),
  "redisenterprise:AccessPolicyAssignment": name(
    "accessPolicyAssignmentName",
    /^[A-Za-z0-9]{1,60}$/,
    "1 to 60 letters and digits",
  ),
  "redisenterprise:Database": ofOne("databaseName", "default"),
  "redisenterprise:RedisEnterprise": name(
    "clusterName",
    /^(?=.{1,60}$)[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/,
    "1 to 60 letters, digits and single hyphens",
  ),
  "resources:Deployment": name("deploymentName", /^[\w.()-]{1,64}$/, "1 to 64 letters, digits, _, (, ), - and ."),
  "resources:DeploymentAtSubscriptionScope": name(
    "deploymentName",
    /^[\w.()-]{1,64}$/,
    "1 to 64 letters, digits, _, (, ), - and .",
  ),
  "resources:ResourceGroup": name(
    "resourceGroupName",
    /^[\w.()-]{0,89}[\w()-]$/,
    "1 to 90 letters, digits, _, (, ), - and ., no . last",
  ),
  "sql:BackupShortTermRetentionPolicy": ofOne("policyName", "default"),
  "sql:Database": name(
    "databaseName",
    /^[^<>*%&:\\/?]{0,127}[^<>*%&:\\/?. ]$/,
    "1 to 128 characters, none of <>*%&:\\/?, no . or space last",
  ),
  "sql:EncryptionProtector": ofOne("encryptionProtectorName", "current"),
  "sql:ExtendedServerBlobAuditingPolicy": ofOne("blobAuditingPolicyName", "default"),
  "sql:FailoverGroup": ofLower("failoverGroupName", 1, 63),
  "sql:LongTermRetentionPolicy": ofOne("policyName", "default"),
  "sql:Server": ofLower("serverName", 1, 63),
  "sql:ServerKey": name(
    "keyName",
    /^[A-Za-z0-9-]{3,24}_[A-Za-z0-9-]{1,127}_[0-9a-f]{32}$/,
    "vault, key and version of the key, joined by _",
  ),
  "storage:BlobContainer": name(
    "containerName",
    /^(?:\$root|\$web|(?=.{3,63}$)[a-z0-9]+(?:-[a-z0-9]+)*)$/,
    "3 to 63 small letters, digits and single hyphens",
  ),
  "storage:BlobContainerImmutabilityPolicy": ofOne("immutabilityPolicyName", "default"),
  "storage:BlobServiceProperties": ofOne("blobServicesName", "default"),
  "storage:ManagementPolicy": ofOne("managementPolicyName", "default"),
  "storage:StorageAccount": name("accountName", /^[a-z0-9]{3,24}$/, "3 to 24 small letters and digits"),
};

/** Each type's own name: given, since a made-up one is too long or names a second of what there is once. */
export const resourceNames: ValueRule = {
  name: "azure-resource-name",
  types: Object.keys(names).map((type) => `azure-native:${type}`),
  reads: [...new Set(Object.values(names).map(({ input }) => input))],
  source,
  traps: ["16", "17", "51", "58", "63"],
  broken: ({ type, inputs }) => {
    const known = names[type.slice("azure-native:".length)];
    if (known === undefined) return [];
    if (inputs[known.input] === undefined)
      return [wrong(known.input, undefined, `a name: without one the provider adds a random ending`)];
    const value = one(inputs, known.input);
    return value === undefined || known.form.test(String(value)) ? [] : [wrong(known.input, value, known.words)];
  },
};

/** Names inside: parts of a network's resources, and the tags of all. */
const inner: Readonly<Record<string, readonly string[]>> = {
  "network:LoadBalancer": [
    "frontendIPConfigurations[].name",
    "backendAddressPools[].name",
    "probes[].name",
    "loadBalancingRules[].name",
  ],
  "network:NetworkSecurityGroup": ["securityRules[].name"],
  "network:PrivateEndpoint": ["customNetworkInterfaceName", "privateLinkServiceConnections[].name"],
  "network:PrivateLinkService": ["ipConfigurations[].name"],
};

export const innerNames: ValueRule = {
  name: "azure-inner-name",
  types: Object.keys(inner).map((type) => `azure-native:${type}`),
  reads: [...new Set(Object.values(inner).flat())],
  source,
  broken: ({ type, inputs }) =>
    (inner[type.slice("azure-native:".length)] ?? [])
      .flatMap((path) => given(inputs, path))
      .filter(({ value }) => !part.test(String(value)))
      .map(({ path, value }) => wrong(path, value, parts)),
};
