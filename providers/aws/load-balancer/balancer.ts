import { LoadBalancer } from "@pulumi/aws/lb";
import type { Scope } from "../../../components/contract";
import { guarded } from "../../../components/contract";
import type { StoreLink } from "../links";
import type { AwsSite } from "../options";
import { inSite } from "../options";

/** Where each kind of log lies in the log store. None may contain "AWSLogs", which the balancer adds itself. */
const logPrefixes = { access: "alb-access", connection: "alb-connection", healthCheck: "alb-health-check" };

/** The public balancer of one site, in all its zones. */
export function balancer(scope: Scope, site: AwsSite, logs: StoreLink): LoadBalancer {
  const { networkReady, securityGroups, subnets } = site.link;
  const protect = guarded(scope, site, "other");
  // Without `enabled` nothing is written, although a bucket is set.
  const delivered = (prefix: string) => ({ bucket: logs.bucket.id, prefix, enabled: true });
  return new LoadBalancer(
    `alb-${site.region}`,
    {
      loadBalancerType: "application",
      internal: false,
      ipAddressType: "ipv4",
      subnets: subnets.public.map((subnet) => subnet.id),
      securityGroups: [securityGroups["load-balancer"].id],
      enableDeletionProtection: protect,
      dropInvalidHeaderFields: true,
      desyncMitigationMode: "defensive",
      // Fail closed: while the firewall can't be asked, a request is refused (PCI DSS 6.4.2). It costs availability.
      enableWafFailOpen: false,
      enableZonalShift: true,
      enableHttp2: true,
      preserveHostHeader: true,
      // The sender's address is the last one; what stands before it was sent by the client and proves nothing.
      xffHeaderProcessingMode: "append",
      // Shorter than the instances keep a connection open, or they would close it under a request (answered with 502).
      idleTimeout: 60,
      // A client that stays connected sees neither a zonal shift nor a failover in DNS; the default is an hour.
      clientKeepAlive: 300,
      accessLogs: delivered(logPrefixes.access),
      connectionLogs: delivered(logPrefixes.connection),
      healthCheckLogs: delivered(logPrefixes.healthCheck),
      tags: { ...scope.tags, Name: `${scope.prefix}-${site.region}` },
    },
    // A test object is written when logging is turned on, and a public balancer needs the way to the internet.
    inSite(scope, site, { dependsOn: [...networkReady, ...logs.ready], protect }),
  );
}
