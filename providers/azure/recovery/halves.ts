import type * as pulumi from "@pulumi/pulumi";
import type { Built, RecoverySpec, Scope } from "../../../components/contract";
import { recoverable } from "../database/recoverable";
import type { AzureLinks } from "../links";
import { requestMessage } from "../load-balancer/origins";
import type { AzureSite } from "../options";
import { azureName } from "../shared/names";

/** What the steps name of one region, whether it stands there already or not: all of these names are the program's own. */
export interface Half {
  readonly region: string;
  readonly siteDomain: string;
  readonly group: string;
  readonly server: string;
  /** Id of the newest copied backup of its database. */
  readonly backup: string;
  readonly scaleSet: string;
  readonly autoscale: string;
  readonly privateLink: string;
  /** Addresses of the workflows that set the database up, and that export it. */
  readonly dbInit: string;
  readonly databaseExport: string;
  readonly origin: string;
}

/** What belongs to no region. */
export interface Whole {
  readonly domain: string;
  readonly deepPath: string;
  readonly databaseName: string;
  /** Words by which the edge asks for a private link. */
  readonly message: string;
  readonly edge: {
    readonly group: pulumi.Output<string>;
    readonly profile: pulumi.Output<string>;
    readonly profileId: pulumi.Output<string>;
    readonly endpoint: pulumi.Output<string>;
    readonly originGroup: pulumi.Output<string>;
    readonly shopRoute: string;
  };
}

export function half({ prefix }: Pick<Scope, "prefix">, site: AzureSite, domain: string, databaseName: string): Half {
  const { region, link } = site;
  const naming = { prefix, account: link.account };
  const group = azureName("resourceGroup", naming, region);
  const workflow = (name: string) =>
    `https://management.azure.com/subscriptions/${link.account}/resourceGroups/${group}/providers/Microsoft.Logic/workflows/${azureName("logicApp", naming, `${name}-${region}`)}`;
  return {
    region,
    siteDomain: `${region}.${domain}`,
    group,
    server: azureName("sqlServer", naming, region),
    backup: recoverable(naming, region, databaseName),
    scaleSet: azureName("scaleSet", naming, "app", region),
    autoscale: azureName("autoscale", naming, "app", region),
    privateLink: azureName("networkPart", naming, "edge", region),
    dbInit: workflow("db-init"),
    databaseExport: workflow("database-export"),
    origin: azureName("frontDoorPart", naming, `app-${region}`),
  };
}

export function whole(
  scope: Pick<Scope, "prefix">,
  { loadBalancer }: Pick<Built<AzureLinks>, "loadBalancer">,
  { domain, health }: RecoverySpec,
  databaseName: string,
): Whole {
  const { edge, profile, endpoint, originGroup } = loadBalancer.link;
  return {
    domain,
    deepPath: health.deepPath,
    databaseName,
    message: requestMessage(scope),
    edge: {
      group: edge.group.name,
      profile: profile.name,
      profileId: profile.id,
      endpoint: endpoint.name,
      originGroup: originGroup.name,
      shopRoute: azureName("frontDoorPart", { prefix: scope.prefix, account: edge.account }, "shop"),
    },
  };
}
