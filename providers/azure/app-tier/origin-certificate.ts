import type * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../../../components/contract";
import type { AzureSettings } from "../../../config/settings";
import type { AzureSite } from "../options";
import { privateEndpoint } from "../shared/private-endpoint";
import { assign } from "../shared/roles";

export interface OriginCertificate {
  /** Secret with certificate and key, without a version: the newest is taken. */
  readonly url: string;
  /** Right and way to it. */
  readonly ready: readonly pulumi.Resource[];
}

/** What lets the site's instances fetch their certificate: that one secret, by a private way. */
export function originCertificate(
  scope: Scope,
  site: AzureSite,
  { vault, name }: AzureSettings["originCertificates"][string],
): OriginCertificate {
  const right = assign(scope, site, `app-certificate-${site.region}`, {
    role: "Key Vault Secrets User",
    identity: site.link.app,
    on: `${vault}/secrets/${name}`,
    why: "Instances show this certificate to the edge.",
  });
  const way = privateEndpoint(scope, site, `certificate-${site.region}`, { service: "vault", target: vault });
  return {
    url: `https://${(vault.split("/").at(-1) ?? "").toLowerCase()}.vault.azure.net/secrets/${name}`,
    ready: [right, ...way],
  };
}
