import type { Reader } from "../promises";
import { cacheOnAws, databaseOnAws, storageOnAws } from "./aws/data";
import { loadBalancerOnAws, siteOnAws } from "./aws/network";
import { appTierOnAws, monitoringOnAws, recoveryOnAws } from "./aws/operation";

/** Reads each promise from the inputs that were recorded on AWS; knows nothing of who made them. */
export const aws: Reader = {
  site: siteOnAws,
  storage: storageOnAws,
  "load balancer": loadBalancerOnAws,
  database: databaseOnAws,
  cache: cacheOnAws,
  "app tier": appTierOnAws,
  recovery: recoveryOnAws,
  monitoring: monitoringOnAws,
};
