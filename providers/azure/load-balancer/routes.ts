import type { AFDCustomDomain, AFDOriginGroup } from "@pulumi/azure-native/cdn";
import { Route } from "@pulumi/azure-native/cdn";
import type { Scope } from "../../../components/contract";
import { at } from "../../../components/contract";
import type { AzureSite } from "../options";
import type { Domains } from "./domains";
import type { FrontDoor } from "./front-door";
import { partOf } from "./front-door";
import type { Origins } from "./origins";
import type { Rules } from "./rule-sets";

/** What is worth squeezing; pictures are already. */
const compressed = [
  "application/javascript",
  "application/json",
  "image/svg+xml",
  "text/css",
  "text/html",
  "text/javascript",
  "text/plain",
];

export interface RoutesArgs {
  readonly domains: Domains;
  readonly origins: Origins;
  readonly headers: Rules;
  readonly cache: Rules;
  readonly serving: readonly AzureSite[];
  readonly tls: boolean;
}

/**
 * Which name and path leads where. The static name answers below /static only. The longest pattern wins, so static files of
 * the shop's own name are kept at the edge too. None answers on the endpoint's own name, which would be a second shop.
 */
export function routes(scope: Scope, door: FrontDoor, args: RoutesArgs): readonly Route[] {
  const { domains, origins, headers, cache, serving, tls } = args;
  const all = [...origins.shopOrigins.values(), ...[...origins.own.values()].map(({ origin }) => origin)];
  const route = (
    name: string,
    names: readonly AFDCustomDomain[],
    pattern: string,
    group: AFDOriginGroup,
    kept: boolean,
  ) => {
    const { name: routeName, under, opts } = partOf(scope, door, name);
    return new Route(
      name,
      {
        routeName,
        ...under,
        endpointName: door.endpoint.name,
        customDomains: names.map(({ id }) => ({ id })),
        originGroup: { id: group.id },
        ruleSets: [headers.set, ...(kept ? [cache.set] : [])].map(({ id }) => ({ id })),
        patternsToMatch: [pattern],
        supportedProtocols: ["Http", "Https"],
        httpsRedirect: "Enabled",
        forwardingProtocol: tls ? "HttpsOnly" : "HttpOnly",
        linkToDefaultDomain: "Disabled",
        enabledState: "Enabled",
        // Without this nothing is kept: what a shopper sees of his account must not be.
        ...(kept && {
          cacheConfiguration: {
            // Else whoever adds a word to the address gets past what is kept.
            queryStringCachingBehavior: "IgnoreQueryString",
            compressionSettings: { isCompressionEnabled: true, contentTypesToCompress: compressed },
          },
        }),
      },
      // A route to a group whose origins aren't there yet is refused.
      { ...opts, dependsOn: [...all, ...headers.ready, ...(kept ? cache.ready : [])] },
    );
  };
  return [
    route("shop", [domains.shop], "/*", origins.shop, false),
    route("static", [domains.shop, domains.static], "/static/*", origins.shop, true),
    ...serving.map(({ region }) =>
      route(`site-${region}`, [at(domains.own, region)], "/*", at(origins.own, region).group, false),
    ),
  ];
}
