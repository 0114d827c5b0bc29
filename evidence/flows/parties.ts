import type { Party } from "../../components/flows";
import type { Cloud } from "../document";

/** Parties by the firewall that stands before them, and by what rules call them from afar. */
interface Standing {
  /** Name of the group or subnet; undefined where a service of the cloud stands there. */
  readonly at?: string;
  /** As the other end of a rule. */
  readonly called: readonly string[];
}

const stores = (standing: Standing) =>
  ({
    "storage:assets": standing,
    "storage:backups": standing,
    "storage:logs": standing,
    "storage:audit": standing,
  }) as const;

const own = (name: string): Standing => ({ at: name, called: [name] });
const elsewhere = (...called: readonly string[]): Standing => ({ called });

/** A witness of its own: how the providers place the parties is compared with this, not taken from them. */
export const parties: Readonly<Record<Cloud, Readonly<Record<Party, Standing>>>> = {
  aws: {
    internet: elsewhere("0.0.0.0/0", "::/0"),
    edge: elsewhere(),
    people: elsewhere(),
    "load-balancer": own("load-balancer"),
    app: own("app"),
    migrator: own("migrator"),
    database: own("database"),
    cache: own("cache"),
    endpoints: own("endpoints"),
    ...stores(elsewhere("prefix list")),
  },
  azure: {
    internet: elsewhere("Internet"),
    edge: elsewhere(),
    people: elsewhere(),
    // Requests come from addresses of the private link service, health probes under the platform's own name.
    "load-balancer": { at: "private-link", called: ["private-link", "AzureLoadBalancer"] },
    app: own("app"),
    migrator: own("migrator"),
    // Stores and services are reached through private endpoints in one subnet.
    database: own("endpoints"),
    cache: own("endpoints"),
    // What has no private endpoint answers under a name of the cloud's own: tokens and logs.
    endpoints: { at: "endpoints", called: ["endpoints", "AzureActiveDirectory", "AzureMonitor"] },
    ...stores(own("endpoints")),
  },
};
