import {
  AFDCustomDomain,
  AFDEndpoint,
  AFDOrigin,
  AFDOriginGroup,
  Profile,
  Route,
  Rule,
  RuleSet,
  SecurityPolicy,
} from "@pulumi/azure-native/cdn";
import { Policy } from "@pulumi/azure-native/frontdoor";
import { DiagnosticSetting } from "@pulumi/azure-native/monitor";
import { ResourceGroup } from "@pulumi/azure-native/resources";
import {
  BlobContainer,
  BlobContainerImmutabilityPolicy,
  BlobServiceProperties,
  ManagementPolicy,
  StorageAccount,
  StorageAccountStaticWebsite,
} from "@pulumi/azure-native/storage";
import * as pulumi from "@pulumi/pulumi";
import type { Neighbour } from "../neighbour";
import { keyUser, keyVaultUri, logged, workspace } from "./landing-zone";

const group = "rg-brochure";
const tags = { owner: "marketing", "data-classification": "public" };

function account(name: string, accountName: string, network: "site" | "logs"): StorageAccount {
  return new StorageAccount(
    name,
    {
      resourceGroupName: group,
      accountName,
      kind: "StorageV2",
      sku: { name: "Standard_ZRS" },
      minimumTlsVersion: "TLS1_2",
      enableHttpsTrafficOnly: true,
      allowBlobPublicAccess: false,
      allowSharedKeyAccess: false,
      // Front Door delivers its logs as a service that the account trusts; with the public side off it could not.
      publicNetworkAccess: network === "site" ? "Disabled" : "Enabled",
      networkRuleSet: {
        defaultAction: "Deny",
        bypass: network === "site" ? "None" : "AzureServices, Logging, Metrics",
      },
      identity: { type: "UserAssigned", userAssignedIdentities: [keyUser] },
      encryption: {
        keySource: "Microsoft.Keyvault",
        keyVaultProperties: { keyVaultUri, keyName: `brochure-${network}` },
        encryptionIdentity: { encryptionUserAssignedIdentity: keyUser },
      },
      tags,
    },
    { protect: true },
  );
}

