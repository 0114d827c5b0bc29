import { Provider } from "@pulumi/aws/provider";
import type { Scope } from "../../../components/contract";
import { freeze } from "../../../components/frozen";

export interface RegionProviderArgs {
  readonly region: string;
  readonly account: string;
  /** Set while the region is lost: which one is asked whose the credentials are. */
  readonly askInstead?: string;
}

/**
 * Makes everything in one region. The account is pinned: credentials of another one are refused before anything is made. That
 * costs one call at each run, to the region itself, so a lost one hands it to another; all else that it made is frozen.
 *
 * Only a change of `region` replaces such a provider, and with it everything that it made; of the rest none does. Source:
 * pulumi-aws, "Replace resources when the AWS region changes" (#4000); 2026-11.
 */
export function regionProvider(
  { parent }: Pick<Scope, "parent">,
  name: string,
  { region, account, askInstead }: RegionProviderArgs,
): Provider {
  const provider = new Provider(
    name,
    { region, allowedAccountIds: [account], ...(askInstead !== undefined && { stsRegion: askInstead }) },
    { parent },
  );
  if (askInstead !== undefined) freeze(provider);
  return provider;
}
