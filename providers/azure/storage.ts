import { BlobContainer, StorageAccount } from "@pulumi/azure-native/storage";
import type { Built, Scope, StorageParts, StorageSpec } from "../../components/contract";
import { at, bySite } from "../../components/contract";
import type { StorePurpose } from "../../components/storage";
import { alarm } from "./alarm";
import type { AzureLinks, StoreLink } from "./links";
import type { AzureSite } from "./options";
import { inSite } from "./options";
import { azureName } from "./shared/names";

/** The four stores of each site. */
export function storage(
  { sites }: Pick<Built<AzureLinks>, "sites">,
  scope: Scope,
  _spec: StorageSpec,
): StorageParts<AzureLinks> {
  const stores = bySite(sites, (site) => ({
    assets: store(scope, site, "assets"),
    backups: store(scope, site, "backups"),
    logs: store(scope, site, "logs"),
    audit: store(scope, site, "audit"),
  }));
  return {
    link: { sites: stores, logged: [] },
    assets: bySite(sites, ({ region }) => at(stores, region).assets.account.name),
    promises: { zones: 3, atRest: "customer-key", inTransit: "tls-required", exposure: "private" },
    signals: sites.map((site) =>
      alarm(scope, site, `assets-availability-${site.region}`, {
        severity: "page",
        meaning: "Product media can't be read.",
        target: at(stores, site.region).assets.account.id,
        namespace: "Microsoft.Storage/storageAccounts",
        metric: "Availability",
        aggregation: "Average",
        operator: "LessThan",
        threshold: 99.9,
        window: "PT15M",
        every: "PT5M",
      }),
    ),
  };
}

function store(scope: Scope, site: AzureSite, purpose: StorePurpose): StoreLink {
  const { account: subscription, group } = site.link;
  const name = `${purpose}-${site.region}`;
  const account = new StorageAccount(
    name,
    {
      accountName: azureName("storageAccount", { prefix: scope.prefix, account: subscription }, purpose, site.region),
      resourceGroupName: group.name,
      location: site.region,
      kind: "StorageV2",
      sku: { name: "Standard_RAGZRS" },
      tags: scope.tags,
    },
    inSite(scope, site, { protect: scope.protect }),
  );
  const container = new BlobContainer(
    name,
    { accountName: account.name, resourceGroupName: group.name, containerName: purpose, publicAccess: "None" },
    inSite(scope, site),
  );
  return { account, container: container.name, ready: [container] };
}
