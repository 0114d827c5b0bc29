import type { Provider, Settings } from "../../components/contract";
import { appTier } from "./app-tier";
import { cache } from "./cache";
import { database } from "./database";
import type { AwsLinks } from "./links";
import { loadBalancer } from "./load-balancer";
import { monitoring } from "./monitoring";
import { recovery } from "./recovery";
import { regionsWith } from "./regions";
import { site } from "./site";
import { storage } from "./storage";

/** AWS for one stack: the builders, with what they need of the account and of the settings that are AWS's own. */
export function open(settings: Settings): Provider<AwsLinks> {
  const { account } = settings;
  return {
    cloud: "aws",
    regions: regionsWith(settings.aws),
    site: (scope, spec) => site(scope, spec, account),
    storage,
    loadBalancer: (built, scope, spec) => loadBalancer(built, scope, spec, account),
    database,
    cache,
    appTier: (built, scope, spec) => appTier(built, scope, spec, settings.aws),
    recovery,
    monitoring,
  };
}
