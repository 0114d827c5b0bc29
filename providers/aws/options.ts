import type * as pulumi from "@pulumi/pulumi";
import type { BuiltSite, Scope } from "../../components/contract";
import type { AwsLinks, SiteLink } from "./links";

export type { Place } from "./links";

export type AwsSite = BuiltSite<AwsLinks>;

/** Sites in an order that neither a role nor the order of the config changes. */
export function bySlot<S extends { readonly slot: number }>(sites: readonly S[]): readonly S[] {
  return [...sites].sort((one, other) => one.slot - other.slot);
}

/** Options of a child that lives at a site: its parent is the tier, its provider is the site's. */
export function inSite(
  scope: Scope,
  site: { readonly link: Pick<SiteLink, "provider"> },
  extra: pulumi.CustomResourceOptions = {},
): pulumi.CustomResourceOptions {
  return { parent: scope.parent, provider: site.link.provider, ...extra };
}
