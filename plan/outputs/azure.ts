import type { Registered } from "./aws";

/** Outputs beside id and name, by type. Only what the program reads. */
export const outputs: Readonly<Record<string, (resource: Registered) => Record<string, unknown>>> = {
  "azure-native:authorization:PolicyAssignment": ({ name, inputs }) => ({
    identity: { ...(inputs["identity"] as object | undefined), principalId: guidOf(`principal ${name}`) },
  }),
  "azure-native:cdn:AFDCustomDomain": ({ inputs }) => ({
    validationProperties: {
      validationToken: `_${guidOf(String(inputs["hostName"])).replaceAll("-", "")}`,
      expirationDate: "2026-12-01T00:00:00Z",
    },
  }),
  "azure-native:cdn:AFDEndpoint": ({ inputs }) => ({
    hostName: `${String(inputs["endpointName"])}-a1b2c3d4e5f6g7h8.z01.azurefd.net`,
  }),
  "azure-native:cdn:Profile": ({ name }) => ({ frontDoorId: guidOf(`front door ${name}`) }),
  "azure-native:managedidentity:UserAssignedIdentity": ({ name }) => ({
    principalId: guidOf(`principal ${name}`),
    clientId: guidOf(`client ${name}`),
  }),
  "azure-native:keyvault:Vault": ({ inputs }) => ({
    properties: { vaultUri: `https://${String(inputs["vaultName"])}.vault.azure.net/` },
  }),
  "azure-native:keyvault:Key": ({ inputs }) => {
    const keyUri = `https://${String(inputs["vaultName"])}.vault.azure.net/keys/${String(inputs["keyName"])}`;
    return { keyUri, keyUriWithVersion: `${keyUri}/0123456789abcdef0123456789abcdef` };
  },
  "azure-native:sql:Server": ({ inputs }) => ({
    fullyQualifiedDomainName: `${String(inputs["serverName"])}.database.windows.net`,
  }),
  "azure-native:operationalinsights:Workspace": ({ name }) => ({ customerId: guidOf(`workspace ${name}`) }),
  "azure-native:applicationinsights:Component": ({ name, region }) => ({
    connectionString: `InstrumentationKey=${guidOf(name)};IngestionEndpoint=https://${region}-1.in.applicationinsights.azure.com/`,
  }),
  "azure-native:redis:Redis": ({ inputs }) => ({ hostName: `${String(inputs["name"])}.redis.cache.windows.net` }),
  "azure-native:redisenterprise:RedisEnterprise": ({ inputs, region }) => ({
    hostName: `${String(inputs["clusterName"])}.${region}.redis.azure.net`,
  }),
  "azure-native:storage:ObjectReplicationPolicy": ({ name, inputs }) => {
    const rules = inputs["rules"] as readonly Record<string, unknown>[];
    return {
      policyId: guidOf(`policy ${name}`),
      rules: rules.map((rule, index) => ({ ruleId: guidOf(`rule ${index} of ${name}`), ...rule })),
    };
  },
  "azure-native:storage:StorageAccount": ({ inputs }) => ({
    primaryEndpoints: { blob: `https://${String(inputs["accountName"])}.blob.core.windows.net/` },
  }),
};

/** Looks like one, and is the same in each plan. */
export function guidOf(text: string): string {
  let hash = 2166136261;
  const digits = Array.from({ length: 32 }, (_, index) => {
    hash = Math.imul(hash ^ (text.charCodeAt(index % text.length) + index), 16777619) >>> 0;
    return (hash & 15).toString(16);
  }).join("");
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20)}`;
}
