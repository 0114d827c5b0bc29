import { cannotTell, violates } from "../checks";
import type { CloudRule, Complaint } from "../rule";
import { unseen } from "../view";
import type { NetworkRule } from "./shared/openings";
import { eachRule, is, isEveryPort, isOpening, isWorld, some } from "./shared/openings";

const wanted = "for whom and why, in a sentence";

function isExplained(rule: NetworkRule): readonly Complaint[] {
  const { path, description } = rule;
  const property = `${path}description`;
  if (description === unseen) return cannotTell(property, wanted);
  if (typeof description === "string" && description.trim() !== "") return [];
  return violates(property, description, wanted, "say in the description what the rule is for");
}

/** The platform's probes, in the form in which a gateway demands them. */
function isProbes({ sources, ports, protocol }: NetworkRule): boolean {
  return (
    sources.values.every((source) => is(source, "AzureLoadBalancer")) && is(protocol, "*") && ports.values.includes("*")
  );
}

/** Who says "every port" or "every protocol" has not said what for. Neighbours in one range may. */
function isNarrow(rule: NetworkRule): readonly Complaint[] {
  const { sources, destinations, ports, protocol, path } = rule;
  if (!isOpening(rule, "Inbound") && !isOpening(rule, "Outbound")) return [];
  const isPeer = (source: string) => destinations.values.includes(source) && !isWorld(source);
  if (sources.values.length > 0 && sources.values.every(isPeer)) return [];
  if (sources.values.length > 0 && isProbes(rule)) return [];
  const why = "name what is needed: a rule for everything is a rule that nobody has judged";
  return [
    ...(some(ports, isEveryPort) === true
      ? violates(ports.property, "every port", "the ports that are needed", why)
      : []),
    ...(is(protocol, "*") || is(protocol, "Any")
      ? violates(`${path}protocol`, protocol, "the protocol that is needed", why)
      : []),
  ];
}

/** Rules that refuse are explained too: what they are meant to stop is what a reviewer asks first. */
export const ruleJustified: CloudRule = {
  name: "rule-justified",
  resources: eachRule(wanted, (rule) => [...isExplained(rule), ...isNarrow(rule)]),
};
