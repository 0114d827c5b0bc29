/** Another good value for each key that is no cloud's own: a key that changes nothing on one cloud is a difference. */
export interface Probe {
  /** Default: dev, which is planned fastest, and too small for some keys to tell. */
  readonly kind?: "prod";
  readonly value: unknown;
}

const peak = { name: "sale", start: "2026-12-10T00:00:00Z", end: "2026-12-12T00:00:00Z", factor: 3 };

export const keyProbes: Readonly<Record<string, Probe>> = {
  recovery: { kind: "prod", value: "cold" },
  protect: { kind: "prod", value: false },
  domain: { value: "other.example.com" },
  concurrentUsers: { value: 50_000 },
  "workload.thinkSeconds": { value: 0.1 },
  "workload.requestsPerPage": { value: 900 },
  "workload.cachedShare": { kind: "prod", value: 0.5 },
  "workload.requestsPerInstance": { value: 2 },
  "workload.headroom": { kind: "prod", value: 2 },
  peaks: { kind: "prod", value: [peak] },
  "app.image": { value: `registry.example.com/other@sha256:${"1".repeat(64)}` },
  "app.port": { value: 9_090 },
  "app.size": { value: "large" },
  "database.size": { value: "large" },
  "database.storageGiB": { value: 40 },
  "database.maxStorageGiB": { value: 4_000 },
  "database.credentialVersion": { kind: "prod", value: 2 },
  "cache.size": { value: "large" },
  "cache.shards": { value: 20 },
  "cache.replicas": { value: 2 },
  "retention.logDays": { value: 180 },
  "retention.auditDays": { value: 800 },
  "retention.backupDays": { value: 20 },
  "network.nat": { value: "per-zone" },
  "network.endpoints": { value: "all" },
  "alerts.email": { value: ["other@example.com"] },
  objective: { value: 99.9 },
  lock: { kind: "prod", value: "irrevocable" },
  "accountGuards.auditTrail": { value: true },
  "accountGuards.threatDetection": { value: true },
  "accountGuards.configurationRecorder": { value: true },
  "accountGuards.securityPosture": { value: true },
};

/** Keys whose values have a form of the cloud's own, or that choose it; what only a refused engine or a loss needs. */
export const unprobed = [
  "cloud",
  "account",
  "regions",
  "active",
  "dnsZone",
  "cache.engine",
  "cache.waiver",
  "lost",
  "lostSince",
  "restore",
  "rebuild",
  "aws",
  "azure",
];
