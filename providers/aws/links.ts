import type { Distribution } from "@pulumi/aws/cloudfront";
import type { Group } from "@pulumi/aws/autoscaling";
import type { CompositeAlarm, LogGroup, MetricAlarm } from "@pulumi/aws/cloudwatch";
import type { LaunchTemplate, SecurityGroup, Subnet, Vpc } from "@pulumi/aws/ec2";
import type { Cluster, ReplicationGroup } from "@pulumi/aws/elasticache";
import type { InstanceProfile, Role, ServiceLinkedRole } from "@pulumi/aws/iam";
import type { Key } from "@pulumi/aws/kms";
import type { Listener, LoadBalancer, TargetGroup } from "@pulumi/aws/lb";
import type { Provider } from "@pulumi/aws/provider";
import type { Instance } from "@pulumi/aws/rds";
import type { Bucket } from "@pulumi/aws/s3";
import type { Topic } from "@pulumi/aws/sns";
import type { WebAcl } from "@pulumi/aws/wafv2";
import type * as pulumi from "@pulumi/pulumi";
import type { BySite, Links } from "../../components/contract";

/** What logs and alarms need of where they stand. A site has it, and so has the edge, which is no site. */
export interface Place {
  readonly region: string;
  readonly link: Pick<SiteLink, "provider" | "account" | "topic" | "topicReady"> & {
    readonly keys: Pick<SiteLink["keys"], "logs">;
  };
}

/** What the tiers on AWS hand to each other. */
export interface AwsLinks extends Links {
  site: SiteLink;
  storage: StorageLink;
  loadBalancer: LoadBalancerLink;
  database: DatabaseLink;
  cache: CacheLink;
  appTier: AppTierLink;
  recovery: RecoveryLink;
  signal: MetricAlarm | CompositeAlarm;
}

/** One customer key for each purpose, so that who may open one can't open another. */
export type KeyPurpose = "database" | "cache" | "disks" | "storage" | "audit" | "logs" | "alarms" | "secrets";

/** Parties of the flow table that stand in the network of a site. */
export type Placed = "load-balancer" | "app" | "migrator" | "database" | "cache" | "endpoints";

export interface SiteLink {
  readonly provider: Provider;
  readonly account: string;
  readonly vpc: Vpc;
  /** In the order of the site's zones. */
  readonly subnets: Readonly<Record<"public" | "app" | "data", readonly Subnet[]>>;
  readonly securityGroups: Readonly<Record<Placed, SecurityGroup>>;
  readonly keys: Readonly<Record<KeyPurpose, Key>>;
  /** Identity of the application's instances; each tier attaches the grants that the application needs there. */
  readonly app: Identity;
  /** Identity of the short-lived instance that sets up the database; no application instance can take it. */
  readonly migrator: Identity;
  /** Role with which stores copy to the other site. */
  readonly replication: Role;
  /** Service-linked role of this stack's scaling groups; the disk key names it. */
  readonly scaling: ServiceLinkedRole;
  readonly topic: Topic;
  /** What must exist before the topic can be published to and before instances may start (policies, routes). */
  readonly topicReady: readonly pulumi.Resource[];
  readonly networkReady: readonly pulumi.Resource[];
  /** NAT gateways of the site, for alarms; empty where the site doesn't serve. */
  readonly natGatewayIds: readonly pulumi.Output<string>[];
}

export interface Identity {
  readonly role: Role;
  readonly profile: InstanceProfile;
}

export interface StoreLink {
  readonly bucket: Bucket;
  /** Policy, versioning, encryption, lock and copying: what must exist before anything is delivered. */
  readonly ready: readonly pulumi.Resource[];
}

export type StorageLink = BySite<Readonly<Record<"assets" | "backups" | "logs" | "audit", StoreLink>>>;

export interface LoadBalancerLink {
  /** Where certificate, firewall and metrics of the edge must live. */
  readonly edge: Place;
  readonly distribution: Distribution;
  readonly sites: BySite<{
    readonly balancer: LoadBalancer;
    readonly listener: Listener;
    readonly targetGroup: TargetGroup;
    readonly firewall: WebAcl;
    /** What must exist before a scaling policy may count requests of the target group. */
    readonly ready: readonly pulumi.Resource[];
    /** Alarms that stop a rollout and a zonal shift. */
    readonly guards: readonly MetricAlarm[];
  }>;
}

/** `instance` stands at serving sites only. */
export type DatabaseLink = BySite<{ readonly instance: Instance; readonly log: LogGroup }>;

/** `logs`: slow commands and what the engine says. */
export type CacheLink = BySite<
  { readonly group: ReplicationGroup; readonly logs: readonly LogGroup[] } | { readonly cluster: Cluster }
>;

export type AppTierLink = BySite<{ readonly group: Group; readonly template: LaunchTemplate; readonly log: LogGroup }>;

export interface RecoveryLink {
  /** ARN of the failover plan; undefined unless there is a warm standby. */
  readonly plan?: pulumi.Output<string>;
}
