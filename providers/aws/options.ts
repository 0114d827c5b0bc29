import type * as pulumi from "@pulumi/pulumi";
import type { BuiltSite, Scope } from "../../components/contract";
import type { AwsLinks } from "./links";

export type AwsSite = BuiltSite<AwsLinks>;

/** Options of a child that lives at a site: its parent is the tier, its provider is the site's. */
export function inSite(
  scope: Scope,
  site: AwsSite,
  extra: pulumi.CustomResourceOptions = {},
): pulumi.CustomResourceOptions {
  return { parent: scope.parent, provider: site.link.provider, ...extra };
}
