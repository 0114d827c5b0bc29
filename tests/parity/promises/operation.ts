import { kept, production, promised, warm } from "../promised";

export const recovery = {
  "DNS record": promised<string>({
    says: "The shop's name leads to the sites.",
    per: "stack",
    holds: (name, { settings }) => name === settings.domain,
  }),
  procedure: kept("The cloud's own procedure moves the writer, without a run.", "stack", warm),
  "by a person": kept("A person starts it; no machine moves the writer by itself.", "stack", warm),
  "traffic turns": kept("Shoppers are led to another site when one no longer answers.", "stack", warm),
  "traffic waits for the writer": kept(
    "Shoppers are led to the other site only when its database writes.",
    "stack",
    warm,
  ),
};

const guard =
  (flag: "auditTrail" | "threatDetection" | "configurationRecorder" | "securityPosture") =>
  ({ accountGuards }: { readonly accountGuards: Readonly<Record<string, boolean>> }) =>
    accountGuards[flag] === true;

export const monitoring = {
  dashboard: kept("One page shows all sites.", "stack"),
  "burn rates": promised<string>({
    says: "Three alarms tell how fast errors eat the month's allowance.",
    per: "stack",
    holds: (name) => /fast|steady|slow/.test(name),
  }),
  "every alarm reaches people": kept("Every alarm tells someone.", "stack"),
  "deleted controls": kept("Whoever switches a control off is reported.", "stack"),
  "asked from outside": kept("The shop is asked from outside, from several places.", "stack", production),
  "network flows": kept("Flows of each network are recorded.", "site"),
  "names asked for": kept("Names that were asked for in DNS are recorded.", "site"),
  trail: kept("Administrative calls are recorded.", "stack", guard("auditTrail")),
  threats: kept("Threats are looked for.", "stack", guard("threatDetection")),
  recorder: kept("Changes of configuration are recorded.", "stack", guard("configurationRecorder")),
  posture: kept("The account is checked against PCI DSS.", "stack", guard("securityPosture")),
};
