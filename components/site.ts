import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../config/settings";
import type { Subnet } from "../config/subnets";
import { subnetPlan } from "../config/subnets";
import type { CacheProtocol } from "./cache";
import { cacheProtocol } from "./cache";
import type { Links, Parts, Provider, SiteRole } from "./contract";
import { serves } from "./contract";
import type { Flow } from "./flows";
import { flows } from "./flows";
import type { Promises, Signal } from "./promises";
import { scopeOf } from "./scope";
import { instancePort } from "./workload";

export interface SiteSpec {
  readonly region: string;
  readonly slot: number;
  readonly zones: readonly string[];
  readonly role: SiteRole;
  /** Its region answers nothing: the builder freezes its provider. */
  readonly lost: boolean;
  readonly rebuilt: boolean;
  /** The other regions of the stack: their identities may be named in policies. */
  readonly peers: readonly string[];
  /** Address range of the whole site. */
  readonly cidr: string;
  readonly subnets: readonly Subnet[];
  readonly nat: Settings["network"]["nat"];
  readonly endpoints: Settings["network"]["endpoints"];
  readonly flows: readonly Flow[];
  /** TLS port of the instances, behind the port name "app". */
  readonly appPort: number;
  /** What the cache speaks, and so which port stands behind the port name "cache". */
  readonly cacheProtocol: CacheProtocol;
  readonly logDays: number;
  /** How long an instance's own record is kept. */
  readonly recordDays: number;
  readonly alertEmail: readonly string[];
}

export interface SiteParts<L extends Links> extends Parts<L> {
  readonly link: L["site"];
}

export interface SiteArgs<L extends Links> {
  readonly provider: Provider<L>;
  readonly settings: Settings;
  readonly region: string;
}

/** Network, keys, identities and alarm topic of one region: what every tier there stands on. */
export class Site<L extends Links> extends pulumi.ComponentResource {
  readonly region: string;
  readonly slot: number;
  readonly zones: readonly string[];
  readonly role: SiteRole;
  readonly lost: boolean;
  readonly rebuilt: boolean;
  readonly link: L["site"];
  readonly promises: Promises;
  readonly signals: readonly Signal<L["signal"]>[];

  constructor(name: string, args: SiteArgs<L>, opts?: pulumi.ComponentResourceOptions) {
    super("commerce:index:Site", name, {}, opts);
    const spec = normalizeSite(args);
    const parts = args.provider.site(scopeOf(this, "site", args.settings), spec);
    this.region = spec.region;
    this.slot = spec.slot;
    this.zones = spec.zones;
    this.role = spec.role;
    this.lost = spec.lost;
    this.rebuilt = spec.rebuilt;
    this.link = parts.link;
    this.promises = parts.promises;
    this.signals = parts.signals;
    this.registerOutputs({ region: this.region });
  }
}

export function normalizeSite<L extends Links>({ provider, settings, region }: SiteArgs<L>): SiteSpec {
  const facts = provider.regions[region];
  if (facts === undefined) throw new Error(`${region} is not in the region table`);
  const role = roleOf(region, settings);
  const plan = subnetPlan(facts);
  return {
    region,
    ...facts,
    role,
    lost: region === settings.lost,
    rebuilt: region === settings.rebuild,
    peers: settings.regions.filter((other) => other !== region),
    cidr: plan.cidr,
    subnets: plan.subnets,
    nat: settings.network.nat,
    // A reserve site runs nothing that would use a paid endpoint.
    endpoints: serves({ role }) ? settings.network.endpoints : "free",
    flows,
    appPort: instancePort,
    cacheProtocol: cacheProtocol(settings.cache),
    logDays: settings.retention.logDays,
    recordDays: settings.retention.auditDays,
    alertEmail: settings.alerts.email,
  };
}

/** With `cold`, a lost region wrote if the active one's database is restored, and held data only if it isn't. */
function roleOf(region: string, { active, recovery, lost, restore, rebuild }: Settings): SiteRole {
  if (region === active) return "active";
  if (recovery === "warm") return "standby";
  return (region === lost && restore !== undefined) || region === rebuild ? "former" : "reserve";
}
