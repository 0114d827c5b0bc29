import { TargetGroup } from "@pulumi/aws/lb";
import type { LoadBalancerSpec, Scope } from "../../../components/contract";
import type { AwsSite } from "../options";
import { inSite } from "../options";

/** Where a site's requests go: its instances, over TLS. Enumerated values are spelled as the API spells them. */
export function targetGroup(scope: Scope, site: AwsSite, spec: LoadBalancerSpec): TargetGroup {
  const { appPort, drainSeconds, health } = spec;
  return new TargetGroup(
    `app-${site.region}`,
    {
      targetType: "instance",
      vpcId: site.link.vpc.id,
      // The balancer encrypts again but doesn't check the instances' certificates: security groups say who they are.
      protocol: "HTTPS",
      protocolVersion: "HTTP1",
      port: appPort,
      deregistrationDelay: drainSeconds,
      // Excludes a slow start; a slow instance gets less by itself.
      loadBalancingAlgorithmType: "least_outstanding_requests",
      loadBalancingCrossZoneEnabled: "use_load_balancer_configuration",
      // Sessions live in the cache, so any instance can answer.
      stickiness: { enabled: false, type: "lb_cookie" },
      healthCheck: {
        enabled: true,
        protocol: "HTTPS",
        port: "traffic-port",
        path: health.path,
        matcher: "200",
        interval: health.intervalSeconds,
        timeout: health.timeoutSeconds,
        healthyThreshold: 2,
        unhealthyThreshold: 3,
      },
      // A zone without a healthy instance leaves DNS; with none anywhere all are tried, which beats refusing everyone.
      targetGroupHealth: {
        dnsFailover: { minimumHealthyTargetsCount: "1", minimumHealthyTargetsPercentage: "off" },
        unhealthyStateRouting: { minimumHealthyTargetsCount: 1, minimumHealthyTargetsPercentage: "off" },
      },
      tags: { ...scope.tags, Name: `${scope.prefix}-app-${site.region}` },
    },
    inSite(scope, site),
  );
}
