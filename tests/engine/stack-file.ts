import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(__dirname, "../..");

/** Values as a user would set them, for the keys that stack files leave open. */
const subscription = "9f1c2d3e-4b5a-4c6d-8e7f-7b8c9d0e1f2a";
const shared = `/subscriptions/${subscription}/resourceGroups/shared/providers`;

const realLooking: readonly (readonly [RegExp, string])[] = [
  [/^<(subscription|tenant) id>/, subscription],
  [/resource id of the DNS zone/, `${shared}/Microsoft.Network/dnsZones/shop-of-tests.com`],
  [/object id of that group/, "1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d"],
  [/group of database administrators/, "Database administrators"],
  [/ssh public key/, `ssh-ed25519 ${"A".repeat(68)} ops@shop.test`],
  [/version of an image/, `${shared}/Microsoft.Compute/galleries/shop/images/shop/versions/1.0.3`],
  [/vault of the certificate/, `${shared}/Microsoft.KeyVault/vaults/certificates`],
  [/^<certificate in/, "origin"],
  [/account/, "493817265504"],
  [/zone/i, "Z08231472KQ6ZB2M4XN1P"],
  [/image by digest|@sha256/, `registry.shop.test/shop@sha256:${"3f".repeat(32)}`],
  [/ami/i, "ami-0c1f5b7a9d2e4c6f8"],
  [/@/, "oncall@shop.test"],
  [/./, "shop.shop-of-tests.com"],
];

/** The text of a stack file with every `<placeholder>` settled; or as it is. */
export function settled(
  stack: string,
  { placeholders = "settled" }: { placeholders?: "settled" | "left" } = {},
): string {
  const text = readFileSync(join(root, `Pulumi.${stack}.yaml`), "utf8");
  if (placeholders === "left") return text;
  return text.replace(/<[^<>\n]+>/g, (placeholder) => {
    const [, value] = realLooking.find(([pattern]) => pattern.test(placeholder)) ?? [];
    if (value === undefined) throw new Error(`no value for ${placeholder}`);
    return value;
  });
}
