import { FailoverGroup } from "@pulumi/azure-native/sql";
import type { Database, Server } from "@pulumi/azure-native/sql";
import type * as pulumi from "@pulumi/pulumi";
import type { BySite, Scope } from "../../../components/contract";
import { at } from "../../../components/contract";
import type { AzureSite } from "../options";
import { bySlot, inSite, standing } from "../options";
import { azureName } from "../shared/names";

/**
 * All of it: once made, a group is never updated. After a failover both servers have the group below them, but only the one
 * that writes now takes an update or a deletion ("400 FailoverGroupUpdateOrDeleteRequestOnSecondary"), and that is not the one
 * that this resource's id names. `az sql failover-group update` changes what must change, on the server that writes.
 */
export const fixedAtBirth = [
  "databases",
  "partnerServers",
  "readOnlyEndpoint",
  "readWriteEndpoint",
  "resourceGroupName",
  "serverName",
  "tags",
];

export interface PairArgs {
  readonly active: AzureSite;
  readonly servers: BySite<Server>;
  readonly databases: BySite<Database>;
  readonly dependsOn: readonly pulumi.Resource[];
}

/** Turns writer and copy around, and gives both one name. A person starts it: only people know what else was lost. */
export function failoverGroup(
  scope: Scope,
  serving: readonly AzureSite[],
  { active, servers, databases, dependsOn }: PairArgs,
): FailoverGroup | undefined {
  const [home, other] = bySlot(standing(serving));
  if (home === undefined || other === undefined) return undefined;
  const partner = active === home ? other : home;
  const { account } = home.link;
  return new FailoverGroup(
    // After the region with the lower number, whoever writes.
    `database-group-${home.region}`,
    {
      failoverGroupName: azureName("failoverGroup", { prefix: scope.prefix, account }, "database"),
      serverName: at(servers, active.region).name,
      resourceGroupName: active.link.group.name,
      databases: [at(databases, active.region).id],
      partnerServers: [{ id: at(servers, partner.region).id }],
      readWriteEndpoint: { failoverPolicy: "Manual" },
      readOnlyEndpoint: { failoverPolicy: "Disabled" },
      tags: scope.tags,
    },
    inSite(scope, home, {
      protect: scope.protect,
      ignoreChanges: fixedAtBirth,
      customTimeouts: { create: "4h", delete: "1h" },
      // Both databases: a group that finds no copy makes one of its own, in one zone.
      dependsOn: [...databases.values(), ...dependsOn],
    }),
  );
}
