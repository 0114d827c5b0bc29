import type { Scope, Signal } from "../../../components/contract";
import { alarm } from "../alarm";
import type { AzureLinks, SiteLink } from "../links";
import type { Network } from "./network";

/** What the site itself tells people: that nobody gets out any more, and that keys don't answer. */
export function siteAlarms(
  scope: Scope,
  region: string,
  link: SiteLink,
  out: Network["out"],
): readonly Signal<AzureLinks["signal"]>[] {
  const site = { region, link };
  const vault = alarm(scope, site, `vault-availability-${region}`, {
    severity: "page",
    meaning: "Keys don't answer: encrypted stores stop when it lasts.",
    target: link.vault.id,
    namespace: "Microsoft.KeyVault/vaults",
    metric: "Availability",
    aggregation: "Average",
    operator: "LessThan",
    threshold: 99,
    window: "PT15M",
    every: "PT5M",
  });
  if (out === undefined) return [vault];
  const gateway = { target: out.gateway.id, namespace: "Microsoft.Network/natGateways" };
  return [
    vault,
    alarm(scope, site, `out-availability-${region}`, {
      severity: "page",
      meaning: "The way out is disturbed: the payment provider may be out of reach.",
      ...gateway,
      metric: "DatapathAvailability",
      aggregation: "Average",
      operator: "LessThan",
      threshold: 90,
      window: "PT15M",
      every: "PT5M",
    }),
    alarm(scope, site, `out-failed-${region}`, {
      severity: "ticket",
      meaning: "Connections to the internet fail for want of ports: give the way out another address.",
      ...gateway,
      metric: "SNATConnectionCount",
      aggregation: "Total",
      operator: "GreaterThan",
      threshold: 0,
      dimensions: { ConnectionState: ["Failed"] },
    }),
  ];
}
