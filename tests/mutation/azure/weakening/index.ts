import type { Weakening } from "../../tables";
import { alerts } from "./alerts";
import { applicationinsights } from "./applicationinsights";
import { authorization } from "./authorization";
import { autoscale } from "./autoscale";
import { cdn, dns } from "./cdn";
import { compute } from "./compute";
import { frontdoor } from "./frontdoor";
import { keyvault } from "./keyvault";
import { logic } from "./logic";
import { logs } from "./logs";
import { network } from "./network";
import { networkGroups } from "./network-groups";
import { redisenterprise } from "./redisenterprise";
import { resources } from "./resources";
import { sql } from "./sql";
import { storage } from "./storage";
import { tags } from "./tags";

/** What weakens a control on Azure. */
export const azureWeakenings: readonly Weakening[] = [
  ...alerts,
  ...applicationinsights,
  ...authorization,
  ...autoscale,
  ...cdn,
  ...compute,
  ...dns,
  ...frontdoor,
  ...keyvault,
  ...logic,
  ...logs,
  ...network,
  ...networkGroups,
  ...redisenterprise,
  ...resources,
  ...sql,
  ...storage,
  ...tags,
];
