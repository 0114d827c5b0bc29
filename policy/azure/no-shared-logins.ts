import { all, holds, isFalse, isNotTrue, isTrue, never, when } from "../checks";
import type { Check, CloudRule } from "../rule";
import { at, unseen } from "../view";
import { machineSignsIn, workflowIsClosed, workflowSignsIn } from "./shared/sign-in";
import { isWord, same } from "./shared/words";

const entraOnly = (property: string): Check =>
  isTrue(property, `set ${property} to true, with an administrator from the directory`);

const noKeys = isTrue("disableLocalAuth", "set disableLocalAuth to true, and give roles to identities");
const ruleOfKeys: Check = never(
  "rights",
  "no rule",
  "remove it: it is a key that is passed around; give a role instead",
);

const passwordOff: Check = (resource) => {
  // A copy takes what its source has.
  const mode = at(resource, "createMode");
  const copied = typeof mode === "string" && !/^(default|create)$/i.test(mode);
  if (copied && at(resource, "authConfig") === undefined) return [];
  return isWord("authConfig.passwordAuth", ["Disabled"])(resource);
};

/** Of Cosmos DB's interfaces this one alone takes identities. */
const cosmos: Check = (resource) => {
  const kind = at(resource, "kind");
  const other =
    same(kind, "MongoDB") ||
    (Array.isArray(at(resource, "capabilities")) &&
      /EnableMongo|EnableCassandra|EnableGremlin|EnableTable/i.test(
        JSON.stringify(at(resource, "capabilities"), (_, value: unknown) => (value === unseen ? null : value)),
      ));
  return other ? [] : noKeys(resource);
};

/** Source: @pulumi/azure-native 3.28.0, declarations; Azure documentation, authentication of each service; 2026-11. */
export const noSharedLogins: CloudRule = {
  name: "no-shared-logins",
  resources: {
    "azure-native:sql:Server": entraOnly("administrators.azureADOnlyAuthentication"),
    "azure-native:sql:ManagedInstance": entraOnly("administrators.azureADOnlyAuthentication"),
    "azure-native:sql:ServerAzureADOnlyAuthentication": entraOnly("azureADOnlyAuthentication"),
    "azure-native:sql:ManagedInstanceAzureADOnlyAuthentication": entraOnly("azureADOnlyAuthentication"),
    "azure-native:synapse:Workspace": entraOnly("azureADOnlyAuthentication"),
    "azure-native:dbforpostgresql:Server": passwordOff,
    "azure-native:dbforpostgresql:ServerGroupCluster": passwordOff,
    "azure-native:dbformysql:Configuration": when(
      "configurationName",
      "aad_auth_only",
      holds("value", (value) => typeof value === "string" && /^(on|1)$/i.test(value), "ON"),
    ),
    // Where it isn't set, keys are accepted.
    "azure-native:storage:StorageAccount": isFalse("allowSharedKeyAccess"),
    "azure-native:storage:LocalUser": never(
      "username",
      "no local user",
      "remove it: people and programs have identities in the directory",
    ),
    "azure-native:redis:Redis": isTrue("disableAccessKeyAuthentication"),
    "azure-native:redisenterprise:Database": isWord("accessKeysAuthentication", ["Disabled"]),
    "azure-native:cosmosdb:DatabaseAccount": cosmos,
    "azure-native:servicebus:Namespace": noKeys,
    "azure-native:servicebus:NamespaceAuthorizationRule": ruleOfKeys,
    "azure-native:servicebus:QueueAuthorizationRule": ruleOfKeys,
    "azure-native:servicebus:TopicAuthorizationRule": ruleOfKeys,
    "azure-native:eventhub:Namespace": noKeys,
    "azure-native:eventhub:NamespaceAuthorizationRule": ruleOfKeys,
    "azure-native:eventhub:EventHubAuthorizationRule": ruleOfKeys,
    "azure-native:relay:NamespaceAuthorizationRule": ruleOfKeys,
    "azure-native:eventgrid:Topic": noKeys,
    "azure-native:eventgrid:Domain": noKeys,
    "azure-native:search:Service": noKeys,
    "azure-native:signalrservice:SignalR": noKeys,
    "azure-native:webpubsub:WebPubSub": noKeys,
    "azure-native:appconfiguration:ConfigurationStore": noKeys,
    "azure-native:automation:AutomationAccount": noKeys,
    "azure-native:applicationinsights:Component": noKeys,
    "azure-native:operationalinsights:Workspace": isTrue("features.disableLocalAuth"),
    "azure-native:cognitiveservices:Account": isTrue("properties.disableLocalAuth"),
    "azure-native:iothub:IotHubResource": isTrue("properties.disableLocalAuth"),
    "azure-native:maps:Account": isTrue("properties.disableLocalAuth"),
    "azure-native:batch:BatchAccount": holds(
      "allowedAuthenticationModes",
      (value) => Array.isArray(value) && value.length > 0 && !value.some((mode) => same(mode, "SharedKey")),
      '["AAD"]',
    ),
    "azure-native:containerregistry:Registry": isNotTrue("adminUserEnabled"),
    "azure-native:containerservice:ManagedCluster": isTrue("disableLocalAccounts"),
    // Names and passwords by which code is published.
    "azure-native:web:WebAppFtpAllowed": isFalse("allow"),
    "azure-native:web:WebAppScmAllowed": isFalse("allow"),
    "azure-native:web:WebAppFtpAllowedSlot": isFalse("allow"),
    "azure-native:web:WebAppScmAllowedSlot": isFalse("allow"),
    "azure-native:compute:VirtualMachineScaleSet": machineSignsIn("virtualMachineProfile.extensionProfile.extensions"),
    "azure-native:logic:Workflow": all(workflowSignsIn, workflowIsClosed),
  },
};
