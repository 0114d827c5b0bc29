import { BlobContainer, BlobServiceProperties, ManagementPolicy, StorageAccount } from "@pulumi/azure-native/storage";
import type * as pulumi from "@pulumi/pulumi";
import type { Scope, StorageSpec } from "../../../components/contract";
import type { Flow } from "../../../components/flows";
import type { StorePurpose } from "../../../components/storage";
import type { StoreLink } from "../links";
import type { AzureSite } from "../options";
import { inSite } from "../options";
import { azureName } from "../shared/names";
import { lifecycle } from "./lifecycle";
import { isLocked, lock } from "./lock";
import { purposes, takesDeliveries } from "./purposes";

export interface StoreArgs {
  readonly purpose: StorePurpose;
  readonly spec: StorageSpec;
  /** The flows that end in this store. */
  readonly flows: readonly Flow[];
  /** True where the other region of the pair must hold a copy. */
  readonly copied: boolean;
}

/** One account with everything that makes it safe to deliver to, and the container that is delivered to. */
export function store(scope: Scope, site: AzureSite, args: StoreArgs): StoreLink {
  const { purpose, spec } = args;
  const { container, undoDays, changeFeed } = purposes[purpose];
  const { group } = site.link;
  const name = `${purpose}-${site.region}`;
  const account = storageAccount(scope, site, args);
  const inside = { accountName: account.name, resourceGroupName: group.name };
  // One after the other: an account takes one change at a time, and refuses a second meanwhile.
  const service = new BlobServiceProperties(
    name,
    {
      ...inside,
      blobServicesName: "default",
      isVersioningEnabled: true,
      changeFeed: changeFeed ? { enabled: true, retentionInDays: undoDays } : { enabled: false },
      deleteRetentionPolicy: { enabled: true, days: undoDays },
      containerDeleteRetentionPolicy: { enabled: true, days: undoDays },
    },
    inSite(scope, site),
  );
  const locked = purpose === "audit" && isLocked(scope, spec);
  const made = new BlobContainer(
    name,
    { ...inside, containerName: container, publicAccess: "None" },
    // What is under lock goes with its account: by itself it can't be deleted before it is empty.
    inSite(scope, site, { dependsOn: [service], retainOnDelete: locked }),
  );
  const aging = new ManagementPolicy(
    name,
    { ...inside, managementPolicyName: "default", policy: { rules: lifecycle(purpose, spec) } },
    inSite(scope, site, { dependsOn: [made] }),
  );
  const ready: readonly pulumi.Resource[] = [service, made, aging];
  return {
    account,
    container: made.name,
    ready: locked ? [...ready, lock(scope, site, spec, { account, container: made, after: aging })] : ready,
  };
}

function storageAccount(scope: Scope, site: AzureSite, { purpose, flows, copied }: StoreArgs): StorageAccount {
  const { account: subscription, group, keys, vault } = site.link;
  const { key, identity, ready } = keys[purposes[purpose].key];
  return new StorageAccount(
    `${purpose}-${site.region}`,
    {
      accountName: azureName("storageAccount", { prefix: scope.prefix, account: subscription }, purpose, site.region),
      resourceGroupName: group.name,
      location: site.region,
      kind: "StorageV2",
      // Three zones here; and, readable at all times, a copy in the region's pair, which is the other site's region.
      sku: { name: copied ? "Standard_RAGZRS" : "Standard_ZRS" },
      accessTier: "Hot",
      minimumTlsVersion: "TLS1_2",
      enableHttpsTrafficOnly: true,
      allowSharedKeyAccess: false,
      defaultToOAuthAuthentication: true,
      allowBlobPublicAccess: false,
      allowCrossTenantReplication: false,
      allowedCopyScope: "AAD",
      isLocalUserEnabled: false,
      isSftpEnabled: false,
      sasPolicy: { expirationAction: "Log", sasExpirationPeriod: "1.00:00:00" },
      /**
       * Where a service delivers, the public side stays, closed to all but services that the store trusts: with the side
       * switched off, some of them (flow logs) are refused too. Source: Azure Storage documentation, "firewall rules", trusted
       * services; terraform-azurerm-container-apps-hosting #388; 2026-11.
       */
      publicNetworkAccess: takesDeliveries(flows) ? "Enabled" : "Disabled",
      networkRuleSet: { defaultAction: "Deny", bypass: "AzureServices", ipRules: [], virtualNetworkRules: [] },
      identity: { type: "UserAssigned", userAssignedIdentities: [identity.id] },
      encryption: {
        keySource: "Microsoft.Keyvault",
        // No version: the newest is taken, so a rotation needs nothing here.
        keyVaultProperties: { keyName: key.name, keyVaultUri: vault.properties.vaultUri },
        encryptionIdentity: { encryptionUserAssignedIdentity: identity.id },
        // Only at birth.
        requireInfrastructureEncryption: true,
        services: {
          blob: { enabled: true, keyType: "Account" },
          file: { enabled: true, keyType: "Account" },
        },
      },
      tags: scope.tags,
    },
    inSite(scope, site, { protect: scope.protect, dependsOn: [...ready] }),
  );
}
