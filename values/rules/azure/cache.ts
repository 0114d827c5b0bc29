import type { ValueRule } from "../../rule";
import { about, form, one, text, wrong } from "./given";

const docs = (page: string) => `Azure Managed Redis documentation, ${page}; 2026-11`;

export const cache: readonly ValueRule[] = [
  form({
    name: "cache-product",
    of: { "redisenterprise:RedisEnterprise": ["sku.name"] },
    fits: /^(Balanced_B|MemoryOptimized_M|ComputeOptimized_X|FlashOptimized_A)\d+$/,
    allowed: "a size of Azure Managed Redis: the Enterprise tiers take no new ones since 2026-04-01",
    source: "Azure Cache for Redis documentation, retirement FAQ (2025-10-02)",
    traps: ["1"],
  }),
  about(
    "cache-shape",
    ["redisenterprise:RedisEnterprise"],
    {
      traps: ["2"],
      reads: ["sku.capacity", "zones", "highAvailability"],
      source: docs("overview, reliability (2026-01-12)"),
    },
    ({ inputs }) => [
      ...(one(inputs, "sku.capacity") === undefined
        ? []
        : [wrong("sku.capacity", one(inputs, "sku.capacity"), "nothing: the size says it")]),
      ...(inputs["zones"] === undefined
        ? []
        : [wrong("zones", inputs["zones"], "nothing: high availability spreads by itself")]),
      ...(text(inputs, "minimumTlsVersion") === "1.2"
        ? []
        : [wrong("minimumTlsVersion", one(inputs, "minimumTlsVersion"), "1.2, said outright")]),
    ],
  ),
  about(
    "cache-keys-stated",
    ["redisenterprise:Database"],
    {
      traps: ["3"],
      reads: ["accessKeysAuthentication"],
      source: docs("Entra authentication: the default turned with the API version"),
    },
    ({ inputs }) =>
      inputs["accessKeysAuthentication"] === undefined
        ? [wrong("accessKeysAuthentication", undefined, "Disabled, said outright")]
        : [],
  ),
  about(
    "cache-geo",
    ["redisenterprise:Database"],
    { traps: ["2"], reads: ["geoReplication", "persistence"], source: docs("active geo-replication") },
    ({ inputs }, { resources }) => {
      if (inputs["geoReplication"] === undefined) return [];
      const cluster = resources.find(
        (each) =>
          each.type === "azure-native:redisenterprise:RedisEnterprise" &&
          text(each.inputs, "clusterName") === text(inputs, "clusterName"),
      );
      const size = text(cluster?.inputs, "sku.name") ?? "";
      return [
        ...(inputs["persistence"] === undefined
          ? []
          : [wrong("persistence", "given", "nothing, with geo-replication")]),
        ...(/^(Balanced_B[01]$|FlashOptimized)/.test(size)
          ? [wrong("geoReplication", size, "a cluster of another size: this one can't replicate")]
          : []),
      ];
    },
  ),
  form({
    name: "cache-port",
    of: { "redisenterprise:Database": ["port"] },
    fits: (value) => value === 10000,
    allowed: "10000, as a number",
    source: docs("private link; the provider's declaration"),
  }),
  form({
    name: "cache-access-policy",
    of: { "redisenterprise:AccessPolicyAssignment": ["accessPolicyName"] },
    fits: /^default$/,
    allowed: '"default": there is only this one',
    source: docs("Entra authentication"),
  }),
  about(
    "classic-cache",
    ["redis:Redis"],
    {
      reads: ["sku", "redisVersion", "redisConfiguration", "replicasPerPrimary", "zones"],
      source: "Azure Cache for Redis documentation, tiers, and configuration of each; 2026-11",
    },
    ({ inputs }) => {
      const [kind, family, size] = ["name", "family", "capacity"].map((part) => one(inputs, `sku.${part}`));
      const premium = kind === "Premium";
      const most = premium ? 5 : 6;
      const only = ["replicasPerPrimary", "zones", "shardCount"].filter(
        (name) => inputs[name] !== undefined && !premium,
      );
      return [
        ...(family === (premium ? "P" : "C") ? [] : [wrong("sku.family", family, premium ? "P" : "C")]),
        ...(Number.isInteger(size) && Number(size) >= (premium ? 1 : 0) && Number(size) <= most
          ? []
          : [wrong("sku.capacity", size, `at most ${most}`)]),
        ...(["6", "6.0", "latest"].includes(text(inputs, "redisVersion") ?? "6")
          ? []
          : [wrong("redisVersion", inputs["redisVersion"], "6: the last it has")]),
        ...(Number(one(inputs, "replicasPerPrimary") ?? 1) <= 3
          ? []
          : [wrong("replicasPerPrimary", inputs["replicasPerPrimary"], "1 to 3")]),
        ...(inputs["enableNonSslPort"] === true ? [wrong("enableNonSslPort", true, "false")] : []),
        ...only.map((name) => wrong(name, inputs[name], "nothing below Premium")),
        ...(/^(volatile|allkeys)-(lru|lfu|random)$|^volatile-ttl$|^noeviction$/.test(
          text(inputs, "redisConfiguration.maxmemoryPolicy") ?? "noeviction",
        )
          ? []
          : [
              wrong(
                "redisConfiguration.maxmemoryPolicy",
                one(inputs, "redisConfiguration.maxmemoryPolicy"),
                "a policy of Redis, as allkeys-lru",
              ),
            ]),
      ];
    },
  ),
];
