import type { Instance } from "@pulumi/aws/rds";
import { InstanceAutomatedBackupsReplication } from "@pulumi/aws/rds";
import type { BySite, Scope } from "../../../components/contract";
import { at } from "../../../components/contract";
import type { AwsSite } from "../options";
import { inSite } from "../options";

/**
 * Where the automated backups, with their transaction logs, are copied to, and whose they are. It must be made in the
 * destination region, under a key of that region.
 *
 * - cold: from the writer to the reserve.
 * - warm: from the lower region number to the higher, whoever writes. A role may not choose: every input of this type
 *   replaces it, so a direction that followed `active` would end one copy and begin another during a failover, and
 *   whether a replica may be the source is nowhere said (it can't be set back to a point in time). While the lower region
 *   writes this is its copy; after a failover it still holds what the old writer had up to then. The copy of what the
 *   higher region writes is kept by `backup-copy-keeper.ts`.
 */
export function backupCopies(
  scope: Scope,
  sites: readonly AwsSite[],
  instances: BySite<Instance>,
  backupDays: number,
): void {
  const [source, destination] = copyPath(sites);
  if (source === undefined || destination === undefined) return;
  new InstanceAutomatedBackupsReplication(
    `database-backups-${destination.region}`,
    {
      sourceDbInstanceArn: at(instances, source.region).arn,
      kmsKeyId: destination.link.keys.database.arn,
      // The default is 7.
      retentionPeriod: backupDays,
    },
    inSite(scope, destination, {
      protect: scope.protect,
      // The first copy waits for the first backup of the source.
      customTimeouts: { create: "120m", delete: "120m" },
    }),
  );
}

function copyPath(sites: readonly AwsSite[]): readonly AwsSite[] {
  const reserve = sites.find((site) => site.role === "reserve");
  if (reserve !== undefined) return [...sites.filter((site) => site.role === "active"), reserve];
  return bySlot(sites);
}

/** Roles and the order of `regions` may change; the number of a region never does. */
export function bySlot(sites: readonly AwsSite[]): AwsSite[] {
  return [...sites].sort((a, b) => a.slot - b.slot);
}
