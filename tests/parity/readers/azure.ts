import type { Reader } from "../promises";
import { cacheOnAzure, databaseOnAzure } from "./azure/data";
import { loadBalancerOnAzure, siteOnAzure } from "./azure/network";
import { appTierOnAzure, monitoringOnAzure, recoveryOnAzure } from "./azure/operation";
import { storageOnAzure } from "./azure/stores";

/** Reads each promise from the inputs that were recorded on Azure; knows nothing of who made them. */
export const azure: Reader = {
  site: siteOnAzure,
  storage: storageOnAzure,
  "load balancer": loadBalancerOnAzure,
  database: databaseOnAzure,
  cache: cacheOnAzure,
  "app tier": appTierOnAzure,
  recovery: recoveryOnAzure,
  monitoring: monitoringOnAzure,
};
