import type { Provider, Settings } from "../../components/contract";
import { appTier } from "./app-tier";
import { cache } from "./cache";
import { database } from "./database";
import type { AzureLinks } from "./links";
import { loadBalancer } from "./load-balancer";
import { monitoring } from "./monitoring";
import { recovery } from "./recovery";
import { regions } from "./regions";
import type { Subscription } from "./site";
import { site } from "./site";
import { storage } from "./storage";

/** Azure for one stack: the builders, with what they need of the subscription and of the settings that are Azure's own. */
export function open(settings: Settings): Provider<AzureLinks> {
  const { account, azure } = settings;
  const { tenant, databaseAdmins, sshPublicKey, cacheProduct } = azure;
  if (tenant === undefined || databaseAdmins === undefined || sshPublicKey === undefined)
    throw new Error("the rules of the config ask for these on azure");
  const subscription: Subscription = { account, tenant, cacheProduct };
  return {
    cloud: "azure",
    regions,
    site: (scope, spec) => site(scope, spec, subscription),
    storage,
    loadBalancer: (built, scope, spec) => loadBalancer(built, scope, spec, { ...subscription, azure }),
    database: (built, scope, spec) => database(built, scope, spec, databaseAdmins),
    cache: (built, scope, spec) => cache(built, scope, spec, cacheProduct),
    appTier: (built, scope, spec) => appTier(built, scope, spec, { azure, sshPublicKey }),
    recovery,
    monitoring,
  };
}
