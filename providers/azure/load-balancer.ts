import { AFDEndpoint, Profile } from "@pulumi/azure-native/cdn";
import { LoadBalancer } from "@pulumi/azure-native/network";
import { Provider } from "@pulumi/azure-native/provider";
import { ResourceGroup } from "@pulumi/azure-native/resources";
import * as pulumi from "@pulumi/pulumi";
import type { Built, LoadBalancerParts, LoadBalancerSpec, Scope } from "../../components/contract";
import { at, bySite, serves } from "../../components/contract";
import type { AzureSettings } from "../../config/settings";
import { alarm } from "./alarm";
import type { AzureLinks } from "./links";
import { inSite } from "./options";
import { homeOf } from "./regions";
import { azureName } from "./shared/names";
import type { Subscription } from "./site";

export interface EdgeArgs extends Subscription {
  readonly azure: AzureSettings;
}

/** One edge for all sites, and a balancer at each that only the edge reaches. */
export function loadBalancer(
  { sites }: Pick<Built<AzureLinks>, "sites" | "storage">,
  scope: Scope,
  spec: LoadBalancerSpec,
  { account, tenant, azure }: EdgeArgs,
): LoadBalancerParts<AzureLinks> {
  const naming = { prefix: scope.prefix, account };
  const home = homeOf(sites[0]?.region ?? "");
  const provider = new Provider(
    "provider-edge",
    { subscriptionId: account, tenantId: tenant, location: home },
    { parent: scope.parent },
  );
  const onEdge = { parent: scope.parent, provider };
  const group = new ResourceGroup(
    "edge",
    { resourceGroupName: azureName("resourceGroup", naming, "edge"), location: home, tags: scope.tags },
    onEdge,
  );
  const profile = new Profile(
    "edge",
    {
      profileName: azureName("frontDoor", naming, "edge"),
      resourceGroupName: group.name,
      location: "Global",
      sku: { name: "Premium_AzureFrontDoor" },
      tags: scope.tags,
    },
    onEdge,
  );
  const endpoint = new AFDEndpoint(
    "shop",
    {
      endpointName: azureName("frontDoorEndpoint", naming, "shop"),
      profileName: profile.name,
      resourceGroupName: group.name,
      location: "Global",
      enabledState: "Enabled",
      tags: scope.tags,
    },
    onEdge,
  );
  const serving = sites.filter(serves);
  const balancers = bySite(serving, (site) => {
    const name = azureName("networkPart", naming, "balancer", site.region);
    const balancer = new LoadBalancer(
      `balancer-${site.region}`,
      {
        loadBalancerName: name,
        resourceGroupName: site.link.group.name,
        location: site.region,
        sku: { name: "Standard", tier: "Regional" },
        backendAddressPools: [{ name: "app" }],
        tags: scope.tags,
      },
      inSite(scope, site),
    );
    return {
      balancer,
      pool: pulumi.interpolate`${balancer.id}/backendAddressPools/app`,
      originName: spec.siteDomains.get(site.region) ?? "",
      tls: Object.hasOwn(azure.originCertificates, site.region),
    };
  });
  return {
    link: { edge: { provider, group, location: home }, profile, endpoint, sites: balancers, logged: [] },
    url: pulumi.output(`https://${spec.domain}`),
    staticUrl: pulumi.output(`https://${spec.staticDomain}`),
    siteUrls: bySite(sites, ({ region }) => pulumi.output(`https://${spec.siteDomains.get(region) ?? ""}`)),
    promises: { zones: 3, atRest: "stores-nothing", inTransit: "tls-required", exposure: "public" },
    signals: serving.map((site) =>
      alarm(scope, site, `balancer-health-${site.region}`, {
        severity: "page",
        meaning: "Instances don't answer the balancer.",
        target: at(balancers, site.region).balancer.id,
        namespace: "Microsoft.Network/loadBalancers",
        metric: "DipAvailability",
        aggregation: "Average",
        operator: "LessThan",
        threshold: 90,
      }),
    ),
  };
}
