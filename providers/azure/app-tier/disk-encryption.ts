import { DiskEncryptionSet } from "@pulumi/azure-native/compute";
import type { Scope } from "../../../components/contract";
import type { AzureSite } from "../options";
import { inSite } from "../options";
import { azureName } from "../shared/names";

/** The site's own key for the instances' disks; it follows the key's newest version by itself. */
export function diskEncryption(scope: Scope, site: AzureSite): DiskEncryptionSet {
  const { account, group, vault, keys } = site.link;
  const { key, identity, ready } = keys.disks;
  return new DiskEncryptionSet(
    `disks-${site.region}`,
    {
      diskEncryptionSetName: azureName("diskEncryptionSet", { prefix: scope.prefix, account }, "disks", site.region),
      resourceGroupName: group.name,
      location: site.region,
      encryptionType: "EncryptionAtRestWithCustomerKey",
      // With a version even where the newest is followed.
      activeKey: { keyUrl: key.keyUriWithVersion, sourceVault: { id: vault.id } },
      rotationToLatestKeyVersionEnabled: true,
      identity: { type: "UserAssigned", userAssignedIdentities: [identity.id] },
      tags: scope.tags,
    },
    inSite(scope, site, { dependsOn: [...ready] }),
  );
}
