import type { Plan } from "@pulumi/aws/arcregionswitch";
import type { Scope } from "../../../components/contract";
import { notice } from "../shared/notice";
import type { AwsSite } from "../options";

/**
 * Tells people when the plan runs, and when it finds in quiet times that it could not: it checks itself every half hour, in
 * both regions, and repeats a warning once a day. The kind of event is left open, because the service's examples give
 * warnings the kind of executions. Source: ARC developer guide, Region switch with EventBridge; 2026-11.
 */
export function planNotices(scope: Scope, site: AwsSite, plan: Plan): void {
  const { region } = site;
  notice(scope, site, `failover-${region}`, {
    description: "The failover plan runs, or could not run",
    pattern: {
      source: ["aws.arc-region-switch"],
      resources: [plan.arn],
      detail: {
        $or: [
          { metadata: { warning: [{ exists: true }] } },
          { eventType: [{ prefix: "Execution" }, { suffix: "Failed" }] },
        ],
      },
    },
    paths: {
      event: "$.detail.eventType",
      action: "$.detail.executionAction",
      step: "$.detail.stepDetails.stepName",
      warning: "$.detail.metadata.warning",
    },
    text: `Failover plan, seen from ${region}: <event> <action> <step> <warning>`,
  });
}
