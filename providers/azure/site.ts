import { Provider } from "@pulumi/azure-native/provider";
import { ResourceGroup } from "@pulumi/azure-native/resources";
import type { Scope, SiteParts, SiteSpec } from "../../components/contract";
import { freeze } from "../../components/frozen";
import type { AzureSettings } from "../../config/settings";
import type { AzureLinks, Logged, SiteLink, SubnetName } from "./links";
import { azureName } from "./shared/names";
import { siteAlarms } from "./site/alarms";
import type { Ground } from "./site/ground";
import { onGround } from "./site/ground";
import { identities } from "./site/identities";
import { keys, onceKnown } from "./site/keys";
import type { Network } from "./site/network";
import { network } from "./site/network";
import { privateZones } from "./site/private-zones";
import { records } from "./site/records";

export interface Subscription {
  readonly account: string;
  readonly tenant: string;
  readonly cacheProduct: AzureSettings["cacheProduct"];
}

/** Network, keys, identities, workspace and action group of one region. */
export function site(scope: Scope, spec: SiteSpec, subscription: Subscription): SiteParts<AzureLinks> {
  const { region } = spec;
  const { account, tenant } = subscription;
  // Subscription and directory are pinned: credentials of others are refused before anything is made there.
  const provider = new Provider(
    `provider-${region}`,
    { subscriptionId: account, tenantId: tenant, location: region },
    { parent: scope.parent },
  );
  // A former writer stays as the hands that fenced it left it: sent anew, its scaling would start its fleet again.
  if (spec.lost || spec.role === "former") freeze(provider);
  const group = new ResourceGroup(
    `site-${region}`,
    {
      resourceGroupName: azureName("resourceGroup", { prefix: scope.prefix, account }, region),
      location: region,
      tags: scope.tags,
    },
    onGround({ scope, provider }, { protect: scope.protect }),
  );
  const ground: Ground = { scope, spec, ...subscription, provider, group };
  const who = identities(ground);
  const { vault, keys: made } = keys(ground);
  const net = network(
    ground,
    Object.values(made).flatMap(({ ready }) => ready),
  );
  const dns = privateZones(ground, net.network);
  const customerKeys = onceKnown(made, [...Object.values(net.subnets), ...dns.ready]);
  const kept = records(ground, who.app);
  const link: SiteLink = {
    provider,
    account,
    tenant,
    group,
    network: net.network,
    subnets: net.subnets,
    dnsGroup: dns.dnsGroup,
    zones: dns.zones,
    zonesReady: dns.ready,
    vault,
    keys: customerKeys,
    app: who.app,
    migrator: who.migrator,
    workspace: kept.workspace,
    insights: kept.insights,
    collection: kept.collection,
    actionGroup: kept.actionGroup,
    networkReady: [...Object.values(net.subnets), ...dns.ready, ...kept.ready],
    logged: logged(region, net, vault.id),
  };
  return {
    link,
    promises: {
      zones: spec.zones.length,
      atRest: "provider-key",
      inTransit: "not-applicable",
      exposure: "private",
      caveats: [
        "logs in the workspace lie under the provider's key: a customer's needs a dedicated cluster",
        "logs are sent to public endpoints of the cloud, over TLS and as an identity",
        "network.nat and network.endpoints change nothing: one way out stands in all zones, and stores, database, cache and certificates always have private ways in",
      ],
    },
    signals: siteAlarms(scope, region, link, net.out),
  };
}

function logged(region: string, net: Network, vault: Logged["id"]): readonly Logged[] {
  const names: readonly SubnetName[] = ["app", "migrator", "balancer", "private-link", "endpoints"];
  return [
    { name: `vault-${region}`, kind: "vault", id: vault, region },
    { name: `network-${region}`, kind: "network", id: net.network.id, region },
    ...names.map((name): Logged => ({
      name: `${name}-group-${region}`,
      kind: "security-group",
      id: net.securityGroups[name].id,
      region,
    })),
  ];
}
