import { Provider } from "@pulumi/aws/provider";
import type { LoadBalancerSpec, Scope } from "../../../components/contract";
import type { Place } from "../options";
import { customerKey } from "../site/keys";
import { alarmTopic } from "../site/topic";

/** Where certificate, firewall, metrics and logs of the edge must be, wherever the shop is. */
export const edgeRegion = "us-east-1";

/** The edge is served from one region and is no site: it has a provider, a key for logs and a topic, and nothing else. */
export function edgePlace(scope: Scope, { alertEmail }: LoadBalancerSpec, account: string): Place {
  const provider = new Provider(
    "provider-edge",
    { region: edgeRegion, allowedAccountIds: [account] },
    { parent: scope.parent },
  );
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
