import type { Plan } from "@pulumi/aws/arcregionswitch";
import { getRoute53HealthChecks } from "@pulumi/aws/arcregionswitch";
import type * as pulumi from "@pulumi/pulumi";
import type { Patience } from "./eventually";
import { eventually } from "./eventually";

/** The plan hands its health checks out some four minutes after it was made; its resource doesn't wait for them. */
const patience: Patience = { every: 20_000, times: 45 };

export type Gates = Readonly<Record<string, string>>;

interface HealthCheck {
  readonly healthCheckId: string;
  readonly recordName: string;
  readonly region: string;
}

/**
 * Ids of the health checks by which the plan opens and closes a region, by region. The one question that the program asks
 * the cloud; unknown in a first preview.
 */
export function gates(
  plan: Plan,
  domain: string,
  regions: readonly string[],
  opts: pulumi.InvokeOptions,
): pulumi.Output<Gates> {
  return plan.arn.apply(async (planArn) => {
    const ask = async () => allOf((await getRoute53HealthChecks({ planArn }, opts)).healthChecks, domain, regions);
    const found = await eventually(ask, patience);
    if (found !== undefined) return found;
    throw new Error(
      `the failover plan ${planArn} has not handed out its health checks for ${domain} within 15 minutes; ` +
        `look with: aws arc-region-switch list-route53-health-checks --arn ${planArn}, then run this again`,
    );
  });
}

/** Undefined while one is missing: it has no id until it is made. */
export function allOf(checks: readonly HealthCheck[], domain: string, regions: readonly string[]): Gates | undefined {
  const ids = regions.map((region) => {
    const found = checks.find((check) => check.region === region && withoutDot(check.recordName) === domain);
    return [region, found?.healthCheckId ?? ""] as const;
  });
  return ids.some(([, id]) => id === "") ? undefined : Object.fromEntries(ids);
}

function withoutDot(name: string): string {
  return name.replace(/\.$/, "");
}
