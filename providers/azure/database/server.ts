import { Server } from "@pulumi/azure-native/sql";
import type { Scope } from "../../../components/contract";
import { guarded } from "../../../components/contract";
import type { DatabaseAdmins } from "../database";
import type { AzureSite } from "../options";
import { inSite } from "../options";
import { azureName } from "../shared/names";

/**
 * The logical server of one site: people and services sign in through the directory only, and reach it through private
 * endpoints only. Nothing of it depends on the role. Clients behind a private endpoint are always proxied, so one port is
 * enough (Azure SQL documentation, "connectivity architecture": the default policy; 2026-11).
 */
export function server(scope: Scope, site: AzureSite, admins: DatabaseAdmins): Server {
  const { account, tenant, group, keys } = site.link;
  return new Server(
    `database-${site.region}`,
    {
      serverName: azureName("sqlServer", { prefix: scope.prefix, account }, site.region),
      resourceGroupName: group.name,
      location: site.region,
      version: "12.0",
      administrators: {
        administratorType: "ActiveDirectory",
        azureADOnlyAuthentication: true,
        principalType: "Group",
        login: admins.name,
        sid: admins.objectId,
        tenantId: tenant,
      },
      minimalTlsVersion: "1.2",
      publicNetworkAccess: "Disabled",
      // The server itself calls nobody but the stores that its audit goes to.
      restrictOutboundNetworkAccess: "Enabled",
      // Without a key here: each later update would send its first version again and undo a rotation.
      identity: { type: "UserAssigned", userAssignedIdentities: [keys.database.identity.id] },
      primaryUserAssignedIdentityId: keys.database.identity.id,
      tags: scope.tags,
    },
    inSite(scope, site, {
      protect: guarded(scope, site, "other"),
      // Taken at creation only: later ones are ignored or refused, `az sql server ad-admin update` changes them.
      ignoreChanges: ["administrators"],
      dependsOn: [...keys.database.ready],
    }),
  );
}
