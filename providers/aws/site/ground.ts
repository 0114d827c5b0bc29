import type { Provider } from "@pulumi/aws/provider";
import type * as pulumi from "@pulumi/pulumi";
import type { Scope, SiteSpec } from "../../../components/contract";

/** What every resource of a site is made of: where it hangs, whose it is, what it is for. */
export interface Ground {
  readonly scope: Scope;
  readonly spec: SiteSpec;
  readonly account: string;
  readonly provider: Provider;
}

/** Options of a child of the site. */
export function onGround(
  { scope, provider }: Ground,
  extra: pulumi.CustomResourceOptions = {},
): pulumi.CustomResourceOptions {
  return { parent: scope.parent, provider, ...extra };
}

/** Tags with a name that people see in the console. */
export function named({ scope }: Ground, name: string): Record<string, string> {
  return { ...scope.tags, Name: `${scope.prefix}-${name}` };
}
