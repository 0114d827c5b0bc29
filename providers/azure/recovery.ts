import type { Built, RecoveryParts, RecoverySpec, Scope } from "../../components/contract";
import type { AzureLinks } from "./links";

/** The shop's name, and the procedure that turns the sites around. */
export function recovery(
  _built: Omit<Built<AzureLinks>, "recovery">,
  _scope: Scope,
  _spec: RecoverySpec,
): RecoveryParts<AzureLinks> {
  return {
    link: { logged: [] },
    steps: [],
    promises: { zones: 0, atRest: "stores-nothing", inTransit: "not-applicable", exposure: "private" },
    signals: [],
  };
}
