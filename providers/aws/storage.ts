import type { Built, Promises, Scope, StorageParts, StorageSpec } from "../../components/contract";
import { bySite } from "../../components/contract";
import type { StorePurpose } from "../../components/storage";
import type { AwsLinks, StoreLink } from "./links";
import type { AwsSite } from "./options";
import { bySlot } from "./options";
import type { Statement } from "./shared/policy-document";
import { assetAlarms, replicationAlarms } from "./storage/alarms";
import { letAppUse } from "./storage/app-access";
import type { Side, Stores } from "./storage/replication";
import { replicate } from "./storage/replication";
import { store } from "./storage/store";
import { grants } from "./storage/store-policy";

/** Four stores at every site, also where nothing runs, and copies in both directions. */
export function storage(
  { sites }: Pick<Built<AwsLinks>, "sites">,
  scope: Scope,
  spec: StorageSpec,
): StorageParts<AwsLinks> {
  const sides = bySlot(sites).map((site): Side => ({ site, stores: storesOf(scope, site, spec) }));
  const pairs = sides.flatMap((from) => sides.filter((to) => to !== from).map((to) => [from, to] as const));
  const copied = new Map(pairs.map(([from, to]) => [from.site.region, replicate(scope, from, to)]));
  for (const { site, stores } of sides) letAppUse(scope, site, stores.assets, flowsTo(spec, "assets"));
  return {
    link: new Map(sides.map(({ site: { region }, stores }) => [region, copied.get(region) ?? stores])),
    assets: bySite(
      sides.map(({ site, stores }) => ({ region: site.region, stores })),
      ({ stores }) => stores.assets.bucket.id,
    ),
    promises: promises(spec, sides.length),
    signals: [
      ...sides.flatMap((side) => assetAlarms(scope, side)),
      ...pairs.flatMap(([from, to]) => replicationAlarms(scope, from, to)),
    ],
  };
}

function storesOf(scope: Scope, site: AwsSite, spec: StorageSpec): Stores {
  const make = (purpose: StorePurpose, logs?: StoreLink) =>
    store(scope, site, {
      purpose,
      spec,
      ...(logs !== undefined && { logs }),
      grants: (bucket) =>
        flowsTo(spec, purpose).flatMap(({ id }): readonly Statement[] => {
          const grant = grants[id];
          if (grant === undefined) throw new Error(`no one knows how the flow ${id} gets into its store`);
          return grant({ site, prefix: scope.prefix, bucket });
        }),
    });
  const logs = make("logs");
  return { assets: make("assets", logs), backups: make("backups", logs), logs, audit: make("audit", logs) };
}

function flowsTo({ flows }: StorageSpec, purpose: StorePurpose) {
  return flows.filter(({ to }) => to === `storage:${purpose}`);
}

function promises({ backupDays, lock }: StorageSpec, sites: number): Promises {
  return {
    // S3 Standard keeps each object in at least three zones.
    zones: 3,
    atRest: "customer-key",
    inTransit: "tls-required",
    exposure: "private",
    backupDays,
    ...(sites > 1 && {
      recovery: {
        stands: "the same four stores, with a copy of every object",
        recoveryPointSeconds: 900,
        recoveryTimeSeconds: 0,
        trigger: "none: they are there",
      },
    }),
    serviceLevel: {
      percent: 99.9,
      source: "Amazon S3 Service Level Agreement, S3 Standard; https://aws.amazon.com/s3/sla/",
      date: "2026-11-23",
    },
    caveats: [
      "Logs lie under S3's own key: balancers deliver to no store with a customer's.",
      ...(lock === "governance" ? ["The audit lock is governance: people with a special right can end it."] : []),
    ],
  };
}
