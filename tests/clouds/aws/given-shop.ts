import type { Cloud } from "../cloud";
import type { Fields } from "../thing";
import { imageType } from "./compute";
import { zoneType } from "./records";

/** What the shop stands on and people bring: the hosted zone of its name, and an image in each region. */
export function givenShop(cloud: Cloud, config: Fields): void {
  const account = String(config["account"]);
  const [, ...parent] = String(config["domain"]).split(".");
  cloud.give({
    type: zoneType,
    name: "shop",
    inputs: { zoneId: config["dnsZone"], name: parent.join(".") },
    region: "",
    account,
  });
  const { images = {} } = (config["aws"] ?? {}) as { readonly images?: Readonly<Record<string, string>> };
  for (const [region, imageId] of Object.entries(images))
    cloud.give({ type: imageType, name: imageId, inputs: { imageId }, region, account });
}
