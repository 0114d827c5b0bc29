import type { RecordedResource } from "../../plan/recorded";
import type { Price, PriceList } from "./price";
import { of } from "./price";

/**
 * Pay-as-you-go prices of East US, as others quote Azure's lists, with the date of the quote where it has one; the lists
 * themselves were not read. Other regions are taken to cost the same. What no source was found for is not here, and the page
 * says so.
 */
const prices: readonly Price[] = [
  {
    what: "database BC_Gen5_8, licence included",
    usd: 3967.9,
    per: "month",
    source: "tests of infracost, undated",
    count: (all) => critical(all).filter(eightCores).length,
  },
  {
    // Source: Azure SQL documentation, "vCore purchasing model", storage: what is billed is the largest size that is
    // configured, used or not, and 30 % more for the log; 2026-11.
    what: "GiB of the database's largest size, with its log",
    usd: 0.25,
    per: "month",
    source: "tests of infracost, undated",
    // A copy is told no limit: it has its writer's.
    count: (all) => {
      const limits = critical(all).map(({ inputs }) => Number(inputs["maxSizeBytes"] ?? 0) / 2 ** 30);
      return Math.round(Math.max(0, ...limits) * limits.length * 1.3);
    },
  },
  {
    what: "Front Door Premium, without requests and traffic",
    usd: 330,
    per: "month",
    source: "azure-calc-uk, 2026-04",
    count: (all) => of(all, "azure-native:cdn:Profile").length,
  },
  {
    what: "NAT gateway, without traffic",
    usd: 32.85,
    per: "month",
    source: "tests of infracost, undated",
    count: (all) => of(all, "azure-native:network:NatGateway").length,
  },
  {
    what: "public IP address",
    usd: 3.65,
    per: "month",
    source: "tests of infracost, undated",
    count: (all) => of(all, "azure-native:network:PublicIPAddress").length,
  },
];

export const onAzure: PriceList = {
  prices,
  notKnown: [
    "instances and their disks",
    "the cache",
    "private endpoints",
    "plans of Defender",
    "keys in hardware",
    "logs and their storage",
    "alarms and tests from outside",
    "backups of the database",
    "the stores and their copies",
    "the databases of small size",
    "requests and traffic",
  ],
};

function critical(resources: readonly RecordedResource[]): readonly RecordedResource[] {
  return of(resources, "azure-native:sql:Database").filter(({ inputs }) => skuOf(inputs) === "BC_Gen5");
}

function skuOf(inputs: RecordedResource["inputs"]): string | undefined {
  return (inputs["sku"] as { readonly name?: string } | undefined)?.name;
}

function eightCores({ inputs }: RecordedResource): boolean {
  return (inputs["sku"] as { readonly capacity?: number }).capacity === 8;
}
