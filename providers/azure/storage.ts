import * as pulumi from "@pulumi/pulumi";
import type { Built, Promises, Scope, StorageParts, StorageSpec } from "../../components/contract";
import { bySite } from "../../components/contract";
import type { StorePurpose } from "../../components/storage";
import type { AzureLinks, Logged, StoreLink } from "./links";
import type { AzureSite } from "./options";
import { bySlot } from "./options";
import { storeAlarms } from "./storage/alarms";
import { letAppUse } from "./storage/app-access";
import { copyAll, copyTarget } from "./storage/copies";
import { isLocked } from "./storage/lock";
import { store } from "./storage/store";

const all: readonly StorePurpose[] = ["assets", "backups", "logs", "audit"];

type Stores = Readonly<Record<StorePurpose, StoreLink>>;

/** Four stores at every site, also where nothing runs, and copies in both directions. */
export function storage(
  { sites }: Pick<Built<AzureLinks>, "sites">,
  scope: Scope,
  spec: StorageSpec,
): StorageParts<AzureLinks> {
  const copied = sites.length > 1;
  const sides = bySlot(sites).map((site) => {
    const stores = storesOf(scope, site, spec, copied);
    const target = copied ? copyTarget(scope, site, stores.assets) : undefined;
    const made = target === undefined ? stores.assets.ready : [...stores.assets.ready, target];
    const used = letAppUse(scope, site, { ...stores.assets, ready: made }, target, flowsTo(spec, "assets"));
    const copies = target === undefined ? {} : { copies: target.name };
    const assets: StoreLink = { ...stores.assets, ...copies, ready: [...made, ...used] };
    return { region: site.region, site, stores: { ...stores, assets } };
  });
  copyAll(scope, sides);
  return {
    link: {
      sites: bySite(sides, ({ stores }) => stores),
      logged: sides.flatMap(({ region, stores }) => logged(region, stores)),
    },
    assets: bySite(sides, ({ stores }) => stores.assets.account.name),
    promises: promises(scope, spec, copied),
    signals: sides.flatMap(({ site, stores }) =>
      all.flatMap((purpose) => storeAlarms(scope, site, purpose, stores[purpose])),
    ),
  };
}

function storesOf(scope: Scope, site: AzureSite, spec: StorageSpec, copied: boolean): Stores {
  const make = (purpose: StorePurpose) => store(scope, site, { purpose, spec, copied, flows: flowsTo(spec, purpose) });
  return { assets: make("assets"), backups: make("backups"), logs: make("logs"), audit: make("audit") };
}

function flowsTo({ flows }: StorageSpec, purpose: StorePurpose) {
  return flows.filter(({ to }) => to === `storage:${purpose}`);
}

/** Requests to the log store are not among them: their record would be a request itself, and so on for ever. */
function logged(region: string, stores: Stores): readonly Logged[] {
  const watched: readonly StorePurpose[] = ["assets", "backups", "audit"];
  return watched.map((purpose) => ({
    name: `${purpose}-${region}`,
    kind: "blobs",
    id: pulumi.interpolate`${stores[purpose].account.id}/blobServices/default`,
    region,
  }));
}

function promises(scope: Scope, spec: StorageSpec, copied: boolean): Promises {
  const { backupDays, lock } = spec;
  return {
    zones: 3,
    atRest: "customer-key",
    inTransit: "tls-required",
    exposure: "private",
    backupDays,
    ...(copied && {
      recovery: {
        stands: "a readable copy of all four stores, and the other site's assets in this site's own store",
        recoveryPointSeconds: 900,
        recoveryTimeSeconds: 0,
        trigger: "none: they are there",
      },
    }),
    serviceLevel: {
      percent: 99.9,
      source: "Service Level Agreements for Microsoft Online Services, Storage Accounts, requests to write, hot tier",
      date: "2026-11-23",
    },
    caveats: [
      "stores that services deliver into keep a public address, which lets in nobody but services that the store trusts",
      "people have no standing right to any store: reading takes a role and a way in, given for the occasion",
      ...(copied ? copyCaveats : []),
      isLocked(scope, spec) ? lockCaveats[lock] : "nothing here is protected, so neither is the audit record locked",
    ],
  };
}

const copyCaveats: readonly string[] = [
  "fifteen minutes until a write is in the other region is what the service calls usual; no agreement promises it",
  "what the other region wrote to its assets stands in a container of its own, assets-copy, which can only be read: the application looks there too",
  "assets that are appended to, not written in one piece, are copied by region only, not into assets-copy",
  "an account of assets can't be failed over by hand while it is copied from: its copy in the other region is read where it is",
];

const lockCaveats: Readonly<Record<StorageSpec["lock"], string>> = {
  governance: "the audit lock is unlocked: people who may change the account can end it",
  irrevocable:
    "the audit lock is irrevocable only once somebody has run: az storage container immutability-policy lock, for the container insights-activity-logs of each audit account",
};
