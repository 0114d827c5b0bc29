import type { Cloud } from "../cloud";
import { regions } from "../../../providers/azure/regions";
import type { Fields } from "../thing";

const group = "azure-native:resources:ResourceGroup";

/**
 * What the ground of the stacks is: the zone of the names, the vaults of the certificates, the network watchers that Azure
 * makes with the first network of a region, and the groups of all these.
 */
export function givenGround(cloud: Cloud, config: Fields): void {
  const account = String(config["account"]);
  const [home = ""] = config["regions"] as readonly string[];
  const give = (type: string, name: string, inputs: Fields, region = home) =>
    cloud.give({ type, name, region, account, inputs });
  const giveGroup = (resourceGroupName: string, region: string) => {
    const id = `/subscriptions/${account}/resourceGroups/${resourceGroupName}`;
    if (cloud.things.by(group, "id", id).length === 0)
      give(group, resourceGroupName, { resourceGroupName, location: region }, region);
    return resourceGroupName;
  };

  giveGroup("NetworkWatcherRG", home);
  for (const region of Object.keys(regions)) {
    const networkWatcherName = `NetworkWatcher_${region}`;
    const inputs = { resourceGroupName: "NetworkWatcherRG", networkWatcherName, location: region };
    give("azure-native:network:NetworkWatcher", networkWatcherName, inputs, region);
  }
  const [, zoneGroup, zoneName] = parts(config["dnsZone"]);
  if (zoneGroup !== undefined) {
    const inputs = { resourceGroupName: giveGroup(zoneGroup, home), zoneName, location: "global" };
    give("azure-native:dns:Zone", String(zoneName), inputs);
  }
  const { originCertificates = {}, images = {} } = (config["azure"] ?? {}) as Settings;
  for (const image of Object.values(images)) {
    const [, imageGroup] = parts(image);
    if (imageGroup === undefined || cloud.things.by("*", "id", image).length > 0) continue;
    const [, galleryName, galleryImageName, galleryImageVersionName] =
      /\/galleries\/([^/]+)\/images\/([^/]+)\/versions\/([^/]+)$/.exec(image) ?? [];
    const named = { resourceGroupName: giveGroup(imageGroup, home), galleryName, galleryImageName };
    give("azure-native:compute:GalleryImageVersion", image, { ...named, galleryImageVersionName, location: home });
  }
  const given = new Set<string>();
  for (const [region, { vault, name }] of Object.entries(originCertificates)) {
    const [, vaultGroup, vaultName] = parts(vault);
    if (vaultGroup === undefined || given.has(vault)) continue;
    given.add(vault);
    const resourceGroupName = giveGroup(vaultGroup, region);
    const properties = {
      enableRbacAuthorization: true,
      enablePurgeProtection: true,
      publicNetworkAccess: "Enabled",
      networkAcls: { bypass: "AzureServices", defaultAction: "Deny" },
      sku: { family: "A", name: "premium" },
    };
    give("azure-native:keyvault:Vault", `certificates of ${region}`, {
      resourceGroupName,
      vaultName,
      location: region,
      properties,
    });
    // A certificate is read as a secret.
    give("azure-native:keyvault:Secret", `certificate of ${region}`, {
      resourceGroupName,
      vaultName,
      secretName: name,
    });
  }
}

interface Settings {
  readonly originCertificates?: Readonly<Record<string, { readonly vault: string; readonly name: string }>>;
  readonly images?: Readonly<Record<string, string>>;
}

/** Subscription, group and last name of an id. */
function parts(id: unknown): readonly string[] {
  if (typeof id !== "string") return [];
  const [, subscription, group, name] =
    /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/.*\/([^/]+)$/i.exec(id) ?? [];
  return subscription === undefined || group === undefined || name === undefined ? [] : [subscription, group, name];
}
