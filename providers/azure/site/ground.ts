import type { Provider } from "@pulumi/azure-native/provider";
import type { ResourceGroup } from "@pulumi/azure-native/resources";
import type * as pulumi from "@pulumi/pulumi";
import type { Scope, SiteSpec } from "../../../components/contract";
import type { AzureSettings } from "../../../config/settings";
import type { NameKind } from "../shared/names";
import { azureName } from "../shared/names";

/** What every resource of a site is made of: where it hangs, whose it is, what it is for. */
export interface Ground {
  readonly scope: Scope;
  readonly spec: SiteSpec;
  readonly account: string;
  readonly tenant: string;
  readonly cacheProduct: AzureSettings["cacheProduct"];
  readonly provider: Provider;
  readonly group: ResourceGroup;
}

/** Options of a child of the site. */
export function onGround(
  { scope, provider }: Pick<Ground, "scope" | "provider">,
  extra: pulumi.CustomResourceOptions = {},
): pulumi.CustomResourceOptions {
  return { parent: scope.parent, provider, ...extra };
}

/** Physical name of a resource of the site; it carries the region. */
export function named({ scope, spec, account }: Ground, kind: NameKind, ...parts: readonly string[]): string {
  return azureName(kind, { prefix: scope.prefix, account }, ...parts, spec.region);
}

/** Where everything of the site lies, and its tags. */
export function placed({ scope, spec, group }: Ground) {
  return { resourceGroupName: group.name, location: spec.region, tags: scope.tags };
}
