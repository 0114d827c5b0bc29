import { Workflow } from "@pulumi/azure-native/logic";
import type { UserAssignedIdentity } from "@pulumi/azure-native/managedidentity";
import type { MetricAlert } from "@pulumi/azure-native/monitor";
import type * as pulumi from "@pulumi/pulumi";
import type { Scope, Signal } from "../../../components/contract";
import { alarm } from "../alarm";
import type { AzureSite } from "../options";
import { inSite } from "../options";
import { azureName } from "../shared/names";
import type { Runner } from "./runner";
import { runActions } from "./short-runs/actions";

/** One container that is started, waited for and removed. */
export interface ShortRun {
  /** Part of names: one lower-case word. */
  readonly name: string;
  readonly image: string;
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, pulumi.Input<string>>>;
  readonly identity: UserAssignedIdentity;
  readonly cpu: number;
  readonly memoryGiB: number;
  /** Hours after which it is removed whatever it does. */
  readonly hours: number;
}

export interface ShortRunsArgs {
  readonly runner: Runner;
  /** One after the other; the first that fails ends all. */
  readonly runs: readonly ShortRun[];
  /** Time of day, UTC; without it only people start it. */
  readonly daily?: { readonly hour: number; readonly minute: number };
  readonly meaning: string;
  readonly dependsOn: readonly pulumi.Resource[];
}

export interface ShortRuns {
  readonly name: string;
  readonly workflow: Workflow;
  /** That a run failed. */
  readonly signal: Signal<MetricAlert>;
}

/** An address range for documentation, from which no packet comes (RFC 5737). */
const nobody = "192.0.2.0-192.0.2.255";

/**
 * Containers that live for minutes in the site's own network, each with one identity, started by a workflow of the service: at
 * `up` nothing runs, so nothing can fail there for want of a right that people give later. What a container prints stands in the
 * workflow's history. Who may start it: whoever may act on the workflow in the subscription; its address on the internet is shut.
 */
export function shortRuns(
  scope: Scope,
  site: AzureSite,
  thing: string,
  { runner, runs, daily, meaning, dependsOn }: ShortRunsArgs,
): ShortRuns {
  const { account, group } = site.link;
  const name = `${thing}-${site.region}`;
  const workflow = new Workflow(
    name,
    {
      workflowName: azureName("logicApp", { prefix: scope.prefix, account }, name),
      resourceGroupName: group.name,
      location: site.region,
      state: "Enabled",
      identity: { type: "UserAssigned", userAssignedIdentities: [runner.identity.id] },
      accessControl: { triggers: { allowedCallerIpAddresses: [{ addressRange: nobody }] } },
      definition: {
        $schema:
          "https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#",
        contentVersion: "1.0.0.0",
        triggers: trigger(daily),
        actions: runActions(scope, site, thing, runner.identity, runs),
        outputs: {},
      },
      tags: scope.tags,
    },
    inSite(scope, site, { dependsOn: [...runner.ready, ...dependsOn] }),
  );
  const signal = alarm(scope, site, `${thing}-failed-${site.region}`, {
    severity: "ticket",
    meaning,
    target: workflow.id,
    namespace: "Microsoft.Logic/workflows",
    metric: "RunsFailed",
    aggregation: "Total",
    operator: "GreaterThan",
    threshold: 0,
    window: "PT1H",
    every: "PT5M",
  });
  return { name, workflow, signal };
}

/** Two runs at once would take each other's container away. */
const oneAtATime = { runtimeConfiguration: { concurrency: { runs: 1 } } };

function trigger(daily: ShortRunsArgs["daily"]) {
  if (daily === undefined) return { manual: { type: "Request", kind: "Http", inputs: { schema: {} }, ...oneAtATime } };
  const { hour, minute } = daily;
  return {
    daily: {
      type: "Recurrence",
      recurrence: {
        frequency: "Day",
        interval: 1,
        timeZone: "UTC",
        // Past, and needed: a schedule without a beginning starts with a run at once. In the zone above, so without a "Z".
        startTime: "2026-01-01T00:00:00",
        schedule: { hours: [hour], minutes: [minute] },
      },
      ...oneAtATime,
    },
  };
}
