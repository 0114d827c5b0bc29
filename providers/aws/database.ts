import type { MetricAlarm } from "@pulumi/aws/cloudwatch";
import type { Instance } from "@pulumi/aws/rds";
import { Provider as RandomProvider } from "@pulumi/random/provider";
import { RandomId } from "@pulumi/random/randomId";
import type { Built, DatabaseParts, DatabaseSpec, Scope, Signal } from "../../components/contract";
import { at, bySite, serves } from "../../components/contract";
import { instanceAlarms } from "./database/alarms";
import { backupCopies, bySlot } from "./database/backup-copies";
import { backupCopyKeeper } from "./database/backup-copy-keeper";
import type { Credential } from "./database/credential";
import { managedCredential, ownCredential } from "./database/credential";
import { dbInit } from "./database/db-init";
import { engine } from "./database/engine";
import { eventsToPeople } from "./database/events";
import { letAppSignIn } from "./database/grants";
import { identifier } from "./database/identifier";
import type { Foundation } from "./database/instance";
import { instance } from "./database/instance";
import { logDelivery } from "./database/log-delivery";
import { databaseLogs } from "./database/logs";
import { monitoringRole } from "./database/monitoring-role";
import { parameterGroup, subnetGroup } from "./database/parameters";
import { databasePromises } from "./database/promises";
import { rebuilt, replica, writer } from "./database/role";
import { snapshotExport } from "./database/snapshot-export";
import type { AwsLinks } from "./links";
import type { AwsSite } from "./options";

/**
 * RDS for PostgreSQL: one Multi-AZ instance at each serving site. The active site's writes; with a warm standby the other
 * one's is its replica. Everything about an instance that doesn't depend on the role is the same at both.
 */
export function database(
  { sites, storage }: Pick<Built<AwsLinks>, "sites" | "storage">,
  scope: Scope,
  spec: DatabaseSpec,
): DatabaseParts<AwsLinks> {
  const serving = bySlot(sites.filter(serves));
  const active = serving.find((site) => site.role === "active");
  const [home, ...others] = bySlot(sites);
  if (active === undefined || home === undefined) throw new Error("no site is active");

  const random = new RandomProvider("random", {}, { parent: scope.parent });
  const credential =
    spec.recovery === "none" ? managedCredential(active) : ownCredential(scope, [home, ...others], spec, random);
  const foundations = bySite(serving, (site) => foundation(scope, site, spec));
  const finalSnapshots = bySite(serving, (site) => finalSnapshot(scope, site, random));

  const make = (site: AwsSite, role: Parameters<typeof instance>[4]) =>
    instance(scope, site, spec, at(foundations, site.region), role);
  const writing = make(active, writer(spec, credential, finalSnapshots.get(active.region)));
  const instances = bySite(serving, (site) => (site === active ? writing : make(site, otherRole(site))));

  function otherRole({ role, rebuilt: comesBack, region }: AwsSite) {
    // What wrote until its region was lost is left as it was: of the one that writes now it knows nothing.
    if (role === "former") return writer({ ...spec, restore: undefined }, credential, finalSnapshots.get(region));
    return comesBack ? rebuilt(writing.arn) : replica(writing.arn);
  }

  backupCopies(scope, sites, instances, spec.backupDays);

  const signals = serving.flatMap((site): Signal<MetricAlarm>[] => {
    const own = at(instances, site.region);
    const { identifier, logs } = at(foundations, site.region);
    const stores = at(storage.link, site.region);
    letAppSignIn(scope, site, own, spec);
    dbInit(scope, site, own, secretOf(credential, own, site), spec);
    eventsToPeople(scope, site, own);
    return [
      ...instanceAlarms(scope, site, own, spec),
      ...logDelivery(scope, site, logs, stores.logs, spec.recordDays),
      ...snapshotExport(scope, site, { identifier, store: stores.backups, recordDays: spec.recordDays }),
      ...(spec.recovery === "warm" ? serving : [])
        .filter((peer) => peer !== site)
        .flatMap((peer) =>
          backupCopyKeeper(scope, site, {
            identifier,
            peerIdentifier: at(foundations, peer.region).identifier,
            peer,
            backupDays: spec.backupDays,
            recordDays: spec.recordDays,
          }),
        ),
    ];
  });

  return {
    link: bySite(serving, (site) => ({
      instance: at(instances, site.region),
      log: at(foundations, site.region).logs.postgresql,
    })),
    access: bySite(serving, (site) => ({
      dialect: "postgresql",
      host: at(instances, site.region).address,
      port: engine.port,
      name: spec.databaseName,
      user: spec.appUser,
    })),
    promises: databasePromises(spec),
    signals,
  };
}

function foundation(scope: Scope, site: AwsSite, { logDays }: Pick<DatabaseSpec, "logDays">): Foundation {
  const name = identifier(scope.prefix, site.region);
  return {
    identifier: name,
    subnets: subnetGroup(scope, site),
    parameters: parameterGroup(scope, site),
    logs: databaseLogs(scope, site, name, logDays),
    monitoring: monitoringRole(scope, site, name),
  };
}

/**
 * Name of the snapshot that a deletion leaves behind; none where nothing is protected. A constant name collides with the
 * snapshot of the deletion before: this one is drawn anew after each.
 */
function finalSnapshot(scope: Scope, site: AwsSite, random: RandomProvider) {
  if (!scope.protect) return undefined;
  const name = identifier(scope.prefix, site.region);
  const suffix = new RandomId(
    `database-final-${site.region}`,
    {
      byteLength: 4,
      prefix: `${name}-final-`,
      // A rebuild deletes the instance and keeps this: the next one must not find its name taken.
      keepers: { identifier: name, ...(site.rebuilt && site.role === "standby" && { rebuilt: "now" }) },
    },
    { parent: scope.parent, provider: random },
  );
  return suffix.hex;
}

function secretOf(credential: Credential, own: Instance, { region }: AwsSite) {
  return credential.secretArn?.(region) ?? own.masterUserSecrets.apply(([secret]) => secret?.secretArn ?? "");
}
