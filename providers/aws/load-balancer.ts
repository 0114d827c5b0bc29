import { Record as DnsRecord } from "@pulumi/aws/route53";
import { WebAclAssociation } from "@pulumi/aws/wafv2";
import * as pulumi from "@pulumi/pulumi";
import type { Built, LoadBalancerParts, LoadBalancerSpec, Promises, Scope } from "../../components/contract";
import { at, bySite, serves } from "../../components/contract";
import type { AwsLinks } from "./links";
import { edgeAlarms, siteAlarms } from "./load-balancer/alarms";
import { balancer as makeBalancer } from "./load-balancer/balancer";
import { edgePlace } from "./load-balancer/edge";
import { firewall, siteRules } from "./load-balancer/firewall";
import { entry } from "./load-balancer/listeners";
import type { SiteCertificate } from "./load-balancer/site-certificates";
import { siteCertificates } from "./load-balancer/site-certificates";
import { staticFiles } from "./load-balancer/static-files";
import { targetGroup as makeTargetGroup } from "./load-balancer/target-group";
import { zonalShift } from "./load-balancer/zonal-shift";
import type { AwsSite } from "./options";
import { bySlot, inSite } from "./options";

/** A balancer with its firewall at each serving site, and one edge for the static files of all. */
export function loadBalancer(
  { sites, storage }: Pick<Built<AwsLinks>, "sites" | "storage">,
  scope: Scope,
  spec: LoadBalancerSpec,
  account: string,
): LoadBalancerParts<AwsLinks> {
  const ordered = bySlot(sites);
  const [home] = ordered;
  if (home === undefined) throw new Error("there is no site");
  const serving = ordered.filter(serves);
  const certificates = siteCertificates(scope, home, serving, spec);
  const made = bySite(serving, (site) =>
    oneSite(scope, site, at(storage.link, site.region).logs, at(certificates, site.region), spec),
  );
  const edge = edgePlace(scope, ordered, spec, account);
  const files = staticFiles(scope, edge, ordered, storage.link, spec);
  return {
    link: { edge, distribution: files.distribution, sites: made },
    url: pulumi.output(`https://${spec.domain}`),
    staticUrl: pulumi.output(`https://${spec.staticDomain}`),
    siteUrls: bySite(serving, ({ region }) => pulumi.output(`https://${at(spec.siteDomains, region)}`)),
    promises: promises(serving),
    signals: [...[...made.values()].flatMap(({ signals }) => signals), ...edgeAlarms(scope, edge, files)],
  };
}

function oneSite(
  scope: Scope,
  site: AwsSite,
  logs: Parameters<typeof makeBalancer>[2],
  { certificate, arn }: SiteCertificate,
  spec: LoadBalancerSpec,
) {
  const { region } = site;
  const balancer = makeBalancer(scope, site, logs);
  const targetGroup = makeTargetGroup(scope, site, spec);
  const wall = firewall(scope, site, {
    name: `firewall-${region}`,
    covers: "REGIONAL",
    suffix: region,
    rules: siteRules(spec),
    recordDays: spec.recordDays,
  });
  const behind = new WebAclAssociation(
    `firewall-${region}`,
    { resourceArn: balancer.arn, webAclArn: wall.acl.arn },
    inSite(scope, site, { dependsOn: [wall.logging] }),
  );
  const { listener, rules } = entry(scope, site, spec, {
    balancer,
    targetGroup,
    certificateArn: arn,
    guards: [behind],
  });
  new DnsRecord(
    `site-${region}`,
    {
      zoneId: spec.dnsZone,
      name: at(spec.siteDomains, region),
      type: "A",
      aliases: [{ name: balancer.dnsName, zoneId: balancer.zoneId, evaluateTargetHealth: false }],
    },
    inSite(scope, site),
  );
  const { signals, guards } = siteAlarms(scope, site, {
    balancer,
    targetGroup,
    certificate,
    firewallMetric: wall.metricName,
  });
  zonalShift(scope, site, balancer, guards);
  return { balancer, listener, targetGroup, firewall: wall.acl, ready: rules, guards, signals };
}

function promises(serving: readonly AwsSite[]): Promises {
  return {
    zones: Math.min(...serving.map(({ zones }) => zones.length)),
    atRest: "stores-nothing",
    inTransit: "tls-required",
    exposure: "public",
    ...(serving.length > 1 && {
      recovery: {
        stands: "a balancer, firewall and certificate of its own, answering under the site's own name",
        recoveryPointSeconds: 0,
        recoveryTimeSeconds: 0,
        trigger: "none: the shop's record leads to it, which the failover turns",
      },
    }),
    serviceLevel: {
      percent: 99.99,
      source:
        "Elastic Load Balancing Service Level Agreement (2022-07-25), in two zones or more; https://aws.amazon.com/elasticloadbalancing/sla/",
      date: "2026-11-23",
    },
    caveats: [
      "While the firewall can't be asked, requests are refused: PCI DSS asks for that, and it costs availability.",
    ],
  };
}
