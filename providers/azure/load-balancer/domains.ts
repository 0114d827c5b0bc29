import { AFDCustomDomain } from "@pulumi/azure-native/cdn";
import type * as pulumi from "@pulumi/pulumi";
import type { BySite, LoadBalancerSpec, Scope } from "../../../components/contract";
import { at, bySite } from "../../../components/contract";
import type { AzureSite } from "../options";
import type { DnsPlace } from "../shared/dns-zone";
import { record } from "../shared/dns-zone";
import type { FrontDoor } from "./front-door";
import { partOf } from "./front-door";

export interface Domains {
  readonly shop: AFDCustomDomain;
  readonly static: AFDCustomDomain;
  /** Each site's own name. */
  readonly own: BySite<AFDCustomDomain>;
  readonly all: readonly AFDCustomDomain[];
}

/** The names that the edge answers to, each with a certificate that the edge gets and renews, and the proof that it is ours. */
export function domains(
  scope: Scope,
  door: FrontDoor,
  dns: DnsPlace,
  serving: readonly AzureSite[],
  spec: LoadBalancerSpec,
): Domains {
  const domain = (name: string, proof: string, hostName: string, extra: pulumi.CustomResourceOptions = {}) => {
    const { name: customDomainName, under, opts } = partOf(scope, door, name);
    const made = new AFDCustomDomain(
      name,
      {
        customDomainName,
        ...under,
        hostName,
        tlsSettings: {
          certificateType: "ManagedCertificate",
          minimumTlsVersion: "TLS12",
          // TLS 1.3 and 1.2 with forward secrecy and authenticated encryption only.
          cipherSuiteSetType: "TLS12_2023",
        },
      },
      { ...opts, ...extra },
    );
    record(
      scope.parent,
      dns,
      proof,
      `_dnsauth.${hostName}`,
      { recordType: "TXT", ttl: 3600, txtRecords: [{ value: [tokenOf(made)] }] },
      // Once the name is proven the service forgets the token, and a refresh finds none; the record must stay as it is.
      { ignoreChanges: ["txtRecords"] },
    );
    return made;
  };
  // Made again, a name waits for its certificate while shoppers see another's. A site's own name goes with the site.
  const lasting = { protect: scope.protect };
  const shop = domain("shop", "proof-shop", spec.domain, lasting);
  const files = domain("static", "proof-static", spec.staticDomain, lasting);
  const own = bySite(serving, ({ region }) =>
    domain(`site-${region}`, `proof-${region}`, at(spec.siteDomains, region)),
  );
  return { shop, static: files, own, all: [shop, files, ...own.values()] };
}

function tokenOf({ validationProperties }: AFDCustomDomain) {
  return validationProperties.apply((said) => {
    const { validationToken } = (said as { readonly validationToken?: string } | undefined) ?? {};
    return validationToken ?? "";
  });
}
