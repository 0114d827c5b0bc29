import type { Complaint, Finding, Level, Rule } from "./rule";
import type { ResourceView } from "./view";

type Subject = Pick<ResourceView, "urn" | "type" | "name">;

/** A complaint, with all that a reader needs to act on it. */
export function findingOf(
  { name: rule, controls: ofRule }: Pick<Rule, "name" | "controls">,
  level: Exclude<Level, "disabled">,
  { urn, type, name }: Subject,
  complaint: Complaint,
): Finding {
  // What is missing is about one control, which stands in the place of the resource.
  const controls = type.startsWith("control:") ? [name] : ofRule;
  return { ...complaint, rule, controls, level, urn, type, name, message: sentence(name, controls, complaint) };
}

function sentence(
  name: string,
  controls: readonly string[],
  { verdict, property, found, wanted, mend }: Complaint,
): string {
  const what = property === "" ? `${found}; ` : `${property} is ${found}; `;
  const evidence = controls.length > 0 ? ` [PCI DSS 4.0.1: ${controls.join(", ")}]` : "";
  const wish =
    verdict === "violates"
      ? `wanted: ${wanted}. ${capital(mend)}.`
      : `can't tell yet whether it is right (wanted: ${wanted}).`;
  return `${name}: ${what}${wish}${evidence}`;
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
