import * as v from "valibot";
import { choice, list, text } from "./key";

const label = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

/** Where the shop stands, and under which name. */
export const placement = {
  cloud: text(/^[a-z][a-z0-9]*$/, {
    meaning: "Cloud that carries the shop.",
    allowed: "the name of a cloud that the program knows",
    example: "aws",
  }),
  account: text(/^\S+$/, {
    meaning: "Account (subscription) to which every provider is pinned; a run with credentials of another one fails.",
    allowed: "the id of an account, as text in quotes: 12 digits on aws, a GUID on azure",
    example: "111122223333",
    standIn: { aws: "111122223333", azure: "11111111-2222-4333-8444-555555555555" },
  }),
  regions: list(
    text(/^[a-z0-9-]+$/, { meaning: "A region.", allowed: "the name of a region of the cloud", example: "us-east-2" }),
    2,
    {
      meaning: "Regions of the shop. Their order matters only to the very first run.",
      allowed: "one region of the cloud, or two different ones",
      example: ["us-east-2", "us-west-2"],
    },
  ),
  active: v.optional(
    text(/^[a-z0-9-]+$/, {
      meaning: "The region that writes. Must be set with two regions; with one it is that one.",
      allowed: "one of `regions`",
      example: "us-east-2",
    }),
  ),
  recovery: choice(["none", "cold", "warm"], {
    meaning:
      "What stands in the other region: nothing, as there is none; its data only; or a promotable copy and a small fleet.",
    example: "warm",
  }),
  domain: text(new RegExp(`^(${label}\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$`), {
    meaning: "The shop's own name. Static files get `static.` before it, each site its region's name.",
    allowed: "a domain name in lower case, with neither a wildcard nor a dot at its end",
    example: "shop.example.com",
    standIn: "shop.example.com",
  }),
  dnsZone: text(/^\S+$/, {
    meaning: "Id of the public DNS zone that holds `domain`.",
    allowed: "the id of a DNS zone: on aws Z and then capital letters and digits, on azure the zone's resource id",
    example: "Z0123456789ABCDEFGHIJ",
    standIn: {
      aws: "Z0123456789ABCDEFGHIJ",
      azure:
        "/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/dns/providers/Microsoft.Network/dnsZones/example.com",
    },
  }),
};
