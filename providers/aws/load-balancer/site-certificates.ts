import type { Certificate } from "@pulumi/aws/acm";
import type * as pulumi from "@pulumi/pulumi";
import type { BySite, LoadBalancerSpec, Scope } from "../../../components/contract";
import { at, bySite } from "../../../components/contract";
import type { AwsSite } from "../options";
import { inSite } from "../options";
import { issued, proof, request } from "./certificate";

export interface SiteCertificate {
  readonly certificate: Certificate;
  /** Known once the certificate is issued. */
  readonly arn: pulumi.Output<string>;
}

/**
 * One certificate for each serving site, for the shop's name and the site's own. `serving` is in the order of the region
 * numbers; `home` is the stack's lowest one, whose provider makes what is global.
 */
export function siteCertificates(
  scope: Scope,
  home: AwsSite,
  serving: readonly AwsSite[],
  { domain, siteDomains, dnsZone }: LoadBalancerSpec,
): BySite<SiteCertificate> {
  const own = (site: AwsSite) => at(siteDomains, site.region);
  const requested = bySite(serving, (site) =>
    request(scope, `certificate-${site.region}`, [domain, own(site)], inSite(scope, site)),
  );
  const [first] = serving;
  if (first === undefined) throw new Error("no site serves");
  const shop = proof("proof-shop", dnsZone, domain, at(requested, first.region), inSite(scope, home));
  return bySite(serving, (site) => {
    const certificate = at(requested, site.region);
    const proofs = [shop, proof(`proof-${site.region}`, dnsZone, own(site), certificate, inSite(scope, site))];
    return { certificate, arn: issued(`certificate-${site.region}`, certificate, proofs, inSite(scope, site)) };
  });
}
