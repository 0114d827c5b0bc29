import type { LoadBalancer, TargetGroup } from "@pulumi/aws/lb";
import { Listener, ListenerRule } from "@pulumi/aws/lb";
import type * as pulumi from "@pulumi/pulumi";
import type { LoadBalancerSpec, Scope } from "../../../components/contract";
import { at } from "../../../components/contract";
import type { AwsSite } from "../options";
import { inSite } from "../options";

/**
 * TLS 1.3 and 1.2 with forward secrecy and hybrid post-quantum key exchange; the API's default is still of 2016, with
 * TLS 1.0. Source: Elastic Load Balancing user guide, security policies (recommended there); 2026-11.
 */
const tlsPolicy = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09";

/** Put on every answer, also on those that the balancer gives itself. What scripts may run is the shop's own to say. */
const securityHeaders = {
  routingHttpResponseServerEnabled: false,
  routingHttpResponseStrictTransportSecurityHeaderValue: "max-age=31536000; includeSubDomains",
  routingHttpResponseXContentTypeOptionsHeaderValue: "nosniff",
  routingHttpResponseXFrameOptionsHeaderValue: "DENY",
};

export interface Entry {
  readonly listener: Listener;
  /** Rules by which requests reach the instances. */
  readonly rules: readonly ListenerRule[];
}

export interface EntryArgs {
  readonly balancer: LoadBalancer;
  readonly targetGroup: TargetGroup;
  readonly certificateArn: pulumi.Input<string>;
  /** What must stand in front of the instances before anything is forwarded to them. */
  readonly guards: readonly pulumi.Resource[];
}

/** Listeners and rules of one site. Only known names reach an instance; a scan by address doesn't. */
export function entry(scope: Scope, site: AwsSite, spec: LoadBalancerSpec, args: EntryArgs): Entry {
  const { balancer, targetGroup, certificateArn, guards } = args;
  const { region } = site;
  new Listener(
    `http-${region}`,
    {
      loadBalancerArn: balancer.arn,
      protocol: "HTTP",
      port: 80,
      defaultActions: [{ type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } }],
      routingHttpResponseServerEnabled: false,
      tags: scope.tags,
    },
    inSite(scope, site),
  );
  const listener = new Listener(
    `https-${region}`,
    {
      loadBalancerArn: balancer.arn,
      protocol: "HTTPS",
      port: 443,
      sslPolicy: tlsPolicy,
      certificateArn,
      defaultActions: [
        {
          type: "fixed-response",
          fixedResponse: { statusCode: "404", contentType: "text/plain", messageBody: "Not found" },
        },
      ],
      ...securityHeaders,
      tags: scope.tags,
    },
    inSite(scope, site),
  );
  const toStatic = new ListenerRule(
    `to-static-${region}`,
    {
      listenerArn: listener.arn,
      priority: 10,
      conditions: [{ hostHeader: { values: [spec.domain] } }, { pathPattern: { values: ["/static/*"] } }],
      // The path stays whole: an object's key begins with "static/" too, and both names serve the same paths.
      actions: [
        {
          type: "redirect",
          redirect: {
            protocol: "HTTPS",
            host: spec.staticDomain,
            port: "443",
            path: "/#{path}",
            query: "#{query}",
            statusCode: "HTTP_301",
          },
        },
      ],
      tags: scope.tags,
    },
    inSite(scope, site),
  );
  const toApp = new ListenerRule(
    `to-app-${region}`,
    {
      listenerArn: listener.arn,
      priority: 20,
      conditions: [{ hostHeader: { values: [spec.domain, at(spec.siteDomains, region)] } }],
      actions: [{ type: "forward", targetGroupArn: targetGroup.arn }],
      tags: scope.tags,
    },
    inSite(scope, site, { dependsOn: [...guards] }),
  );
  return { listener, rules: [toStatic, toApp] };
}
