import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../config/settings";
import type { Built, BySite, Links, Parts, Provider } from "./contract";
import type { Promises, Signal } from "./promises";
import { scopeOf } from "./scope";
import type { Health } from "./workload";
import { drainSeconds, guardedPaths, health, instancePort } from "./workload";

export interface LoadBalancerSpec {
  /** The shop's own name. */
  readonly domain: string;
  /** Name under which static files are served. */
  readonly staticDomain: string;
  /** `<region>.<domain>`: each site's own name, for checks that must not follow a failover. */
  readonly siteDomains: BySite<string>;
  readonly dnsZone: string;
  /** TLS port of the instances. */
  readonly appPort: number;
  readonly health: Health;
  readonly drainSeconds: number;
  /** Requests that one address may send in five minutes before it is refused. */
  readonly requestsPerAddress: number;
  /** Paths to which credentials, codes or payment details are posted. */
  readonly guardedPaths: readonly string[];
  /** Posts to the guarded paths that one address may send in five minutes before it is refused. */
  readonly attemptsPerAddress: number;
  /** Addresses that get the alarms of the edge. */
  readonly alertEmail: readonly string[];
  /** Days for which the records of firewalls and edge are kept: they are audit logs (PCI DSS 10.5.1). */
  readonly recordDays: number;
}

export interface LoadBalancerParts<L extends Links> extends Parts<L> {
  readonly link: L["loadBalancer"];
  /** Where the shop answers. */
  readonly url: pulumi.Output<string>;
  readonly staticUrl: pulumi.Output<string>;
  /** Each site's own URL. */
  readonly siteUrls: BySite<pulumi.Output<string>>;
}

export interface LoadBalancerArgs<L extends Links> {
  readonly provider: Provider<L>;
  readonly settings: Settings;
  readonly built: Pick<Built<L>, "sites" | "storage">;
}

/** The only way in: TLS, firewall and health checks at every serving site, static files at the edge. */
export class LoadBalancer<L extends Links> extends pulumi.ComponentResource implements LoadBalancerParts<L> {
  readonly link: L["loadBalancer"];
  readonly url: pulumi.Output<string>;
  readonly staticUrl: pulumi.Output<string>;
  readonly siteUrls: BySite<pulumi.Output<string>>;
  readonly promises: Promises;
  readonly signals: readonly Signal<L["signal"]>[];

  constructor(name: string, args: LoadBalancerArgs<L>, opts?: pulumi.ComponentResourceOptions) {
    super("commerce:index:LoadBalancer", name, {}, opts);
    const { provider, settings, built } = args;
    const parts = provider.loadBalancer(
      built,
      scopeOf(this, "load-balancer", settings),
      normalizeLoadBalancer(settings),
    );
    this.link = parts.link;
    this.url = parts.url;
    this.staticUrl = parts.staticUrl;
    this.siteUrls = parts.siteUrls;
    this.promises = parts.promises;
    this.signals = parts.signals;
    this.registerOutputs({ url: this.url, staticUrl: this.staticUrl });
  }
}

export function normalizeLoadBalancer(settings: Settings): LoadBalancerSpec {
  const { alerts, domain, dnsZone, regions, retention, workload } = settings;
  return {
    domain,
    staticDomain: `static.${domain}`,
    siteDomains: new Map(regions.map((region) => [region, `${region}.${domain}`])),
    dnsZone,
    appPort: instancePort,
    health,
    drainSeconds,
    requestsPerAddress: addressLimit(workload),
    guardedPaths,
    attemptsPerAddress: shoppersPerAddress * attemptsPerShopper,
    alertEmail: alerts.email,
    recordDays: retention.auditDays,
  };
}

/** Fifty shoppers behind one address (an office, a carrier's gateway) are not an attack; more are slowed down. */
const shoppersPerAddress = 50;
const windowSeconds = 300;
/** In one window: a mistyped password or a card that is refused, and one try more. */
const attemptsPerShopper = 2;

export function addressLimit({ thinkSeconds, requestsPerPage }: Settings["workload"]): number {
  // However long one thinks, each may open one page; below ten requests firewalls take no limit at all.
  const pages = Math.max(1, windowSeconds / thinkSeconds);
  return Math.ceil(shoppersPerAddress * pages * requestsPerPage);
}
