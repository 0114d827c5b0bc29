import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { at, unseen } from "../../view";
import { Diagnostics, isOn } from "./diagnostics";
import { ownersOf } from "./leads";

export const sqlServerType = "azure-native:sql:Server";
export const sqlDatabaseType = "azure-native:sql:Database";

/** Of a whole server. */
export const serverAuditTypes: readonly string[] = [
  "azure-native:sql:ExtendedServerBlobAuditingPolicy",
  "azure-native:sql:ServerBlobAuditingPolicy",
];

/** Of one database. */
export const databaseAuditTypes: readonly string[] = [
  "azure-native:sql:ExtendedDatabaseBlobAuditingPolicy",
  "azure-native:sql:DatabaseBlobAuditingPolicy",
];

export const auditTypes: readonly string[] = [...serverAuditTypes, ...databaseAuditTypes];

export function auditsOf(stack: StackView, server: ResourceView): readonly ResourceView[] {
  return stack
    .ofType(...serverAuditTypes)
    .filter((policy) => ownersOf(stack, policy, "serverName", sqlServerType).includes(server));
}

export function databasesOf(stack: StackView, server: ResourceView): readonly ResourceView[] {
  return stack
    .ofType(sqlDatabaseType)
    .filter((database) => ownersOf(stack, database, "serverName", sqlServerType).includes(server));
}

/** A server's audit is handed over by its own database, or by each of the others. */
export function handsOver(stack: StackView, server: ResourceView, category: string): boolean | typeof unseen {
  const diagnostics = Diagnostics.of(stack);
  const ofDatabases = databasesOf(stack, server).flatMap((database) => diagnostics.about(database));
  return isOn([...diagnostics.about(server, "databases/"), ...ofDatabases], category);
}

export function toMonitor(policy: ResourceView): boolean | typeof unseen {
  const value = at(policy, "isAzureMonitorTargetEnabled");
  return value === unseen ? unseen : value === true || value === "true";
}
