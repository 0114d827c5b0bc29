import { clouds } from "../../../providers";
import type { Config, Shop } from "./configs";

export type CloudName = "aws" | "azure";

const aws = Object.keys(clouds["aws"]?.regions ?? {});

/** Pairs of regions that a stack may name, by cloud. */
export const regionChoices: Readonly<Record<CloudName, readonly (readonly string[])[]>> = {
  aws: aws.flatMap((first) => aws.filter((second) => first < second).map((second) => [first, second])),
  azure: Object.entries(clouds["azure"]?.regions ?? {}).flatMap(([first, { pair = "" }]) =>
    first < pair ? [[first, pair]] : [],
  ),
};

const subscription = "/subscriptions/11111111-2222-4333-8444-555555555555";
const image = `${subscription}/resourceGroups/images/providers/Microsoft.Compute/galleries/shop/images/shop/versions/1.0.0`;
const vault = `${subscription}/resourceGroups/bootstrap/providers/Microsoft.KeyVault/vaults/shop-certificates`;

function each<T>(regions: readonly string[], value: T): Readonly<Record<string, T>> {
  return Object.fromEntries(regions.map((region) => [region, value]));
}

/** The keys whose values have the cloud's own form, and its own keys. */
export const ofCloud: Readonly<Record<CloudName, (shop: Shop, regions: readonly string[]) => Config>> = {
  aws: ({ engine, protect, keys, place }, regions) => ({
    account: "111122223333",
    dnsZone: "Z0123456789ABCDEFGHIJ",
    cache: {
      ...(keys["cache"] as object | undefined),
      engine,
      ...(engine === "memcached"
        ? { waiver: { reason: "a legacy client of the shop's", expires: "2030-01-01T00:00:00Z" } }
        : {}),
    },
    aws: { images: protect || place % 2 === 0 ? each(regions, "ami-0123456789abcdef0") : {} },
  }),
  azure: ({ domain, protect, keys, place, reversed }, regions) => ({
    account: "11111111-2222-4333-8444-555555555555",
    dnsZone: `${subscription}/resourceGroups/dns/providers/Microsoft.Network/dnsZones/${
      reversed ? domain : domain.slice(domain.split(".").length > 2 ? domain.indexOf(".") + 1 : 0)
    }`,
    cache: { ...(keys["cache"] as object | undefined), engine: "redis" },
    azure: {
      tenant: "22222222-3333-4444-8555-666666666666",
      databaseAdmins: { name: "shop-database-admins", objectId: "33333333-4444-4555-8666-777777777777" },
      sshPublicKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFnullnullnullnullnullnullnullnullnullnull00",
      images: protect || place % 2 === 0 ? each(regions, image) : {},
      originCertificates: protect || place % 3 === 0 ? each(regions, { vault, name: "shop-origin" }) : {},
      ...(place % 5 === 0 ? { cacheProduct: "cache-for-redis" } : {}),
    },
  }),
};
