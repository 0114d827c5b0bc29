import type { BlobContainer, StorageAccount } from "@pulumi/azure-native/storage";
import { BlobContainerImmutabilityPolicy } from "@pulumi/azure-native/storage";
import type * as pulumi from "@pulumi/pulumi";
import type { Scope, StorageSpec } from "../../../components/contract";
import type { AzureSite } from "../options";
import { inSite } from "../options";

/**
 * A store that is to be thrown away in one go is not locked, unless that is asked for: a container under a policy, locked or
 * not, can't be deleted while it holds anything.
 */
export function isLocked({ protect }: Pick<Scope, "protect">, spec: Pick<StorageSpec, "lock">): boolean {
  return protect || spec.lock === "irrevocable";
}

export interface LockArgs {
  readonly account: StorageAccount;
  readonly container: BlobContainer;
  readonly after: pulumi.Resource;
}

/**
 * Nothing in the container can be changed or deleted for `auditDays`; what is appended to hourly is. A policy of the
 * container, not of the account: it is a resource of its own, which no later run sends again, so that it can be made
 * irrevocable by a command (a policy can only be born unlocked) without a run trying to undo that.
 */
export function lock(
  scope: Scope,
  site: AzureSite,
  { auditDays }: StorageSpec,
  { account, container, after }: LockArgs,
): BlobContainerImmutabilityPolicy {
  return new BlobContainerImmutabilityPolicy(
    `audit-${site.region}`,
    {
      accountName: account.name,
      resourceGroupName: site.link.group.name,
      containerName: container.name,
      immutabilityPolicyName: "default",
      immutabilityPeriodSinceCreationInDays: auditDays,
      allowProtectedAppendWrites: true,
    },
    // Deleting it is refused for want of an etag (pulumi-azure-native #2156); it goes with its account.
    inSite(scope, site, { dependsOn: [after], retainOnDelete: true }),
  );
}
