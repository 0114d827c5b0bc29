import { clustered, kept, production, promised } from "../promised";

export const cache = {
  zones: promised<number>({
    says: "The cache survives the loss of a zone.",
    per: "serving site",
    when: clustered,
    holds: (zones, { claims }) => zones >= 2 && zones === claims["zones"],
  }),
  "at rest": promised<boolean>({
    says: "The cache's disks lie under the shop's own key, where the tier says so.",
    per: "serving site",
    when: clustered,
    holds: (own, { claims }) => own === (claims["atRest"] === "customer-key"),
  }),
  "in transit": promised<boolean>({
    says: "The cache answers over TLS only.",
    per: "serving site",
    holds: (forced, { claims }) => forced && claims["inTransit"] === "tls-required",
  }),
  exposure: promised<boolean>({
    says: "The cache has no public address.",
    per: "serving site",
    holds: (isPrivate, { claims }) => isPrivate && claims["exposure"] === "private",
  }),
  "no password": kept("The application signs in as its identity, with a token.", "serving site", clustered),
  "own keys only": kept("The application may touch no key but those under its prefix.", "serving site", clustered),
  "fails over": kept("A copy takes over by itself.", "serving site", clustered),
  "makes room": kept("A full cache drops what was used least lately.", "serving site", clustered),
  snapshots: kept("The cache can be set back by some days.", "serving site", (s) => clustered(s) && production(s)),
  "deletion guard": kept(
    "The cache is guarded against deletion.",
    "serving site",
    (s) => clustered(s) && production(s),
  ),
};
