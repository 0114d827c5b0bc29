import type { Instance } from "@pulumi/aws/rds";
import { Document } from "@pulumi/aws/ssm";
import * as pulumi from "@pulumi/pulumi";
import type { DatabaseSpec, Scope } from "../../../components/contract";
import { logGroup } from "../shared/log-group";
import type { AwsSite } from "../options";
import { inSite } from "../options";
import { initDocument } from "./db-init/document";
import { executionRole, operatorsPolicy } from "./db-init/execution-role";
import { initScript } from "./db-init/script";
import { engine } from "./engine";
import { letMigratorLog, letMigratorRead } from "./grants";

/**
 * The way in which a database gets its users, grants and schema: an automation that people start, on an instance that
 * lives for minutes. One for each region; on a read-only copy it says so and stops.
 */
export function dbInit(
  scope: Scope,
  site: AwsSite,
  instance: Instance,
  secretArn: pulumi.Output<string>,
  spec: DatabaseSpec,
): void {
  const name = `db-init-${site.region}`;
  const log = logGroup(scope, site, name, { name: `/${scope.prefix}/db-init`, days: spec.recordDays });
  letMigratorRead(scope, site, secretArn, spec);
  letMigratorLog(scope, site, log);
  const role = executionRole(scope, site);
  const script = pulumi.all([secretArn, instance.address]).apply(([secret, host]) =>
    initScript({
      region: site.region,
      secretArn: secret,
      host,
      port: engine.port,
      database: spec.databaseName,
      appUser: spec.appUser,
      client: engine.client,
      image: spec.migratorImage,
    }),
  );
  const document = new Document(
    name,
    {
      // Fixed: people start it by its name.
      name: `${scope.prefix}-db-init`,
      documentType: "Automation",
      documentFormat: "JSON",
      content: initDocument({ site, executionRoleArn: role.arn, script, logGroup: log.name, tags: scope.tags }),
      tags: scope.tags,
    },
    inSite(scope, site),
  );
  operatorsPolicy(scope, site, document, role);
}
