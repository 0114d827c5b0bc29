import type { Neighbour } from "../neighbour";
import { aksPrivate } from "./aks-private";
import { appServiceWithSql } from "./app-service-with-sql";
import { containerApps } from "./container-apps";
import { dataLake } from "./data-lake";
import { devShop } from "./dev-shop";
import { functionsWithCosmos } from "./functions-with-cosmos";
import { gatewayWithFleet } from "./gateway-with-fleet";
import { hubNetwork } from "./hub-network";
import { identitiesAndRoles } from "./identities-and-roles";
import { internalService } from "./internal-service";
import { keyProject } from "./key-project";
import { logArchive } from "./log-archive";
import { postgresPrivate } from "./postgres-private";
import { serviceBusWorker } from "./service-bus-worker";
import { staticSite } from "./static-site";

export const onAzure: readonly Neighbour[] = [
  aksPrivate,
  appServiceWithSql,
  containerApps,
  dataLake,
  devShop,
  functionsWithCosmos,
  gatewayWithFleet,
  hubNetwork,
  identitiesAndRoles,
  internalService,
  keyProject,
  logArchive,
  postgresPrivate,
  serviceBusWorker,
  staticSite,
];
