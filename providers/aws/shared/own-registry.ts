/** Where an image lies in a registry of AWS. */
export interface OwnRegistry {
  readonly host: string;
  readonly account: string;
  readonly region: string;
  readonly repository: string;
}

/** Parts of `<account>.dkr.ecr.<region>.amazonaws.com/<repository>@sha256:…`; undefined for any other registry. */
export function ownRegistry(image: string): OwnRegistry | undefined {
  const [, host, account, region, repository] =
    /^((\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com)\/([^@:]+)/.exec(image) ?? [];
  if (host === undefined || account === undefined || region === undefined || repository === undefined) return undefined;
  return { host, account, region, repository };
}

/**
 * Where an instance of `region` looks for the image, in this order: in its own region first, where replication of the
 * registry may have put it, so that the loss of the region that it names stops no instance elsewhere.
 */
export function imageSources(image: string, region: string): readonly string[] {
  const named = ownRegistry(image);
  if (named === undefined || named.region === region) return [image];
  return [image.replace(named.host, named.host.replace(`.${named.region}.`, `.${region}.`)), image];
}
