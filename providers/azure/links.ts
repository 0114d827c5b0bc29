import type { Component } from "@pulumi/azure-native/applicationinsights";
import type { AFDEndpoint, AFDOrigin, AFDOriginGroup, Profile, SecurityPolicy } from "@pulumi/azure-native/cdn";
import type { VirtualMachineScaleSet } from "@pulumi/azure-native/compute";
import type { Key, Vault } from "@pulumi/azure-native/keyvault";
import type { UserAssignedIdentity } from "@pulumi/azure-native/managedidentity";
import type { ActionGroup, ActivityLogAlert, AutoscaleSetting } from "@pulumi/azure-native/monitor";
import type { DataCollectionRule, MetricAlert } from "@pulumi/azure-native/monitor";
import type { ScheduledQueryRule } from "@pulumi/azure-native/monitor";
import type { LoadBalancer, PrivateLinkService, Subnet, VirtualNetwork } from "@pulumi/azure-native/network";
import type { Workspace } from "@pulumi/azure-native/operationalinsights";
import type { PrivateZone } from "@pulumi/azure-native/privatedns";
import type { Provider } from "@pulumi/azure-native/provider";
import type { ResourceGroup } from "@pulumi/azure-native/resources";
import type { Database, FailoverGroup, Server } from "@pulumi/azure-native/sql";
import type { StorageAccount } from "@pulumi/azure-native/storage";
import type * as pulumi from "@pulumi/pulumi";
import type { BySite, Links } from "../../components/contract";
import type { DnsPlace } from "./shared/dns-zone";

/** What the tiers on Azure hand to each other. */
export interface AzureLinks extends Links {
  site: SiteLink;
  storage: StorageLink;
  loadBalancer: LoadBalancerLink;
  database: DatabaseLink;
  cache: CacheLink;
  appTier: AppTierLink;
  recovery: RecoveryLink;
  signal: MetricAlert | ScheduledQueryRule | ActivityLogAlert;
}

/** One customer key for each purpose, so that who may open one can't open another. */
export type KeyPurpose = "database" | "cache" | "disks" | "storage" | "logs" | "audit";

/** Subnets of a site; each spans its zones. */
export type SubnetName = "app" | "migrator" | "balancer" | "private-link" | "endpoints";

/** Services that answer under a private name; each site has zones of its own, so that no site overwrites another's record. */
export type PrivateService = "sql" | "blob" | "vault" | "redis" | "redis-classic";

/** A customer key and the one identity that may use it; the identity goes to the store that is encrypted with it. */
export interface CustomerKey {
  readonly key: Key;
  readonly identity: UserAssignedIdentity;
  /** What must exist before a store is made with the key: the identity's right to it. */
  readonly ready: readonly pulumi.Resource[];
}

/** A resource whose logs Monitoring sends to the workspace; which categories it has is a table there. */
export interface Logged {
  /** Name of the diagnostic setting, with the region. */
  readonly name: string;
  readonly kind: LoggedKind;
  readonly id: pulumi.Input<string>;
  /** Region whose workspace takes it. */
  readonly region: string;
}

export type LoggedKind =
  | "vault"
  | "network"
  | "security-group"
  | "load-balancer"
  | "front-door"
  | "blobs"
  | "sql-database"
  | "sql-master"
  | "redis-cluster"
  | "redis-database"
  | "redis-classic"
  | "autoscale"
  | "logic-app";

export interface SiteLink {
  readonly provider: Provider;
  /** Subscription and directory. */
  readonly account: string;
  readonly tenant: string;
  readonly group: ResourceGroup;
  /** Network of the site; subnets span its zones. */
  readonly network: VirtualNetwork;
  readonly subnets: Readonly<Record<SubnetName, Subnet>>;
  /** Group of the private zones, and the zones. */
  readonly dnsGroup: ResourceGroup;
  readonly zones: Readonly<Record<PrivateService, PrivateZone>>;
  /** Links of the zones with the network: without them a private endpoint has a name that nobody finds. */
  readonly zonesReady: readonly pulumi.Resource[];
  readonly vault: Vault;
  readonly keys: Readonly<Record<KeyPurpose, CustomerKey>>;
  /** Identity of the application's instances; each tier attaches the grants that the application needs there. */
  readonly app: UserAssignedIdentity;
  /** Identity of the short-lived instance that sets up the database; no application instance carries it. */
  readonly migrator: UserAssignedIdentity;
  readonly workspace: Workspace;
  readonly insights: Component;
  readonly collection: DataCollectionRule;
  readonly actionGroup: ActionGroup;
  /** What must exist before instances may start: routes out, rules, rights to ship logs. */
  readonly networkReady: readonly pulumi.Resource[];
  readonly logged: readonly Logged[];
}

export interface StoreLink {
  readonly account: StorageAccount;
  /** Name of the container that is written to. */
  readonly container: pulumi.Output<string>;
  /** Assets, with two regions: name of the container that holds what the other site wrote; it can only be read. */
  readonly copies?: pulumi.Output<string>;
  /** Container, protection, rights and private way in: what must exist before anything is written. */
  readonly ready: readonly pulumi.Resource[];
}

export interface StorageLink {
  readonly sites: BySite<Readonly<Record<"assets" | "backups" | "logs" | "audit", StoreLink>>>;
  readonly logged: readonly Logged[];
}

export interface LoadBalancerLink {
  /** Provider, group and action group of what belongs to no site. */
  readonly edge: Pick<SiteLink, "provider" | "account" | "group" | "actionGroup"> & { readonly location: string };
  /** The zone of the shop's name, and the provider of its subscription. */
  readonly dns: DnsPlace;
  readonly profile: Profile;
  readonly endpoint: AFDEndpoint;
  /** Origins of all serving sites, behind the shop's name. */
  readonly originGroup: AFDOriginGroup;
  /** What puts the firewall in front of all names: no record should lead to them before. */
  readonly guarded: SecurityPolicy;
  readonly sites: BySite<{
    readonly balancer: LoadBalancer;
    /** Id of the backend pool that instances join. */
    readonly pool: pulumi.Output<string>;
    /** The edge's way to the balancer; a person approves its request. */
    readonly privateLink: PrivateLinkService;
    /** The site behind the shop's name. */
    readonly origin: AFDOrigin;
    /** Name that the edge asks the instances for; their certificate is made out to it. */
    readonly originName: string;
    /** True where the edge speaks TLS to the instances; false in development without a certificate. */
    readonly tls: boolean;
  }>;
  readonly logged: readonly Logged[];
}

export interface DatabaseLink {
  /** Servers stand at every site where something of the database stands. */
  readonly sites: BySite<{ readonly server: Server; readonly database: Database | undefined }>;
  /** Undefined with one region, and without a warm standby. */
  readonly failover?: FailoverGroup;
  readonly logged: readonly Logged[];
}

export interface CacheLink {
  readonly sites: BySite<{
    readonly id: pulumi.Output<string>;
    readonly name: pulumi.Output<string>;
    /** The application's right and its way in: what must exist before an instance can use the cache. */
    readonly ready: readonly pulumi.Resource[];
  }>;
  readonly logged: readonly Logged[];
}

export interface AppTierLink {
  readonly sites: BySite<{ readonly scaleSet: VirtualMachineScaleSet; readonly autoscale: AutoscaleSetting }>;
  readonly logged: readonly Logged[];
}

export interface RecoveryLink {
  readonly logged: readonly Logged[];
}
