import type { Certificate } from "@pulumi/aws/acm";
import { Distribution, OriginAccessControl } from "@pulumi/aws/cloudfront";
import { Record as DnsRecord } from "@pulumi/aws/route53";
import type { LoadBalancerSpec, Scope } from "../../../components/contract";
import { at } from "../../../components/contract";
import type { StorageLink } from "../links";
import type { AwsSite, Place } from "../options";
import { inSite } from "../options";
import { issued, proof, request } from "./certificate";
import { firewall, staticRules } from "./firewall";
import { staticRequests } from "./static-requests";

/** AWS's own policies, the same in every account. Source: CloudFront developer guide, managed policies; 2026-11. */
const managed = {
  cachingOptimized: "658327ea-f89d-4fab-a63d-7439e8886e28",
  // Browsers take fonts and script modules from another name only with leave to; what lies here is public anyway.
  corsAndSecurityHeaders: "e61eb60c-9c35-4d20-a928-2b84e02af89c",
};

const group = "assets";

/**
 * When the edge asks the other site's store: that one fails, or hasn't the file yet. A store that may not be listed answers
 * 403 for what isn't there, and new files are in the writing site's store first, which may be either.
 */
const elsewhere = [403, 404, 500, 502, 503, 504];

/** Then the other store is asked: after six seconds, where the default is thirty. */
const patience = { connectionAttempts: 2, connectionTimeout: 3 };

export interface StaticFiles {
  readonly distribution: Distribution;
  readonly certificate: Certificate;
  readonly firewallMetric: string;
}

/**
 * Static files of all sites under one name, from the nearest edge. `sites` are in the order of the region numbers: which
 * store is asked first must not follow who writes.
 */
export function staticFiles(
  scope: Scope,
  edge: Place,
  sites: readonly AwsSite[],
  stores: StorageLink,
  spec: LoadBalancerSpec,
): StaticFiles {
  const opts = inSite(scope, edge);
  const certificate = request(scope, "certificate-static", [spec.staticDomain], opts);
  const proven = proof("proof-static", spec.dnsZone, spec.staticDomain, certificate, opts);
  const certificateArn = issued("certificate-static", certificate, [proven], opts);
  const { acl, metricName, logging } = firewall(scope, edge, {
    name: "firewall-static",
    covers: "CLOUDFRONT",
    suffix: "static",
    rules: staticRules(spec),
    recordDays: spec.recordDays,
  });
  const access = new OriginAccessControl(
    "assets",
    {
      description: "Signs every request to the stores",
      originAccessControlOriginType: "s3",
      signingBehavior: "always",
      signingProtocol: "sigv4",
    },
    opts,
  );
  const origins = sites.map(({ region }) => ({
    originId: region,
    domainName: at(stores, region).assets.bucket.bucketRegionalDomainName,
    originAccessControlId: access.id,
    ...patience,
  }));
  const [first] = sites;
  if (first === undefined) throw new Error("there is no site");
  const distribution = new Distribution(
    "static",
    {
      comment: `Static files of ${spec.domain}`,
      enabled: true,
      aliases: [spec.staticDomain],
      origins,
      ...(sites.length > 1 && {
        originGroups: [
          {
            originId: group,
            failoverCriteria: { statusCodes: elsewhere },
            members: sites.map(({ region }) => ({ originId: region })),
          },
        ],
      }),
      defaultCacheBehavior: {
        targetOriginId: sites.length > 1 ? group : first.region,
        viewerProtocolPolicy: "redirect-to-https",
        allowedMethods: ["GET", "HEAD"],
        cachedMethods: ["GET", "HEAD"],
        compress: true,
        cachePolicyId: managed.cachingOptimized,
        responseHeadersPolicyId: managed.corsAndSecurityHeaders,
      },
      viewerCertificate: {
        acmCertificateArn: certificateArn,
        sslSupportMethod: "sni-only",
        minimumProtocolVersion: "TLSv1.2_2021",
      },
      httpVersion: "http2and3",
      isIpv6Enabled: true,
      priceClass: "PriceClass_All",
      restrictions: { geoRestriction: { restrictionType: "none" } },
      // Its ARN; an association, as for balancers, is refused.
      webAclId: acl.arn,
      waitForDeployment: true,
      tags: scope.tags,
    },
    // What passes the firewall must be on record from the first request.
    inSite(scope, edge, { dependsOn: [logging], protect: scope.protect }),
  );
  for (const type of ["A", "AAAA"] as const) {
    new DnsRecord(
      `static-${type.toLowerCase()}`,
      {
        zoneId: spec.dnsZone,
        name: spec.staticDomain,
        type,
        aliases: [{ name: distribution.domainName, zoneId: distribution.hostedZoneId, evaluateTargetHealth: false }],
      },
      opts,
    );
  }
  staticRequests(scope, edge, distribution, spec);
  return { distribution, certificate, firewallMetric: metricName };
}
