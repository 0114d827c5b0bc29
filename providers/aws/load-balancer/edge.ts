import type { LoadBalancerSpec, Scope } from "../../../components/contract";
import type { AwsSite, Place } from "../options";
import { regionProvider } from "../shared/region-provider";
import { customerKey } from "../site/keys";
import { alarmTopic } from "../site/topic";

/** Where certificate, firewall, metrics and logs of the edge must be, wherever the shop is. */
export const edgeRegion = "us-east-1";

/** The edge is served from one region and is no site: it has a provider, a key for logs and a topic, and nothing else. */
export function edgePlace(
  scope: Scope,
  sites: readonly Pick<AwsSite, "region" | "lost">[],
  { alertEmail }: LoadBalancerSpec,
  account: string,
): Place {
  const gone = sites.some(({ region, lost }) => lost && region === edgeRegion);
  const [left] = sites.filter(({ lost }) => !lost);
  const provider = regionProvider(scope, "provider-edge", {
    region: edgeRegion,
    account,
    ...(gone && left !== undefined && { askInstead: left.region }),
  });
  const opts = { parent: scope.parent, provider };
  const context = { region: edgeRegion, peers: [], account };
  const logs = customerKey(scope, { purpose: "logs", at: "edge", context }, opts);
  const alarms = customerKey(scope, { purpose: "alarms", at: "edge", context }, opts);
  const { topic, ready } = alarmTopic(
    { at: "edge", region: edgeRegion, account, key: alarms, emails: alertEmail, tags: scope.tags },
    opts,
  );
  return { region: edgeRegion, link: { provider, account, topic, topicReady: ready, keys: { logs } } };
}
