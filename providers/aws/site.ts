import type { Scope, SiteParts, SiteSpec } from "../../components/contract";
import { serves } from "../../components/contract";
import type { AwsLinks, SiteLink } from "./links";
import { regionProvider } from "./shared/region-provider";
import { siteAlarms } from "./site/alarms";
import { serviceEndpoints, storesEndpoint } from "./site/endpoints";
import type { Ground } from "./site/ground";
import { onGround } from "./site/ground";
import { identities } from "./site/identities";
import { keys } from "./site/keys";
import { network } from "./site/network";
import { rules, securityGroups } from "./site/security-groups";
import { alarmTopic } from "./site/topic";

/** Network, keys, identities and alarm topic of one region. */
export function site(scope: Scope, spec: SiteSpec, account: string): SiteParts<AwsLinks> {
  const { region } = spec;
  const provider = regionProvider(scope, `provider-${region}`, {
    region,
    account,
    ...(spec.lost && { askInstead: spec.peers[0] }),
  });
  const ground: Ground = { scope, spec, account, provider };
  const who = identities(ground);
  const customerKeys = keys(ground, who.scaling.arn);
  const { topic, ready: topicReady } = alarmTopic(
    { at: region, region, account, key: customerKeys.alarms, emails: spec.alertEmail, tags: scope.tags },
    onGround(ground),
  );
  const net = network(ground);
  const groups = securityGroups(ground, net.vpc);
  const stores = storesEndpoint(ground, net);
  const opened = rules(ground, groups, stores.prefixListId);
  const services = serviceEndpoints(ground, net, groups.endpoints);
  const link: SiteLink = {
    provider,
    account,
    vpc: net.vpc,
    subnets: net.subnets,
    securityGroups: groups,
    keys: customerKeys,
    app: who.app,
    migrator: who.migrator,
    replication: who.replication,
    scaling: who.scaling,
    topic,
    topicReady,
    networkReady: [...net.ready, ...opened, stores, ...services, ...who.ready],
    natGatewayIds: net.nats.map(({ gateway }) => gateway.id),
  };
  return {
    link,
    promises: {
      zones: spec.zones.length,
      atRest: "customer-key",
      inTransit: "not-applicable",
      exposure: "private",
      caveats: caveats(spec),
    },
    signals: siteAlarms(scope, region, link, net.nats),
  };
}

function caveats(spec: SiteSpec): readonly string[] {
  const oneWay = "one way out for all zones: when its zone is lost, instances of the others reach no payment provider";
  return serves(spec) && spec.nat === "single" ? [oneWay] : [];
}
