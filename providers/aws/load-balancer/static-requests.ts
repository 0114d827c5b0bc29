import type { Distribution } from "@pulumi/aws/cloudfront";
import { LogDelivery, LogDeliveryDestination, LogDeliverySource, LogResourcePolicy } from "@pulumi/aws/cloudwatch";
import * as pulumi from "@pulumi/pulumi";
import type { LoadBalancerSpec, Scope } from "../../../components/contract";
import { logGroup } from "../shared/log-group";
import type { Place } from "../options";
import { inSite } from "../options";
import { physicalName } from "../shared/physical-name";
import { policyDocument } from "../shared/policy-document";

/**
 * All that is recorded by default but cookies: a browser sends here too what the shop set for its whole domain, and that
 * opens a session. Source: CloudFront developer guide, standard logging; 2026-11.
 */
const recorded = [
  "date",
  "time",
  "x-edge-location",
  "sc-bytes",
  "c-ip",
  "cs-method",
  "cs(Host)",
  "cs-uri-stem",
  "sc-status",
  "cs(Referer)",
  "cs(User-Agent)",
  "cs-uri-query",
  "x-edge-result-type",
  "x-edge-request-id",
  "x-host-header",
  "cs-protocol",
  "cs-bytes",
  "time-taken",
  "x-forwarded-for",
  "ssl-protocol",
  "ssl-cipher",
  "x-edge-response-result-type",
  "cs-protocol-version",
  "c-port",
  "time-to-first-byte",
  "x-edge-detailed-result-type",
  "sc-content-type",
  "sc-content-len",
  "sc-range-start",
  "sc-range-end",
];

/** Who fetched what, on record like the requests to the balancers. */
export function staticRequests(
  scope: Scope,
  edge: Place,
  distribution: Distribution,
  { recordDays }: LoadBalancerSpec,
): void {
  const { account } = edge.link;
  const opts = inSite(scope, edge);
  const name = physicalName(`${scope.prefix}-static`, 60);
  const log = logGroup(scope, edge, "static-requests", {
    name: `/aws/vendedlogs/cloudfront/${scope.prefix}`,
    days: recordDays,
  });
  const policy = new LogResourcePolicy(
    "static-requests",
    {
      policyName: `${scope.prefix}-static-requests`,
      policyDocument: policyDocument({
        Sid: "StaticRequests",
        Effect: "Allow",
        Principal: { Service: "delivery.logs.amazonaws.com" },
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: pulumi.interpolate`${log.arn}:*`,
        Condition: {
          StringEquals: { "aws:SourceAccount": account },
          ArnLike: { "aws:SourceArn": `arn:aws:logs:${edge.region}:${account}:*` },
        },
      }),
    },
    opts,
  );
  const source = new LogDeliverySource(
    "static",
    { name, logType: "ACCESS_LOGS", resourceArn: distribution.arn, tags: scope.tags },
    opts,
  );
  const destination = new LogDeliveryDestination(
    "static",
    {
      name,
      outputFormat: "json",
      deliveryDestinationConfiguration: { destinationResourceArn: log.arn },
      tags: scope.tags,
    },
    inSite(scope, edge, { dependsOn: [policy] }),
  );
  new LogDelivery(
    "static",
    {
      deliverySourceName: source.name,
      deliveryDestinationArn: destination.arn,
      recordFields: [...recorded],
      tags: scope.tags,
    },
    opts,
  );
}
