import { ExtendedServerBlobAuditingPolicy, OutboundFirewallRule } from "@pulumi/azure-native/sql";
import type { Server } from "@pulumi/azure-native/sql";
import * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../../../components/contract";
import type { StoreLink } from "../links";
import type { AzureSite } from "../options";
import { inSite } from "../options";
import { assign } from "../shared/roles";

/** The stores that servers may call. Of both sites at both: a pair must have the same list. */
export function outboundRules(
  scope: Scope,
  site: AzureSite,
  server: Server,
  stores: ReadonlyMap<string, StoreLink>,
  after: readonly pulumi.Resource[],
): readonly OutboundFirewallRule[] {
  let before: OutboundFirewallRule | undefined;
  return [...stores].map(([region, { account }]) => {
    before = new OutboundFirewallRule(
      `database-out-${region}-${site.region}`,
      {
        outboundRuleFqdn: pulumi.interpolate`${account.name}.blob.core.windows.net`,
        serverName: server.name,
        resourceGroupName: site.link.group.name,
      },
      // A server takes one such change at a time.
      inSite(scope, site, { dependsOn: before === undefined ? [...after] : [before] }),
    );
    return before;
  });
}

export interface AuditArgs {
  readonly server: Server;
  readonly store: StoreLink;
  /** Users of the application, whose own statements are not recorded. */
  readonly appUsers: readonly string[];
  readonly dependsOn: readonly pulumi.Resource[];
}

/** Every sign-in, and every statement. Source: declarations of the resource, "recommended set"; 2026-11. */
const actions = [
  "SUCCESSFUL_DATABASE_AUTHENTICATION_GROUP",
  "FAILED_DATABASE_AUTHENTICATION_GROUP",
  "BATCH_COMPLETED_GROUP",
];

/**
 * Database to storage, for logs: what people and services do in the database goes to the site's own store for logs, written
 * as the server's identity, and to the site's workspace by a diagnostic setting on `master`. PCI DSS 10.2.1.2 asks for all
 * that administrators do; what the application does as itself would be gigabytes a day and says nothing of a person.
 * Until 2023 neither a store without keys nor one behind a firewall took a user-assigned identity; the list of limits no longer
 * names them (Azure SQL documentation, "auditing", limitations, as docs.azure.cn has it; azure-docs issue 102834). The setting on
 * `master` delivers the same to the store, so `storageEndpoint` can go where the service refuses it.
 */
export function auditing(
  scope: Scope,
  site: AzureSite,
  { server, store, appUsers, dependsOn }: AuditArgs,
): ExtendedServerBlobAuditingPolicy {
  const { account, group, keys } = site.link;
  const right = assign(scope, site, `database-audit-${site.region}`, {
    role: "Storage Blob Data Contributor",
    identity: keys.database.identity,
    on: store.account.id,
    why: "The server writes its audit log.",
  });
  return new ExtendedServerBlobAuditingPolicy(
    `database-${site.region}`,
    {
      blobAuditingPolicyName: "default",
      serverName: server.name,
      resourceGroupName: group.name,
      state: "Enabled",
      auditActionsAndGroups: actions,
      predicateExpression: appUsers.map((user) => `database_principal_name <> '${user}'`).join(" AND "),
      storageEndpoint: pulumi.interpolate`https://${store.account.name}.blob.core.windows.net/`,
      storageAccountSubscriptionId: account,
      // The store takes no keys; its firewall lets the service in as a trusted one.
      isManagedIdentityInUse: true,
      // Kept as long as the store's own rules say.
      retentionDays: 0,
      isAzureMonitorTargetEnabled: true,
      // What Microsoft's engineers do during a support case.
      isDevopsAuditEnabled: true,
    },
    // After the database, which takes minutes: the service tries the right at once, and a right takes minutes to be known.
    inSite(scope, site, { dependsOn: [right, ...store.ready, ...dependsOn] }),
  );
}
