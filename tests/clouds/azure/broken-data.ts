import type { Broken } from "../broken";
import { edited, twice, withInput, without, withoutWaiting } from "../broken";
import { all, inputOf, waitingOnlyFor } from "./broken-waits";

const server = "azure-native:sql:Server";
const key = "azure-native:sql:ServerKey";
const protector = "azure-native:sql:EncryptionProtector";
const outbound = "azure-native:sql:OutboundFirewallRule";
const audit = "azure-native:sql:ExtendedServerBlobAuditingPolicy";
const database = "azure-native:sql:Database";
const group = "azure-native:sql:FailoverGroup";
const short = "azure-native:sql:BackupShortTermRetentionPolicy";
const long = "azure-native:sql:LongTermRetentionPolicy";
const deployment = "azure-native:resources:Deployment";
const role = "azure-native:authorization:RoleAssignment";
const template = "properties.template.resources[0]";

export const brokenData: readonly Broken[] = [
  { title: "a server twice", code: "NameAlreadyExists", edit: twice(server, "database-eastus2") },
  {
    title: "a server that doesn't wait for its right to the key",
    code: "AzureKeyVaultMissingPermissions",
    edit: all(
      waitingOnlyFor(server, "database-eastus2", "UserAssignedIdentity", "ResourceGroup"),
      waitingOnlyFor(key, "database-key-eastus2", "Server::", "Key::database-eastus2"),
    ),
  },
  {
    title: "a server that learns the other region's key and may not use it",
    code: "AzureKeyVaultMissingPermissions",
    edit: without(role, "database-key-centralus-eastus2"),
  },
  {
    title: "a server that learns two things at once",
    code: "ConflictingServerOperation",
    edit: withoutWaiting(key, "database-key-centralus-eastus2", "EncryptionProtector"),
  },
  {
    title: "two ways out of one server at once",
    code: "ConflictingServerOperation",
    edit: withoutWaiting(outbound, "database-out-centralus-eastus2", "OutboundFirewallRule"),
  },
  {
    title: "a database that doesn't wait for the server's changes",
    code: "ConflictingServerOperation",
    edit: waitingOnlyFor(database, "database-eastus2", "Server::"),
  },
  {
    title: "a key under another name than its own",
    code: "InvalidKeyName",
    edit: withInput(key, "database-key-eastus2", "keyName", "database"),
  },
  {
    title: "a server without identity that shall use a key",
    code: "AzureKeyVaultNoServerIdentity",
    edit: withInput(server, "database-eastus2", "identity", undefined),
  },
  {
    title: "a server that shall encrypt with a key that it doesn't know",
    code: "ServerKeyDoesNotExists",
    edit: withInput(protector, "database-eastus2", "serverKeyName", "vault_another_0"),
  },
  {
    title: "an audit into a store that isn't there",
    code: "BlobAuditingInvalidStorageAccountName",
    edit: withInput(audit, "database-eastus2", "storageEndpoint", "https://nowhere.blob.core.windows.net/"),
  },
  {
    title: "an audit into a store that the server may not call",
    code: "BlobAuditingStorageOutboundFirewallNotAllowed",
    edit: withInput(outbound, "database-out-eastus2-eastus2", "outboundRuleFqdn", "another.blob.core.windows.net"),
  },
  {
    title: "an audit without the right to write",
    code: "BlobAuditingInsufficientStorageAccountPermissions",
    edit: without(role, "database-audit-eastus2"),
  },
  {
    title: "an audit that waits for its right, and not for the minutes until that is known",
    code: "BlobAuditingInsufficientStorageAccountPermissions",
    edit: all(
      waitingOnlyFor(audit, "database-eastus2", "RoleAssignment", "OutboundFirewallRule"),
      waitingOnlyFor(role, "database-audit-eastus2", "StorageAccount", "UserAssignedIdentity", "OutboundFirewallRule"),
      edited(role, "database-audit-eastus2", (resource) => ({
        ...resource,
        dependencies: [
          ...resource.dependencies,
          resource.urn.replace(/[^$]*$/, "azure-native:sql:OutboundFirewallRule::database-out-centralus-eastus2"),
        ],
      })),
    ),
  },
  {
    title: "a copy of nothing",
    code: "MissingSourceDatabaseId",
    edit: withInput(database, "database-centralus", "sourceDatabaseId", undefined),
  },
  {
    title: "a copy that doesn't wait for its writer",
    code: "SourceDatabaseNotFound",
    edit: withoutWaiting(database, "database-centralus", "Database::database-eastus2"),
  },
  {
    title: "a copy under another name",
    code: "ReplicationSourceAndTargetMustHaveSameName",
    edit: withInput(database, "database-centralus", "databaseName", "shop"),
  },
  {
    title: "a copy beside its writer",
    code: "ReplicationSourceAndTargetMustBeInDifferentServers",
    edit: (program) =>
      all(
        withInput(
          database,
          "database-centralus",
          "serverName",
          inputOf(program, database, "database-eastus2", "serverName"),
        ),
        withInput(
          database,
          "database-centralus",
          "resourceGroupName",
          inputOf(program, database, "database-eastus2", "resourceGroupName"),
        ),
      )(program),
  },
  {
    title: "a copy of a copy",
    code: "SecurityAzureKeyVaultGeoChainError",
    edit: (program) => {
      const copy = inputOf(program, database, "database-eastus2", "serverName");
      const source = String(inputOf(program, database, "database-centralus", "sourceDatabaseId"))
        .replaceAll("eastus2", "centralus")
        .replace(/servers\/[^/]+/, `servers/${String(inputOf(program, database, "database-centralus", "serverName"))}`);
      return twice(database, "database-centralus", {
        serverName: copy,
        resourceGroupName: inputOf(program, database, "database-eastus2", "resourceGroupName"),
        location: "eastus2",
        sourceDatabaseId: source,
      })(program);
    },
  },
  {
    title: "a copy on a server that can't open what the writer wrote",
    code: "SameKeyUriNotFoundOnRemoteServer",
    edit: without(key, "database-key-eastus2-centralus"),
  },
  {
    title: "a restore of a backup that hasn't been copied yet",
    code: "InvalidSourceDatabaseId",
    edit: (program) =>
      all(
        withInput(database, "database-centralus", "createMode", "Recovery"),
        withInput(
          database,
          "database-centralus",
          "sourceDatabaseId",
          String(inputOf(program, database, "database-centralus", "sourceDatabaseId")).replace(
            "/databases/",
            "/recoverableDatabases/",
          ),
        ),
      )(program),
  },
  {
    title: "two policies for one database's backups at once",
    code: "ConflictingDatabaseOperation",
    edit: all(
      withoutWaiting(long, "database-eastus2", "ShortTerm"),
      edited(long, "database-eastus2", (resource) => ({
        ...resource,
        dependencies: [...resource.dependencies, resource.urn.replace(/[^$]*$/, `${group}::database-group-eastus2`)],
      })),
    ),
  },
  {
    title: "backups of a database that is being paired",
    code: "ConflictingDatabaseOperation",
    edit: withoutWaiting(short, "database-eastus2", "FailoverGroup"),
  },
  {
    title: "backups of a database that isn't there yet",
    code: "ParentResourceNotFound",
    edit: waitingOnlyFor(short, "database-eastus2", "Server::"),
  },
  {
    title: "settings that make the database before its own resource does",
    code: "AlreadyExists",
    edit: waitingOnlyFor(deployment, "database-settings-eastus2", "Server::"),
  },
  {
    title: "settings of a database that is still being made",
    code: "ConflictingDatabaseOperation",
    edit: all(
      waitingOnlyFor(database, "database-eastus2", "Server::", "OutboundFirewallRule", "ServerKey", "Protector"),
      edited(deployment, "database-settings-eastus2", (resource) => ({
        ...resource,
        dependencies: [
          resource.urn.replace(/[^$]*$/, "azure-native:sql:OutboundFirewallRule::database-out-centralus-eastus2"),
        ],
      })),
    ),
  },
  {
    title: "settings of both databases at once",
    code: "SimultaneousSkuChangeNotAllowed",
    edit: withoutWaiting(deployment, "database-settings-eastus2", "Deployment"),
  },
  {
    title: "a writer of a larger tier than its copy",
    code: "SourceDatabaseEditionCouldNotBeUpgraded",
    edit: withInput(deployment, "database-settings-eastus2", `${template}.sku.tier`, "Hyperscale"),
  },
  {
    title: "a copy of a smaller tier than its writer",
    code: "TargetDatabaseEditionCouldNotBeDowngraded",
    edit: withInput(deployment, "database-settings-centralus", `${template}.sku.tier`, "GeneralPurpose"),
  },
  {
    title: "a copy with a largest size of its own",
    code: "UpdateNotAllowedInCurrentReplicationState",
    edit: withInput(deployment, "database-settings-centralus", `${template}.properties.maxSizeBytes`, 1_073_741_824),
  },
  {
    title: "a group of a database that isn't on its server",
    code: "FailoverGroupCreateOrUpdateRequestInvalidDatabaseServer",
    edit: withInput(group, "database-group-eastus2", "databases", ["/subscriptions/0/databases/0"]),
  },
  {
    title: "a group with a partner that isn't there",
    code: "ServerNotFound",
    edit: withInput(group, "database-group-eastus2", "partnerServers", [{ id: "/subscriptions/0/servers/0" }]),
  },
  {
    title: "a group without partner",
    code: "FailoverGroupCreateOrUpdateRequestInvalidPartner",
    edit: withInput(group, "database-group-eastus2", "partnerServers", []),
  },
  {
    title: "a group twice",
    code: "FailoverGroupDnsRecordInUse",
    edit: twice(group, "database-group-eastus2"),
  },
  {
    title: "a database in two groups",
    code: "DatabaseBelongsToOtherFailoverGroup",
    edit: twice(group, "database-group-eastus2", { failoverGroupName: "another" }),
  },
  {
    title: "a group that fails over by itself at once",
    code: "FailoverGroupCreateOrUpdateRequestInvalidReadWriteEndpointFields",
    edit: withInput(group, "database-group-eastus2", "readWriteEndpoint.failoverPolicy", "Automatic"),
  },
  {
    title: "a group whose partner is itself",
    code: "FailoverGroupCreateOrUpdateRequestDuplicatePartner",
    edit: (program) =>
      withInput(group, "database-group-eastus2", "partnerServers", [
        {
          id: String((inputOf(program, group, "database-group-eastus2", "databases") as string[])[0]).replace(
            /\/databases.*/,
            "",
          ),
        },
      ])(program),
  },
  {
    title: "a group within one region",
    code: "InvalidFailoverGroupRegion",
    edit: (program) => {
      const [own = ""] = inputOf(program, group, "database-group-eastus2", "databases") as string[];
      const partner = own.replace(/servers\/.*/, "servers/another");
      return all(
        twice(server, "database-eastus2", { serverName: "another" }),
        withInput(group, "database-group-eastus2", "partnerServers", [{ id: partner }]),
      )(program);
    },
  },
  {
    title: "a group below the server of the copy",
    code: "DatabaseInFailoverGroupNotPrimary",
    edit: (program) => {
      const [own = ""] = inputOf(program, group, "database-group-eastus2", "databases") as string[];
      const [partner] = inputOf(program, group, "database-group-eastus2", "partnerServers") as { id: string }[];
      return all(
        withInput(group, "database-group-eastus2", "databases", [`${partner?.id ?? ""}/databases/commerce`]),
        withInput(group, "database-group-eastus2", "partnerServers", [{ id: own.replace(/\/databases.*/, "") }]),
        ...["serverName", "resourceGroupName"].map((input) =>
          withInput(group, "database-group-eastus2", input, inputOf(program, database, "database-centralus", input)),
        ),
      )(program);
    },
  },
  {
    title: "a group that doesn't wait for the copy",
    code: "DuplicateGeoDrRelation",
    edit: waitingOnlyFor(group, "database-group-eastus2", "Server::", "Database::database-eastus2"),
  },
  {
    title: "a group that doesn't wait for the copy to be spread over zones",
    code: "UpdateSloInProgress",
    edit: waitingOnlyFor(group, "database-group-eastus2", "Server::", "Database::"),
  },
  {
    title: "a group whose partner has a database of that name that is no copy",
    code: "RemoteDatabaseExists",
    edit: all(
      withInput(database, "database-centralus", "createMode", undefined),
      withInput(database, "database-centralus", "sourceDatabaseId", undefined),
    ),
  },
];
