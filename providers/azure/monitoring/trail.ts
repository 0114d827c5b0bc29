import { SubscriptionDiagnosticSetting } from "@pulumi/azure-native/monitor";
import type { Scope } from "../../../components/contract";
import type { StoreLink } from "../links";
import type { AzureSite } from "../options";
import { inSite } from "../options";
import { azureName } from "../shared/names";

/** Source: Azure Monitor documentation, "activity log event schema", categories; 2026-11. */
const categories = [
  "Administrative",
  "Security",
  "ServiceHealth",
  "Alert",
  "Recommendation",
  "Policy",
  "Autoscale",
  "ResourceHealth",
] as const;

export interface TrailArgs {
  /** Site that takes it, for ever: the lowest number of the stack. */
  readonly home: AzureSite;
  readonly audit: StoreLink;
}

/**
 * The record of every administrative call in the subscription, under lock in the audit store and searchable in the home's
 * workspace. The service keeps one itself, for 90 days, which nobody can change.
 */
export function trail(scope: Scope, { home, audit }: TrailArgs): SubscriptionDiagnosticSetting {
  return new SubscriptionDiagnosticSetting(
    "trail",
    {
      name: azureName("diagnostics", { prefix: scope.prefix, account: home.link.account }, "trail"),
      workspaceId: home.link.workspace.id,
      storageAccountId: audit.account.id,
      logs: categories.map((category) => ({ category, enabled: true })),
    },
    inSite(scope, home, { dependsOn: [...audit.ready], protect: scope.protect }),
  );
}
