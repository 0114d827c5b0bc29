import type { Kind } from "../kind";
import { alerts } from "./alerts";
import { cache } from "./cache";
import { compute } from "./compute";
import { deployments } from "./deployments";
import { failoverGroups } from "./failover-group";
import { frontDoor } from "./front-door";
import { groups } from "./groups";
import { identities } from "./identity";
import { keys } from "./keys";
import { networks } from "./network";
import { privateDns } from "./private-dns";
import { privateLinks } from "./private-link";
import { scaling } from "./scaling";
import { sqlDatabase } from "./sql-database";
import { sqlServer } from "./sql-server";
import { storage } from "./storage";
import { workflows } from "./workflows";

/** What Azure refuses, by resource provider. */
export const azureKinds: readonly Kind[] = [
  ...alerts,
  ...cache,
  ...compute,
  ...deployments,
  ...failoverGroups,
  ...frontDoor,
  ...groups,
  ...identities,
  ...keys,
  ...networks,
  ...privateDns,
  ...privateLinks,
  ...scaling,
  ...sqlDatabase,
  ...sqlServer,
  ...storage,
  ...workflows,
];
