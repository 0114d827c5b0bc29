/** What shows a difference; a test fails where it no longer does, and where one is shown that no row declares. */
export type Witness =
  /** A promise (`tier: name`) that one cloud doesn't keep. */
  | { readonly promise: string; readonly missing: string }
  /** A field of what a tier promises that has another value. */
  | { readonly tier: string; readonly field: string }
  /** A key that changes nothing on one cloud. */
  | { readonly key: string; readonly inert: string }
  /** A value that one cloud refuses and another takes. */
  | { readonly key: string; readonly value: unknown; readonly refused: string }
  /** A variable of the container with another value. */
  | { readonly variable: string }
  /** What a tier says of itself, and only on one cloud. */
  | { readonly tier: string; readonly says: RegExp; readonly on: string };

export interface Difference {
  readonly what: string;
  readonly aws: string;
  readonly azure: string;
  readonly reason: string;
  /** Where the reason can be read. */
  readonly source: string;
  /** When that was seen there, or in a text that names it; without one nobody has looked, and the page says so. */
  readonly date?: string;
  readonly witnesses: readonly Witness[];
}

const seen = "2026-11-24";

/** Every way in which the clouds don't do the same, in the order in which a developer of the shop meets them. */
export const parityDifferences: readonly Difference[] = [
  {
    what: "Dialect of SQL",
    aws: "`DATABASE_DIALECT=postgresql`",
    azure: "`DATABASE_DIALECT=sqlserver`",
    reason:
      "Of the managed databases on Azure, SQL Database has the failover group with one name for the writer; the container must speak both.",
    source: "Azure SQL documentation, failover groups overview; docs/workload.md",
    witnesses: [{ variable: "DATABASE_DIALECT" }],
  },
  {
    what: "Address of the cache",
    aws: "Clustered: the client follows redirections between shards",
    azure: "One address for all shards",
    reason: "The cluster policy of Managed Redis that asks for no redirections fails over without the client's help.",
    source: "Azure Managed Redis documentation, architecture: cluster policies",
    date: seen,
    witnesses: [{ variable: "CACHE_CLUSTERED" }],
  },
  {
    what: "Engine of the cache",
    aws: "Valkey, Redis OSS, or Memcached with a waiver",
    azure: "Redis",
    reason: "Azure runs neither Valkey nor Memcached as a service.",
    source: "Azure Managed Redis documentation, overview",
    witnesses: [{ key: "cache.engine", value: "valkey", refused: "azure" }],
  },
  {
    what: "Keys of the cache under a prefix",
    aws: "The cache refuses others",
    azure: "The prefix binds nobody",
    reason: "Managed Redis has one access policy, for all keys.",
    source:
      "Azure Managed Redis documentation, Microsoft Entra authentication; Microsoft.Cache/redisEnterprise accessPolicyAssignments",
    witnesses: [{ promise: "cache: own keys only", missing: "azure" }],
  },
  {
    what: "Snapshots of the cache",
    aws: "Seven days, in production",
    azure: "None: a cache that is lost as a whole begins empty",
    reason: "What Managed Redis writes to its disk is for its own recovery and no backup; exports are made by hand.",
    source: "Azure Managed Redis documentation, data persistence",
    date: seen,
    witnesses: [
      { promise: "cache: snapshots", missing: "azure" },
      { tier: "cache", field: "backupDays" },
    ],
  },
  {
    what: "`cache.shards` and `cache.replicas`",
    aws: "Shards, and copies of each in other zones",
    azure: "`shards` asks for memory; `replicas` changes nothing: one copy of each shard, in another zone",
    reason: "Managed Redis shards by itself, by the size of its sku.",
    source: "Azure Managed Redis documentation, architecture: sharding and high availability",
    witnesses: [
      { key: "cache.replicas", inert: "azure" },
      { tier: "cache", field: "zones" },
      { tier: "cache", says: /cache\.shards asks for memory only/, on: "azure" },
    ],
  },
  {
    what: "`database.credentialVersion`",
    aws: "Raising it rotates the master password",
    azure: "Changes nothing",
    reason: "The server knows no password; everyone signs in as an identity of the directory.",
    source: "Azure SQL documentation, Microsoft Entra-only authentication",
    witnesses: [{ key: "database.credentialVersion", inert: "azure" }],
  },
  {
    what: "`database.storageGiB`",
    aws: "Storage at the start",
    azure: "Changes nothing; `maxStorageGiB` is the limit",
    reason: "Storage of SQL Database isn't reserved: only its limit is set.",
    source: "Azure SQL documentation, manage file space and limits of the vCore model",
    witnesses: [{ key: "database.storageGiB", inert: "azure" }],
  },
  {
    what: "Zones of the database",
    aws: "Two: writer and standby",
    azure: "Three",
    reason: "A Multi-AZ instance has one standby.",
    source: "Amazon RDS user guide, Multi-AZ deployments; Azure SQL documentation, zone redundancy",
    witnesses: [{ tier: "database", field: "zones" }],
  },
  {
    what: "Exports of the database",
    aws: "Each automated snapshot, exported by the service",
    azure: "A bacpac each night, by a short-lived container",
    reason: "An export isn't consistent while others write, and no service makes one on a schedule.",
    source: "Azure SQL documentation, export to a BACPAC file: considerations",
    date: seen,
    witnesses: [
      { tier: "database", says: /Exports to the store for backups read tables one after the other/, on: "azure" },
    ],
  },
  {
    what: "Static files",
    aws: "The edge reads them from the stores, as an identity",
    azure: "The edge fetches them from the instances, and keeps them",
    reason:
      "Front Door signs in to an origin as an identity only where there is no private link, so the store would need a public address.",
    source:
      "Azure Front Door documentation, use managed identities to authenticate to origins (preview); Private Link for storage",
    date: seen,
    witnesses: [{ promise: "storage: edge-assets", missing: "azure" }],
  },
  {
    what: "Assets that the other region wrote",
    aws: "In the store itself",
    azure: "In a container of their own, `assets-copy`, which can only be read",
    reason: "Object replication can't go both ways between the same two containers.",
    source: "Azure Blob Storage documentation, object replication for block blobs: prerequisites",
    witnesses: [{ tier: "storage", says: /assets-copy, which can only be read/, on: "azure" }],
  },
  {
    what: "`retention.logDays`",
    aws: "Up to ten years",
    azure: "Up to 730 days; `auditDays` keeps them in the store beyond",
    reason: "A workspace answers queries for two years at most; what is older takes a search job.",
    source: "Azure Monitor documentation, manage data retention in a Log Analytics workspace",
    date: seen,
    witnesses: [{ key: "retention", value: { logDays: 731, auditDays: 800 }, refused: "azure" }],
  },
  {
    what: "Key of the store of logs",
    aws: "The provider's",
    azure: "The shop's own",
    reason: "Load balancers deliver to no bucket under a customer's key.",
    source: "Elastic Load Balancing user guide, access logs: bucket requirements",
    date: seen,
    witnesses: [{ promise: "storage: logs at rest", missing: "aws" }],
  },
  {
    what: "Key of logs that can be searched",
    aws: "The shop's own",
    azure: "The provider's",
    reason: "A workspace takes a customer's key only in a dedicated cluster, which is paid from 100 GB a day on.",
    source: "Azure Monitor documentation, customer-managed keys",
    date: seen,
    witnesses: [
      { promise: "site: logs at rest", missing: "azure" },
      { tier: "site", field: "atRest" },
    ],
  },
  {
    what: "`lock: irrevocable`",
    aws: "Locked from the first run on",
    azure: "Locked by a printed command",
    reason: "A policy of immutability can only be born unlocked.",
    source:
      "Azure Blob Storage documentation, container-level WORM policies; az storage container immutability-policy lock",
    date: seen,
    witnesses: [
      { promise: "storage: irrevocable lock", missing: "azure" },
      { key: "lock", inert: "azure" },
    ],
  },
  {
    what: "`network.nat`",
    aws: "A gateway in each zone, or one",
    azure: "One gateway that spans three zones, always",
    reason: "StandardV2 gateways outlive a zone, for the price of one.",
    source: "Azure NAT Gateway documentation, NAT gateway SKUs",
    date: seen,
    witnesses: [{ key: "network.nat", inert: "azure" }],
  },
  {
    what: "`network.endpoints`",
    aws: "Private endpoints for all services in use, or for the free ones",
    azure: "Changes nothing: databases, caches, stores and vaults have one, what only takes logs and tokens has none",
    reason:
      "On Azure the private address of a store is the way to it, not an addition; logs and tokens go to public endpoints over TLS.",
    source: "Azure Private Link documentation, private endpoint overview; Azure Monitor private link scopes",
    witnesses: [
      { key: "network.endpoints", inert: "azure" },
      { tier: "site", says: /sent to public endpoints of the cloud/, on: "azure" },
    ],
  },
  {
    what: "Private link of the edge",
    aws: "There is none: balancers are public, behind their firewall",
    azure: "Balancers are private; a person approves the edge's link once for each site",
    reason: "The edge asks from a subscription of the service's own, which can't be approved beforehand.",
    source: "Azure Front Door documentation, secure your origin with Private Link",
    witnesses: [{ tier: "load balancer", says: /approved the edge's private link/, on: "azure" }],
  },
  {
    what: "TLS to the instances, in development",
    aws: "Always, with a certificate that each instance makes for itself",
    azure: "Plain HTTP inside the private link, unless `azure.originCertificates` are given",
    reason: "Front Door trusts certificates of public authorities only; balancers on AWS look at no name.",
    source: "Azure Front Door documentation, end-to-end TLS: supported certificates",
    date: seen,
    witnesses: [
      { tier: "load balancer", field: "inTransit" },
      { tier: "app tier", field: "inTransit" },
    ],
  },
  {
    what: "How traffic turns to the other region",
    aws: "DNS records behind gates, which the failover plan opens after the database is promoted",
    azure: "The edge turns by itself when a site no longer answers; the database's name follows its failover group",
    reason:
      "Front Door has no gate that waits for a database: until the copy is promoted the shop answers with errors.",
    source: "Azure Front Door documentation, health probes; Azure SQL documentation, failover groups",
    witnesses: [
      { promise: "recovery: traffic waits for the writer", missing: "azure" },
      { tier: "app tier", field: "recovery" },
      { tier: "database", field: "recovery" },
      { tier: "load balancer", field: "recovery" },
      { tier: "recovery", field: "recovery" },
      { tier: "storage", field: "recovery" },
    ],
  },
  {
    what: "Published service levels",
    aws: "One for each tier",
    azure: "Others, and none for the cache",
    reason: "Each cloud commits itself in its own words; no commitment for Managed Redis was found.",
    source: "Service level agreements named in each tier's promise",
    witnesses: ["app tier", "cache", "database", "load balancer", "recovery", "storage"].map((tier) => ({
      tier,
      field: "serviceLevel",
    })),
  },
  {
    what: "Age of an instance",
    aws: "Thirty days at most",
    azure: "Until image or settings change",
    reason: "A scale set has no longest life; patches come with a new version of the image.",
    source: "Microsoft.Compute/virtualMachineScaleSets, API reference: no such property",
    witnesses: [{ promise: "app tier: grows old", missing: "azure" }],
  },
  {
    what: "A change that goes wrong",
    aws: "Rolled back when alarms are raised",
    azure: "Stops when a fifth of the new instances is unhealthy; a person goes back",
    reason:
      "Flexible sets are taken to have no rollback of a rolling upgrade: the input is there, but no source says that it is theirs.",
    source: "@pulumi/azure-native 3.28.0, RollingUpgradePolicyArgs.rollbackFailedInstancesOnPolicyBreach",
    date: seen,
    witnesses: [{ promise: "app tier: rolls back", missing: "azure" }],
  },
  {
    what: "Record of configuration",
    aws: "A recorder, by `accountGuards.configurationRecorder`",
    azure: "The cloud's own, for 14 days; the flag makes nothing",
    reason: "Azure keeps changes of resources for every subscription, and for no longer.",
    source: "Azure Resource Graph documentation, get resource changes",
    date: seen,
    witnesses: [
      { promise: "monitoring: recorder", missing: "azure" },
      { key: "accountGuards.configurationRecorder", inert: "azure" },
    ],
  },
  {
    what: "Names asked for in DNS",
    aws: "Recorded",
    azure: "Not recorded",
    reason: "Only a DNS security policy, a service of its own, would tell; flows to addresses are recorded on both.",
    source: "Azure DNS documentation, DNS security policy",
    witnesses: [{ promise: "monitoring: names asked for", missing: "azure" }],
  },
  {
    what: "The shop asked from outside",
    aws: "Not asked: alarms count what balancers and the edge answered",
    azure: "Asked from five places, with `/healthz/deep`",
    reason: "A canary is a program of its own, and one with a retired runtime can't be made: a run would stop at it.",
    source: "Amazon CloudWatch documentation, canary runtime versions: support policy",
    date: seen,
    witnesses: [{ promise: "monitoring: asked from outside", missing: "aws" }],
  },
];
