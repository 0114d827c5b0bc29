import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(__dirname, "../..");

/** Values as a user would set them, for the keys that stack files leave open. */
const realLooking: readonly (readonly [RegExp, string])[] = [
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
