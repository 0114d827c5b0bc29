import { EncryptionProtector, ServerKey } from "@pulumi/azure-native/sql";
import type { Server } from "@pulumi/azure-native/sql";
import type * as pulumi from "@pulumi/pulumi";
import type { BySite, Scope } from "../../../components/contract";
import { at } from "../../../components/contract";
import type { AzureSite } from "../options";
import { inSite } from "../options";
import { assign } from "../shared/roles";

/**
 * Customer keys of the servers. Each encrypts with the key of its own region, so that it outlives the loss of the other, and
 * knows and may use the other's too: what one wrote, the other must open, as its copy or from its backup, and neither is made
 * before.
 * Source: "Using different Azure Key Vault keys for Azure SQL servers in a failover group", Azure Database Support Blog,
 * 2026-03-10; Azure SQL documentation, "geo-replication considerations when configuring automated rotation".
 */
export function serverKeys(
  scope: Scope,
  sites: readonly AzureSite[],
  servers: BySite<Server>,
): readonly pulumi.Resource[] {
  return sites.flatMap((site) => {
    const peers = sites
      .filter((peer) => peer !== site)
      .map((peer) => ({ peer, right: rightToPeers(scope, site, peer) }));
    // Where nothing runs the right is given all the same: once the other region is lost, nobody could give it there.
    if (!servers.has(site.region)) return peers.map(({ right }) => right);
    const own = serverKey(scope, site, at(servers, site.region), site, []);
    const protector = new EncryptionProtector(
      `database-${site.region}`,
      {
        encryptionProtectorName: "current",
        serverName: at(servers, site.region).name,
        resourceGroupName: site.link.group.name,
        serverKeyType: "AzureKeyVault",
        serverKeyName: own.name,
        // A new version in the vault is taken within the hour.
        autoRotationEnabled: true,
      },
      inSite(scope, site, {
        // The version moves on by itself; sent again, the first one would take it back.
        ignoreChanges: ["serverKeyName"],
      }),
    );
    const others = peers.flatMap(({ peer, right }) => [
      right,
      serverKey(scope, site, at(servers, site.region), peer, [right, protector]),
    ]);
    return [own, protector, ...others];
  });
}

function rightToPeers(scope: Scope, site: AzureSite, peer: AzureSite): pulumi.Resource {
  return assign(scope, site, `database-key-${peer.region}-${site.region}`, {
    role: "Key Vault Crypto Service Encryption User",
    identity: site.link.keys.database.identity,
    on: peer.link.keys.database.key.id,
    why: "Opens what the server of the other region wrote.",
  });
}

function serverKey(
  scope: Scope,
  site: AzureSite,
  server: Server,
  owner: AzureSite,
  dependsOn: readonly pulumi.Resource[],
): ServerKey {
  const { key } = owner.link.keys.database;
  const ends = owner === site ? site.region : `${owner.region}-${site.region}`;
  return new ServerKey(
    `database-key-${ends}`,
    {
      // The one form that is taken: vault, key and version.
      keyName: key.keyUriWithVersion.apply(serverKeyName),
      serverName: server.name,
      resourceGroupName: site.link.group.name,
      serverKeyType: "AzureKeyVault",
      uri: key.keyUriWithVersion,
    },
    inSite(scope, site, {
      // Later versions are registered by the service itself; the first is kept, because old backups need it.
      ignoreChanges: ["keyName", "uri"],
      retainOnDelete: true,
      dependsOn: [...dependsOn],
    }),
  );
}

/** `https://vault.vault.azure.net/keys/key/version` as `vault_key_version`. */
export function serverKeyName(uri: string): string {
  const parts = /^https:\/\/([^./]+)\.[^/]+\/keys\/([^/]+)\/([^/]+)$/.exec(uri);
  if (parts === null) throw new Error(`${uri} is no key with a version`);
  return parts.slice(1).join("_");
}
