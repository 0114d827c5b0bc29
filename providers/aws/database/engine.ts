import type { Size } from "../../../config/settings";

/**
 * Only the major version is pinned: RDS withdraws minor versions a few months after their successor (nothing before 17.5 can
 * be created since 2026-05-01), and with automatic minor upgrades a full version makes the next `up` ask for a downgrade.
 * 17 rather than 18: the same insights, auditing and client packages, and a year more of fixes behind it; RDS ends its
 * standard support in 2030-02 (release calendar of RDS for PostgreSQL, not confirmed after 2026-06).
 */
export const major = "17";

/** Family of the parameter group by major version: a family that doesn't match is refused. */
const families: Readonly<Record<string, string>> = { "16": "postgres16", "17": "postgres17", "18": "postgres18" };

/** Amazon Linux 2023 package of the matching client, by major version. */
const clients: Readonly<Record<string, string>> = { "16": "postgresql16", "17": "postgresql17", "18": "postgresql18" };

export const engine = {
  name: "postgres",
  major,
  family: known(families, major),
  client: known(clients, major),
  port: 5432,
} as const;

export interface InstanceSize {
  readonly instanceClass: string;
  readonly vcpus: number;
  readonly memoryGiB: number;
  /** "advanced" demands 465 days of retention; burstable classes are kept at the free seven days. */
  readonly insights: { readonly mode: "standard" | "advanced"; readonly days: number };
}

/** Graviton classes; memory and vCPUs as published for db.r8g and db.t4g. Burstable for development only. */
const sizes: Readonly<Record<Size, InstanceSize>> = {
  small: { instanceClass: "db.t4g.medium", vcpus: 2, memoryGiB: 4, insights: { mode: "standard", days: 7 } },
  medium: { instanceClass: "db.r8g.large", vcpus: 2, memoryGiB: 16, insights: { mode: "advanced", days: 465 } },
  large: { instanceClass: "db.r8g.xlarge", vcpus: 4, memoryGiB: 32, insights: { mode: "advanced", days: 465 } },
  xlarge: { instanceClass: "db.r8g.2xlarge", vcpus: 8, memoryGiB: 64, insights: { mode: "advanced", days: 465 } },
};

export function instanceSize(size: Size): InstanceSize {
  return sizes[size];
}

/** Connections that the default parameter allows: LEAST(memory / 9531392, 5000). */
export function maxConnections({ memoryGiB }: InstanceSize): number {
  return Math.min(Math.floor((memoryGiB * 2 ** 30) / 9_531_392), 5000);
}

function known<T>(table: Readonly<Record<string, T>>, key: string): T {
  const value = table[key];
  if (value === undefined)
    throw new Error(`PostgreSQL ${key} is not in the table; it has ${Object.keys(table).join(", ")}`);
  return value;
}
