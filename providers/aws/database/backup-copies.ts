import { InstanceAutomatedBackupsReplication } from "@pulumi/aws/rds";
import type { Instance } from "@pulumi/aws/rds";
import type { BySite, Scope } from "../../../components/contract";
import { at, guarded } from "../../../components/contract";
import type { AwsSite } from "../options";
import { inSite } from "../options";
import { identifier } from "./identifier";

/**
 * Where the automated backups, with their transaction logs, are copied to, and whose they are. It must be made in the
 * destination region, under a key of that region.
 *
 * - cold: from the writer to the reserve; while that writer's region is lost, and until the program lets go of it, still from
 *   there: the database that is born from this copy must not take it away. As soon as the region is back, to there as well.
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
  for (const [source, destination] of copyPaths(sites))
    copy(scope, source, destination, at(instances, source.region), backupDays);
}

function copy(scope: Scope, source: AwsSite, destination: AwsSite, instance: Instance, backupDays: number): void {
  new InstanceAutomatedBackupsReplication(
    `database-backups-${destination.region}`,
    {
      // Composed: were it the instance's output, replacing the instance in a rebuild would replace this too.
      sourceDbInstanceArn: `arn:aws:rds:${source.region}:${source.link.account}:db:${identifier(scope.prefix, source.region)}`,
      kmsKeyId: destination.link.keys.database.arn,
      // The default is 7.
      retentionPeriod: backupDays,
    },
    inSite(scope, destination, {
      protect: guarded(scope, source, "other"),
      dependsOn: [instance],
      // The first copy waits for the first backup of the source.
      customTimeouts: { create: "120m", delete: "120m" },
    }),
  );
}

function copyPaths(sites: readonly AwsSite[]): readonly (readonly [AwsSite, AwsSite])[] {
  const [low, high] = bySlot(sites);
  const active = sites.find(({ role }) => role === "active");
  const other = sites.find(({ role }) => role !== "active");
  if (low === undefined || high === undefined || active === undefined || other === undefined) return [];
  if (other.role === "standby") return [[low, high]];
  if (other.role === "reserve") return [[active, other]];
  return other.lost
    ? [[other, active]]
    : [
        [other, active],
        [active, other],
      ];
}

/** Roles and the order of `regions` may change; the number of a region never does. */
export function bySlot(sites: readonly AwsSite[]): AwsSite[] {
  return [...sites].sort((a, b) => a.slot - b.slot);
}
