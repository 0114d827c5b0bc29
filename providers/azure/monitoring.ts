import type { Built, MonitoringParts, MonitoringSpec, Scope } from "../../components/contract";
import type { AzureLinks } from "./links";

/** What spans tiers. */
export function monitoring(
  _built: Built<AzureLinks>,
  _scope: Scope,
  _spec: MonitoringSpec,
): MonitoringParts<AzureLinks> {
  return {
    dashboards: [],
    promises: { zones: 0, atRest: "provider-key", inTransit: "tls-required", exposure: "private" },
    signals: [],
  };
}
