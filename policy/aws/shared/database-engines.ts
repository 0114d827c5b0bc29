/** `postgres` and 17 of "postgres17", "aurora-postgresql16", "sqlserver-se-15.0", "mysql8.4". */
export function familyOf(family: unknown): { readonly engine: string; readonly version: number } | undefined {
  if (typeof family !== "string") return undefined;
  const [, engine, version] = /^([a-z-]+?)-?(\d+(?:\.\d+)?)?$/.exec(family) ?? [];
  return engine === undefined ? undefined : { engine, version: Number(version ?? NaN) };
}

export interface Forcing {
  readonly parameter: string;
  readonly on: readonly string[];
  /** The first version of the engine whose default forces TLS. */
  readonly byDefaultFrom: number;
}

const one = ["1", "ON", "on", "true", "TRUE"];

/**
 * The parameter by which an engine refuses what isn't encrypted. Source: user guides of RDS ("Requiring SSL/TLS for all connections",
 * for PostgreSQL on by default from 15 on), Aurora (PostgreSQL: on from 17 on; MySQL: off), DocumentDB (tls, on) and Neptune
 * (neptune_enforce_ssl, on); 2026-11. MySQL 8.4 and MariaDB 11.8 are said to force it by default; where one doesn't say it, it can't
 * be relied on.
 */
const forcing: Readonly<Record<string, Forcing>> = {
  postgres: { parameter: "rds.force_ssl", on: one, byDefaultFrom: 15 },
  "aurora-postgresql": { parameter: "rds.force_ssl", on: one, byDefaultFrom: 17 },
  mysql: { parameter: "require_secure_transport", on: one, byDefaultFrom: Infinity },
  mariadb: { parameter: "require_secure_transport", on: one, byDefaultFrom: Infinity },
  "aurora-mysql": { parameter: "require_secure_transport", on: one, byDefaultFrom: Infinity },
  "sqlserver-ee": { parameter: "rds.force_ssl", on: one, byDefaultFrom: Infinity },
  "sqlserver-se": { parameter: "rds.force_ssl", on: one, byDefaultFrom: Infinity },
  "sqlserver-ex": { parameter: "rds.force_ssl", on: one, byDefaultFrom: Infinity },
  "sqlserver-web": { parameter: "rds.force_ssl", on: one, byDefaultFrom: Infinity },
  docdb: { parameter: "tls", on: ["enabled", "tls1.2+", "tls1.3+", "fips-140-3"], byDefaultFrom: 0 },
  neptune: { parameter: "neptune_enforce_ssl", on: one, byDefaultFrom: 0 },
};

export function forcingOf(engine: string): Forcing | undefined {
  return forcing[engine];
}
