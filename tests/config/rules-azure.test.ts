import { deepStrictEqual } from "node:assert/strict";
import type { LoadArgs } from "./loading";
import { load, problems } from "./loading";

interface Case extends LoadArgs {
  readonly rule: string;
  /** Keys that are complained about. */
  readonly keys: readonly string[];
}

const certificate = {
  vault:
    "/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/b/providers/Microsoft.KeyVault/vaults/certificates",
  name: "origin",
};
const realZone =
  "/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/dns/providers/Microsoft.Network/dnsZones/shop.test";

const cases: readonly Case[] = [
  { rule: "the account is a subscription", set: { account: "111122223333" }, keys: ["account"] },
  { rule: "the zone is named by its resource id", set: { dnsZone: "Z0123456789ABCDEFGHIJ" }, keys: ["dnsZone"] },
  { rule: "the domain lies in the zone", set: { domain: "shop.elsewhere.test", dnsZone: realZone }, keys: ["domain"] },
  {
    rule: "the second region is the pair of the first",
    set: { regions: ["eastus2", "westeurope"], protect: false, "azure.originCertificates": {} },
    keys: ["regions[1]"],
  },
  { rule: "a region of the other cloud is none", set: { regions: ["us-east-2", "centralus"] }, keys: ["regions[0]"] },
  {
    rule: "directory, administrators and key are set",
    set: { azure: { images: {}, originCertificates: {} }, protect: false },
    keys: ["azure.tenant", "azure.databaseAdmins", "azure.sshPublicKey"],
  },
  {
    rule: "production has an image for each region",
    set: { "azure.images": {} },
    keys: ["azure.images.eastus2", "azure.images.centralus"],
  },
  {
    rule: "production has a certificate for each region",
    set: { "azure.originCertificates": { eastus2: certificate } },
    keys: ["azure.originCertificates.centralus"],
  },
  {
    rule: "elsewhere all regions have a certificate or none has",
    set: { protect: false, "azure.originCertificates": { eastus2: certificate } },
    keys: ["azure.originCertificates.centralus"],
  },
  {
    rule: "images name regions that there are",
    set: { "azure.images.eastus": certificate.vault },
    keys: ["azure.images.eastus"],
  },
  {
    rule: "logs are searched two years back at most",
    set: { "retention.logDays": 731, "retention.auditDays": 800 },
    keys: ["retention.logDays"],
  },
  {
    rule: "a moment can't be restored in another region",
    set: { recovery: "cold", active: "centralus", lost: "eastus2", "restore.at": "2026-10-31T12:00:00Z" },
    keys: ["restore.at"],
  },
  {
    rule: "a backup needs no name",
    set: { recovery: "cold", active: "centralus", lost: "eastus2", restore: { at: "latest", from: "backup" } },
    keys: ["restore.from"],
  },
  { rule: "the cache is Redis: no Valkey", set: { "cache.engine": "valkey" }, keys: ["cache.engine"] },
  {
    rule: "the cache is Redis: no Memcached, waived or not",
    set: {
      "cache.engine": "memcached",
      "cache.waiver": { reason: "a legacy client of ours", expires: "2030-01-01T00:00:00Z" },
    },
    keys: ["cache.engine"],
  },
];

describe("config rules on Azure", () => {
  for (const { rule, keys, ...args } of cases) {
    it(rule, () => {
      const found = problems({ stack: "prod-azure", ...args }).map(({ key }) => key);
      deepStrictEqual([...found].sort(), [...keys].sort());
    });
  }

  it("take each of these when it is right", () => {
    const apex = realZone.slice(realZone.lastIndexOf("/") + 1);
    for (const domain of [apex, `deep.down.${apex}`]) load({ stack: "prod-azure", set: { domain, dnsZone: realZone } });
    load({ stack: "prod-azure", set: { regions: ["centralus", "eastus2"] } });
    load({ stack: "prod-azure", set: { protect: false, "azure.originCertificates": {} } });
  });

  it("compare no name with the stand-in of another that is not set yet", () => {
    load({ stack: "prod-azure", set: { domain: "shop.elsewhere.test" } });
    load({ stack: "prod-azure", set: { dnsZone: realZone } });
  });
});
