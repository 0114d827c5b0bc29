/** What the program works with: every key checked, every default filled in, every placeholder settled. */
export interface Settings {
  readonly cloud: string;
  /** `<project>-<stack>`: prefix of explicit physical names. */
  readonly prefix: string;
  /** One region, or two different ones. Their order matters only to the very first `up`. */
  readonly regions: readonly string[];
  /** The region that writes. */
  readonly active: string;
  readonly recovery: RecoveryMode;
  /** The shop's own name, such as shop.example.com. */
  readonly domain: string;
  /** Id of the public DNS zone that holds `domain`. */
  readonly dnsZone: string;
  /** Account (subscription) to which every provider is pinned. */
  readonly account: string;
  readonly concurrentUsers: number;
  readonly workload: WorkloadSettings;
  readonly peaks: readonly Peak[];
  readonly app: AppSettings;
  readonly database: DatabaseSettings;
  readonly cache: CacheSettings;
  readonly network: NetworkSettings;
  readonly retention: RetentionSettings;
  readonly alerts: AlertSettings;
  /** Availability objective in percent, measured over 30 days. */
  readonly objective: number;
  /** Deletion guards on everything that holds data. */
  readonly protect: boolean;
  /** "governance": an administrator may lift the lock on the audit store; "irrevocable": nobody may. */
  readonly lock: "governance" | "irrevocable";
  readonly accountGuards: AccountGuards;
  /** What belongs to AWS only. */
  readonly aws: AwsSettings;
  /** Injected, so that no plan and no test depends on today's date. */
  readonly now: Date;
}

export type RecoveryMode = "none" | "cold" | "warm";
export type Size = "small" | "medium" | "large" | "xlarge";

/** A region's number, for ever, and the zones that the shop uses there, in a fixed order. */
export interface RegionFacts {
  readonly slot: number;
  readonly zones: readonly string[];
}

export interface WorkloadSettings {
  /** Seconds between two pages of one shopper. */
  readonly thinkSeconds: number;
  readonly requestsPerPage: number;
  /** Share of the requests that the edge answers, 0 to 1. */
  readonly cachedShare: number;
  /** Requests a second that one instance holds at its target load. */
  readonly requestsPerInstance: number;
  /** Provisioned ÷ needed, beside the loss of a zone: 1.2 is a fifth more than needed. */
  readonly headroom: number;
}

export interface Peak {
  /** Lower-case words joined by hyphens; part of resource names. */
  readonly name: string;
  readonly start: Date;
  readonly end: Date;
  /** Load ÷ everyday load. */
  readonly factor: number;
}

export interface AppSettings {
  readonly image: string;
  /** Port of the container on localhost. */
  readonly port: number;
  readonly size: Size;
}

export interface DatabaseSettings {
  readonly size: Size;
  readonly storageGiB: number;
  readonly maxStorageGiB: number;
  /** Raised by one to rotate the master password. */
  readonly credentialVersion: number;
}

export interface CacheSettings {
  readonly engine: "valkey" | "redis" | "memcached";
  readonly size: Size;
  /** Shards of the clustered engines, nodes of the other. */
  readonly shards: number;
  /** Copies of each shard beside its primary. */
  readonly replicas: number;
  /** Accepts what a weaker engine can't do. */
  readonly waiver?: Waiver;
}

export interface Waiver {
  readonly reason: string;
  readonly expires: Date;
}

export interface NetworkSettings {
  /** Ways out to the internet: one in each zone, or one for all. */
  readonly nat: "per-zone" | "single";
  /** Private endpoints for all services in use, or for free ones only. */
  readonly endpoints: "all" | "free";
}

export interface RetentionSettings {
  /** Days that logs stay searchable. */
  readonly logDays: number;
  /** Days that logs and the audit record are kept at all. */
  readonly auditDays: number;
  /** Days to which the database can be set back. */
  readonly backupDays: number;
}

export interface AlertSettings {
  /** Addresses that get every alarm. */
  readonly email: readonly string[];
}

/** Things that exist once per account; on only in the stack that owns them. */
export interface AccountGuards {
  /** Record of administrative calls in all regions. */
  readonly auditTrail: boolean;
  readonly threatDetection: boolean;
  readonly configurationRecorder: boolean;
  readonly securityPosture: boolean;
}

export interface AwsSettings {
  /** AMI id by region; a region without one takes the newest Amazon Linux by parameter (development only). */
  readonly images: Readonly<Record<string, string>>;
}
