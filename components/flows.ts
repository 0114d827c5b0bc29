/**
 * Who may talk to whom, on which port, and why. Firewall rules, the diagram's edges and the table for PCI DSS 1.2.5 are
 * all made from this list; what is not listed is refused.
 */
export type Party =
  "internet" | "edge" | "load-balancer" | "app" | "migrator" | "database" | "cache" | "endpoints" | Store | "people";

export type Store = "storage:assets" | "storage:backups" | "storage:logs" | "storage:audit";

/** A named port; each cloud resolves "database" and "cache" to its own product's number. */
export type PortName = "http" | "https" | "app" | "database" | "cache";

export interface Flow {
  readonly id: string;
  readonly from: Party;
  readonly to: Party;
  readonly port: PortName;
  /** Business reason, one sentence, as an auditor reads it. */
  readonly why: string;
  /** For stores: whether the sender writes, reads or both. */
  readonly access?: "write" | "read" | "read-write";
  /** What carries it, where that is a service of the cloud and not a packet through the shop's own network. */
  readonly by?: "service";
}

export const flows: readonly Flow[] = [
  {
    id: "shopper-https",
    from: "internet",
    to: "load-balancer",
    port: "https",
    why: "Shoppers reach the shop over TLS.",
  },
  {
    id: "shopper-http",
    from: "internet",
    to: "load-balancer",
    port: "http",
    why: "Answered with a redirect to HTTPS only; carries no data.",
  },
  {
    id: "static-https",
    from: "internet",
    to: "edge",
    port: "https",
    why: "Browsers fetch static files from the nearest edge location.",
    by: "service",
  },
  {
    id: "edge-assets",
    from: "edge",
    to: "storage:assets",
    port: "https",
    access: "read",
    why: "The edge fetches static files that it doesn't hold yet.",
    by: "service",
  },
  {
    id: "balancer-app",
    from: "load-balancer",
    to: "app",
    port: "app",
    why: "Requests and health checks reach the instances, encrypted again.",
  },
  {
    id: "app-database",
    from: "app",
    to: "database",
    port: "database",
    why: "Orders, customers and stock are read and written.",
  },
  {
    id: "app-cache",
    from: "app",
    to: "cache",
    port: "cache",
    why: "Sessions and rendered fragments are kept; no cardholder data.",
  },
  {
    id: "app-endpoints",
    from: "app",
    to: "endpoints",
    port: "https",
    why: "Instances get tokens, secrets and keys and ship logs without the internet.",
  },
  {
    id: "app-assets",
    from: "app",
    to: "storage:assets",
    port: "https",
    access: "read-write",
    why: "The application publishes and reads product media.",
  },
  {
    id: "app-internet",
    from: "app",
    to: "internet",
    port: "https",
    why: "Payment provider and container registry are called over TLS.",
  },
  {
    id: "migrator-database",
    from: "migrator",
    to: "database",
    port: "database",
    why: "Schema, users and grants are set up by a short-lived instance.",
  },
  {
    id: "migrator-endpoints",
    from: "migrator",
    to: "endpoints",
    port: "https",
    why: "The migrator reads its credential and ships its log.",
  },
  {
    id: "migrator-internet",
    from: "migrator",
    to: "internet",
    port: "https",
    why: "The migrator pulls its image from the registry over TLS.",
  },
  {
    id: "database-backups",
    from: "database",
    to: "storage:backups",
    port: "https",
    access: "write",
    why: "Each automated snapshot is exported for restores that outlive the database service.",
    by: "service",
  },
  {
    id: "database-logs",
    from: "database",
    to: "storage:logs",
    port: "https",
    access: "write",
    why: "Database and audit logs are kept for twelve months.",
    by: "service",
  },
  {
    id: "balancer-logs",
    from: "load-balancer",
    to: "storage:logs",
    port: "https",
    access: "write",
    why: "Access and connection logs are delivered by the balancer.",
    by: "service",
  },
  {
    id: "network-logs",
    from: "endpoints",
    to: "storage:logs",
    port: "https",
    access: "write",
    why: "Who talked to whom, who asked for which name, and how the account was configured is delivered.",
    by: "service",
  },
  {
    id: "assets-logs",
    from: "storage:assets",
    to: "storage:logs",
    port: "https",
    access: "write",
    why: "Who read and wrote which asset is recorded.",
    by: "service",
  },
  {
    id: "backups-logs",
    from: "storage:backups",
    to: "storage:logs",
    port: "https",
    access: "write",
    why: "Who read and wrote which backup is recorded.",
    by: "service",
  },
  {
    id: "audit-logs",
    from: "storage:audit",
    to: "storage:logs",
    port: "https",
    access: "write",
    why: "Who read the record of administrative calls is recorded.",
    by: "service",
  },
  {
    id: "trail-audit",
    from: "endpoints",
    to: "storage:audit",
    port: "https",
    access: "write",
    why: "The record of every administrative call is delivered under lock.",
    by: "service",
  },
  {
    id: "people-backups",
    from: "people",
    to: "storage:backups",
    port: "https",
    access: "read",
    why: "Operators restore from an export.",
    by: "service",
  },
  {
    id: "people-logs",
    from: "people",
    to: "storage:logs",
    port: "https",
    access: "read",
    why: "Operators and auditors search the logs of all sites.",
    by: "service",
  },
  {
    id: "people-audit",
    from: "people",
    to: "storage:audit",
    port: "https",
    access: "read",
    why: "Auditors read the locked record.",
    by: "service",
  },
];
