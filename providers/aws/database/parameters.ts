import { ParameterGroup, SubnetGroup } from "@pulumi/aws/rds";
import type { Scope } from "../../../components/contract";
import type { AwsSite } from "../options";
import { inSite } from "../options";
import { engine } from "./engine";

interface Parameter {
  readonly name: string;
  readonly value: string;
  /**
   * Always said: the SDK's default is "immediate", which the API refuses for static parameters. A dynamic one is
   * "pending-reboot" only where its value is also RDS's own: RDS then keeps its own method as well, and every `up` would
   * find a difference that it can't remove. Elsewhere a change would wait for a reboot that nobody plans.
   */
  readonly applyMethod: "immediate" | "pending-reboot";
}

/**
 * What the default group leaves open. `log_statement` and `log_min_duration_statement` are left off on purpose: both write
 * statements with their literals, passwords and card numbers among them. pgaudit leaves passwords out, and insights keep
 * slow statements with their literals replaced.
 */
const parameters: readonly Parameter[] = [
  { name: "rds.force_ssl", value: "1", applyMethod: "pending-reboot" },
  { name: "ssl_min_protocol_version", value: "TLSv1.2", applyMethod: "pending-reboot" },
  { name: "password_encryption", value: "scram-sha-256", applyMethod: "pending-reboot" },
  { name: "shared_preload_libraries", value: "pg_stat_statements,pgaudit", applyMethod: "pending-reboot" },
  // Statements that change data, schema or rights; reading is audited per table, by grants to the role named below.
  { name: "pgaudit.log", value: "ddl,role,write", applyMethod: "immediate" },
  { name: "pgaudit.role", value: "rds_pgaudit", applyMethod: "immediate" },
  { name: "log_connections", value: "1", applyMethod: "immediate" },
  { name: "log_disconnections", value: "1", applyMethod: "immediate" },
  // Minutes on the instance itself, the most that RDS takes; the log group keeps them for as long as the config says.
  { name: "rds.log_retention_period", value: "10080", applyMethod: "immediate" },
];

/** Auto-named: a new family replaces the group while the old one is still in use, which a fixed name would forbid. */
export function parameterGroup(scope: Scope, site: AwsSite): ParameterGroup {
  return new ParameterGroup(
    `database-${site.region}`,
    {
      family: engine.family,
      description: "TLS forced, sign-ins and changes audited",
      parameters: [...parameters],
      tags: scope.tags,
    },
    inSite(scope, site),
  );
}

export function subnetGroup(scope: Scope, site: AwsSite): SubnetGroup {
  return new SubnetGroup(
    `database-${site.region}`,
    {
      description: "Data subnets, without a way to the internet",
      subnetIds: site.link.subnets.data.map((subnet) => subnet.id),
      tags: scope.tags,
    },
    inSite(scope, site),
  );
}
