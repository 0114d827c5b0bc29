import type { Workspace } from "@pulumi/azure-native/operationalinsights";
import { Deployment } from "@pulumi/azure-native/resources";
import type { Ground } from "./ground";
import { named, onGround } from "./ground";

/** Tables that hold records of the instances and have no archive besides. */
const tables = ["Syslog"] as const;

/** Beyond two years a table is kept for whole years only. Source: Azure Monitor, Tables - Update, totalRetentionInDays; 2026-11. */
const wholeYears = [1095, 1460, 1826, 2191, 2556, 2922, 3288, 3653, 4018, 4383] as const;

function keptFor(days: number): number {
  return days <= 730 ? days : (wholeYears.find((years) => years >= days) ?? 4383);
}

/**
 * PCI DSS 10.5.1: a year of the instances' own record, of which the workspace keeps the newest part at hand. By a template, as the
 * tables are there from the workspace's first moment and what is there can't be made.
 */
export function recordTables(ground: Ground, workspace: Workspace): Deployment {
  const { scope, spec } = ground;
  const name = `record-tables-${spec.region}`;
  return new Deployment(
    name,
    {
      deploymentName: named(ground, "deployment", "record-tables"),
      resourceGroupName: ground.group.name,
      properties: {
        mode: "Incremental",
        template: {
          $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
          contentVersion: "1.0.0.0",
          resources: tables.map((table) => ({
            type: "Microsoft.OperationalInsights/workspaces/tables",
            apiVersion: "2022-10-01",
            name: workspace.name.apply((workspaceName) => `${workspaceName}/${table}`),
            properties: { plan: "Analytics", totalRetentionInDays: keptFor(spec.recordDays) },
          })),
        },
      },
      tags: scope.tags,
    },
    onGround(ground),
  );
}
