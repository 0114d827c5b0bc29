import { nearest } from "../nearest";
import { oneOf } from "../schema/key";
import type { Values } from "../schema";
import type { Rule } from "./rule";
import { problem } from "./rule";

/** Keys that every stack on Azure needs, and no stack elsewhere. */
const needed: readonly { readonly key: "tenant" | "databaseAdmins" | "sshPublicKey"; readonly mend: string }[] = [
  { key: "tenant", mend: "run az account show --query tenantId, then pulumi config set --path azure.tenant <it>" },
  {
    key: "databaseAdmins",
    mend: "run az ad group show --group NAME --query id, then write azure.databaseAdmins: {name, objectId} in the stack's file",
  },
  { key: "sshPublicKey", mend: 'pulumi config set --path azure.sshPublicKey "$(cat key.pub)"' },
];

/** Maps by region that production must fill. */
const byRegion = [
  { key: "images", what: "an image for each region where protect is true: with the newest one, instances differ" },
  {
    key: "originCertificates",
    what: "a certificate for each region where protect is true: without one the last stretch is plain HTTP",
  },
] as const;

/** Days that a workspace can search at once. Source: Azure Monitor documentation, data retention; 2026-11. */
const mostLogDays = 730;

export const azureRules: readonly Rule[] = [
  ...needed.map(({ key, mend }): Rule => ({
    holds: `On Azure, \`azure.${key}\` is set.`,
    reads: ["cloud", `azure.${key}`],
    broken: ({ cloud, azure }) =>
      cloud === "azure" && azure[key] === undefined
        ? [problem(`azure.${key}`, undefined, "a value in every stack on azure", mend)]
        : [],
  })),
  ...byRegion.map(({ key, what }): Rule => ({
    holds: `On Azure, \`azure.${key}\` has an entry for each region where \`protect\` is true.`,
    reads: ["cloud", "protect", "regions", `azure.${key}`],
    broken: ({ cloud, protect, regions, azure }) =>
      cloud === "azure" && protect
        ? regions
            .filter((region) => !Object.hasOwn(azure[key], region))
            .map((region) =>
              problem(
                `azure.${key}.${region}`,
                undefined,
                what,
                "write it in the stack's file; docs/config.md shows the form",
              ),
            )
        : [],
  })),
  {
    holds: "Names of regions in `azure.images` and `azure.originCertificates` are regions of the program's table.",
    reads: ["cloud", "azure"],
    broken: ({ cloud, azure }, { clouds }) => {
      if (cloud !== "azure") return [];
      const known = Object.keys(clouds[cloud]?.regions ?? {});
      return byRegion.flatMap(({ key }) =>
        Object.entries(azure[key])
          .filter(([region]) => !known.includes(region))
          .map(([region, value]) => {
            const meant = nearest(region, known);
            const mend = meant === undefined ? "remove it" : `did you mean ${meant}?`;
            return problem(`azure.${key}.${region}`, value, `a region's name: ${oneOf(known)}`, mend);
          }),
      );
    },
  },
  {
    holds:
      "On Azure, `azure.originCertificates` has an entry for all regions or for none: the edge speaks one protocol.",
    reads: ["cloud", "protect", "regions", "azure.originCertificates"],
    broken: ({ cloud, protect, regions, azure: { originCertificates } }) => {
      const missing = regions.filter((region) => !Object.hasOwn(originCertificates, region));
      if (cloud !== "azure" || protect || missing.length === 0 || missing.length === regions.length) return [];
      return missing.map((region) =>
        problem(
          `azure.originCertificates.${region}`,
          undefined,
          "a certificate for every region, or for none",
          "write it in the stack's file; docs/config.md shows the form",
        ),
      );
    },
  },
  {
    holds: "On Azure, `domain` lies in the zone that `dnsZone` names.",
    reads: ["cloud", "domain", "dnsZone"],
    broken: ({ cloud, domain, dnsZone }) => {
      const zone = dnsZone.slice(dnsZone.lastIndexOf("/") + 1).toLowerCase();
      // While either is a placeholder, there is nothing to compare: its stand-in lies in a name that nobody can own.
      if (cloud !== "azure" || [domain, zone].some((name) => /(^|\.)example\.com$/.test(name))) return [];
      if (domain === zone || domain.endsWith(`.${zone}`)) return [];
      return [
        problem(
          "domain",
          domain,
          `${zone} or a name below it: that is the zone of dnsZone`,
          "mend the one or the other",
        ),
      ];
    },
  },
  {
    holds: "On Azure, the second of two `regions` is the one to which Azure copies the stores of the first.",
    reads: ["cloud", "regions"],
    broken: ({ cloud, regions }, { clouds }) => {
      const [first, second] = regions;
      if (first === undefined || second === undefined) return [];
      const pair = clouds[cloud]?.regions[first]?.pair;
      if (pair === undefined || pair === second) return [];
      return [
        problem(
          "regions[1]",
          second,
          `"${pair}", to which ${cloud} copies the stores of ${first}`,
          `pulumi config set --path 'regions[1]' ${pair}`,
        ),
      ];
    },
  },
  {
    holds: `On Azure, \`retention.logDays\` is at most ${mostLogDays}: a workspace answers queries no further back.`,
    reads: ["cloud", "retention.logDays"],
    broken: ({ cloud, retention: { logDays } }) =>
      cloud === "azure" && logDays > mostLogDays
        ? [
            problem(
              "retention.logDays",
              logDays,
              `a whole number from 90 to ${mostLogDays} on azure: a workspace answers queries no further back`,
              `pulumi config set --path 'retention.logDays' ${mostLogDays}; retention.auditDays keeps them longer`,
            ),
          ]
        : [],
  },
  {
    // Azure SQL documentation, "restore a database from a backup", geo-restore; 2026-11.
    holds: "On Azure, `restore.at` is `latest`: in another region the newest copied backup alone can be restored.",
    reads: ["cloud", "restore"],
    broken: ({ cloud, restore }) =>
      cloud !== "azure" || restore === undefined || restore.at === "latest"
        ? []
        : [
            problem(
              "restore.at",
              restore.at,
              '"latest" on azure: a moment can be restored beside the database itself only, and that region is lost',
              "pulumi config set --path 'restore.at' latest",
            ),
          ],
  },
  {
    holds: "On Azure, `restore.from` is not set: the backup's name follows from the stack's.",
    reads: ["cloud", "restore"],
    broken: ({ cloud, restore }) =>
      cloud !== "azure" || restore?.from === undefined
        ? []
        : [
            problem(
              "restore.from",
              restore.from,
              "not set on azure: the backup's name follows from the stack's",
              "pulumi config rm --path 'restore.from'",
            ),
          ],
  },
  {
    holds: "On Azure, `cache.engine` is redis.",
    reads: ["cloud", "cache"],
    broken: ({ cloud, cache: { engine } }) => {
      const reason = cloud === "azure" ? notOnAzure[engine] : undefined;
      if (reason === undefined) return [];
      return [
        problem("cache.engine", engine, `"redis" on azure: ${reason}`, "pulumi config set --path 'cache.engine' redis"),
      ];
    },
  },
];

const notOnAzure: Readonly<Partial<Record<Values["cache"]["engine"], string>>> = {
  valkey: "it runs no managed Valkey",
  memcached:
    "it runs no managed Memcached, and one without TLS, users and copies on own machines is no store for sessions",
};
