import { BlobContainer, ObjectReplicationPolicy } from "@pulumi/azure-native/storage";
import type * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../../../components/contract";
import type { StoreLink } from "../links";
import type { AzureSite } from "../options";
import { inSite } from "../options";

/** Container of a site's assets into which the other site's are copied; nobody but the service may write to it. */
export const copyContainer = "assets-copy";

/** Objects written at any time; else those that were there before the copying began would be left out. */
const sinceEver = { minCreationTime: "1601-01-01T00:00:00Z" };

export function copyTarget(scope: Scope, site: AzureSite, { account, ready }: StoreLink): BlobContainer {
  return new BlobContainer(
    `${copyContainer}-${site.region}`,
    {
      accountName: account.name,
      resourceGroupName: site.link.group.name,
      containerName: copyContainer,
      publicAccess: "None",
    },
    inSite(scope, site, { dependsOn: [...ready] }),
  );
}

export interface Side {
  readonly site: AzureSite;
  readonly stores: { readonly assets: StoreLink };
}

/** Copies in each direction, whoever writes. One after the other: each changes both accounts. */
export function copyAll(scope: Scope, sides: readonly Side[]): void {
  let before: readonly pulumi.Resource[] = [];
  for (const from of sides) {
    for (const to of sides.filter((side) => side !== from)) before = copy(scope, from, to, before);
  }
}

/**
 * What one site writes, object by object. The end that receives is told first, and hands out the ids under which the other end
 * is told. Source: Azure Storage documentation, "object replication", policy and rule ids; 2026-11.
 */
function copy(scope: Scope, from: Side, to: Side, before: readonly pulumi.Resource[]): readonly pulumi.Resource[] {
  const [source, target] = [from.stores.assets, to.stores.assets];
  if (target.copies === undefined) throw new Error(`nothing to copy into in ${to.site.region}`);
  // Whole ids: with names alone, accounts that refuse other directories refuse this too.
  const ends = { sourceAccount: source.account.id, destinationAccount: target.account.id };
  const containers = { sourceContainer: source.container, destinationContainer: target.copies };
  const dependsOn = [...source.ready, ...target.ready, ...before];
  const received = new ObjectReplicationPolicy(
    `assets-in-${to.site.region}`,
    {
      accountName: target.account.name,
      resourceGroupName: to.site.link.group.name,
      objectReplicationPolicyId: "default",
      ...ends,
      rules: [{ ...containers, filters: sinceEver }],
    },
    inSite(scope, to.site, { dependsOn }),
  );
  const sent = new ObjectReplicationPolicy(
    `assets-out-${from.site.region}`,
    {
      accountName: source.account.name,
      resourceGroupName: from.site.link.group.name,
      objectReplicationPolicyId: received.policyId,
      ...ends,
      rules: [{ ruleId: received.rules.apply((rules) => rules?.[0]?.ruleId ?? ""), ...containers, filters: sinceEver }],
    },
    inSite(scope, from.site, { dependsOn }),
  );
  return [received, sent];
}