async function program(): Promise<void> {
  new ResourceGroup("brochure", { resourceGroupName: group, location: "westeurope", tags });
  const site = account("site", "stbrochuresite", "site");
  new StorageAccountStaticWebsite("site", {
    resourceGroupName: group,
    accountName: site.name,
    indexDocument: "index.html",
    error404Document: "404.html",
  });
  const logs = account("logs", "stbrochurelogs", "logs");
  for (const [name, { name: accountName }] of Object.entries({ site, logs })) {
    new BlobServiceProperties(name, {
      resourceGroupName: group,
      accountName,
      blobServicesName: "default",
      deleteRetentionPolicy: { enabled: true, days: 30 },
      containerDeleteRetentionPolicy: { enabled: true, days: 30 },
    });
  }
  // The service delivers each kind into a container of this name.
  for (const kind of ["accesslog", "healthprobelog", "webapplicationfirewalllog"]) {
    const container = new BlobContainer(kind, {
      resourceGroupName: group,
      accountName: logs.name,
      containerName: `insights-logs-frontdoor${kind}`,
    });
    new BlobContainerImmutabilityPolicy(kind, {
      resourceGroupName: group,
      accountName: logs.name,
      containerName: container.name,
      immutabilityPolicyName: "default",
      immutabilityPeriodSinceCreationInDays: 366,
      allowProtectedAppendWrites: true,
    });
  }
  new ManagementPolicy("logs", {
    resourceGroupName: group,
    accountName: logs.name,
    managementPolicyName: "default",
    policy: {
      rules: [
        {
          name: "age",
          enabled: true,
          type: "Lifecycle",
          definition: {
            filters: { blobTypes: ["appendBlob", "blockBlob"] },
            actions: {
              baseBlob: {
                tierToCool: { daysAfterModificationGreaterThan: 95 },
                delete: { daysAfterModificationGreaterThan: 400 },
              },
            },
          },
        },
      ],
    },
  });
  for (const [name, { id }] of Object.entries({ site, logs })) {
    new DiagnosticSetting(`${name}-blobs`, {
      name: "blobs",
      resourceUri: pulumi.interpolate`${id}/blobServices/default`,
      workspaceId: workspace,
      logs: [
        { category: "StorageRead", enabled: true },
        { category: "StorageWrite", enabled: true },
        { category: "StorageDelete", enabled: true },
      ],
    });
  }

  const profile = new Profile("edge", {
    resourceGroupName: group,
    profileName: "afd-brochure",
    location: "Global",
    sku: { name: "Premium_AzureFrontDoor" },
    tags,
  });
  const inProfile = { resourceGroupName: group, profileName: profile.name };
  const endpoint = new AFDEndpoint("site", {
    ...inProfile,
    endpointName: "brochure",
    location: "Global",
    enabledState: "Enabled",
  });
  const domain = new AFDCustomDomain("site", {
    ...inProfile,
    customDomainName: "www-example-com",
    hostName: "www.example.com",
    tlsSettings: { certificateType: "ManagedCertificate", minimumTlsVersion: "TLS12" },
  });
  const origins = new AFDOriginGroup("site", {
    ...inProfile,
    originGroupName: "site",
    loadBalancingSettings: { sampleSize: 4, successfulSamplesRequired: 3 },
    healthProbeSettings: {
      probePath: "/",
      probeProtocol: "Https",
      probeRequestType: "HEAD",
      probeIntervalInSeconds: 100,
    },
  });
  const origin = new AFDOrigin("site", {
    ...inProfile,
    originGroupName: origins.name,
    originName: "site",
    hostName: "stbrochuresite.z6.web.core.windows.net",
    originHostHeader: "stbrochuresite.z6.web.core.windows.net",
    enabledState: "Enabled",
    enforceCertificateNameCheck: true,
    sharedPrivateLinkResource: {
      privateLink: { id: site.id },
      groupId: "web",
      privateLinkLocation: "westeurope",
      requestMessage: "brochure",
    },
  });
  const headers = new RuleSet("headers", { ...inProfile, ruleSetName: "headers" });
  const header = (headerName: string, value: string) =>
    ({
      name: "ModifyResponseHeader",
      parameters: {
        typeName: "DeliveryRuleHeaderActionParameters",
        headerAction: "Overwrite",
        headerName,
        value,
      },
    }) as const;
  new Rule("headers", {
    ...inProfile,
    ruleSetName: headers.name,
    ruleName: "security",
    order: 1,
    conditions: [],
    actions: [
      header("Strict-Transport-Security", "max-age=31536000; includeSubDomains"),
      header("Content-Security-Policy", "default-src 'self'"),
      header("X-Content-Type-Options", "nosniff"),
    ],
  });
  new Route(
    "site",
    {
      ...inProfile,
      endpointName: endpoint.name,
      routeName: "all",
      customDomains: [{ id: domain.id }],
      originGroup: { id: origins.id },
      ruleSets: [{ id: headers.id }],
      // Both, so that plain requests are sent on to HTTPS.
      supportedProtocols: ["Http", "Https"],
      httpsRedirect: "Enabled",
      forwardingProtocol: "HttpsOnly",
      patternsToMatch: ["/*"],
      linkToDefaultDomain: "Enabled",
      enabledState: "Enabled",
    },
    { dependsOn: [origin] },
  );
  const firewall = new Policy("firewall", {
    resourceGroupName: group,
    policyName: "wafbrochure",
    location: "Global",
    sku: { name: "Premium_AzureFrontDoor" },
    policySettings: { enabledState: "Enabled", mode: "Prevention", requestBodyCheck: "Enabled" },
    managedRules: {
      managedRuleSets: [
        { ruleSetType: "Microsoft_DefaultRuleSet", ruleSetVersion: "2.1", ruleSetAction: "Block" },
        { ruleSetType: "Microsoft_BotManagerRuleSet", ruleSetVersion: "1.1" },
      ],
    },
    customRules: {
      rules: [
        // Watched before it is enforced; it lets nothing past the managed rules.
        {
          name: "WatchOldBrowsers",
          priority: 50,
          ruleType: "MatchRule",
          action: "Log",
          enabledState: "Enabled",
          matchConditions: [
            {
              matchVariable: "RequestHeader",
              selector: "User-Agent",
              operator: "Contains",
              matchValue: ["MSIE"],
              negateCondition: false,
            },
          ],
        },
        {
          name: "TooMany",
          priority: 100,
          ruleType: "RateLimitRule",
          action: "Block",
          enabledState: "Enabled",
          rateLimitDurationInMinutes: 1,
          rateLimitThreshold: 1000,
          matchConditions: [
            { matchVariable: "RequestUri", operator: "Contains", matchValue: ["/"], negateCondition: false },
          ],
        },
      ],
    },
    tags,
  });
  new SecurityPolicy("firewall", {
    ...inProfile,
    securityPolicyName: "firewall",
    parameters: {
      type: "WebApplicationFirewall",
      wafPolicy: { id: firewall.id },
      associations: [{ domains: [{ id: endpoint.id }, { id: domain.id }], patternsToMatch: ["/*"] }],
    },
  });
  logged("edge", profile.id);
  new DiagnosticSetting("edge-kept", {
    name: "kept",
    resourceUri: profile.id,
    storageAccountId: logs.id,
    logs: [{ categoryGroup: "allLogs", enabled: true }],
  });
}

export const staticSite: Neighbour = {
  name: "static-site",
  cloud: "azure",
  what: "Static pages in a private storage account behind Front Door Premium with a firewall that blocks, and one rule of it that only watches.",
  program,
};
