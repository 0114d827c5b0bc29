import type { Finding } from "../policy/rule";
import type { Judgement } from "./judge";

/** What a rule found, for machines. */
export interface PlanFinding {
  readonly rule: string;
  readonly controls: readonly string[];
  /** "mandatory" blocks a change, "advisory" is for people to weigh. */
  readonly level: "mandatory" | "advisory";
  readonly verdict: Finding["verdict"];
  readonly urn: string;
  readonly property: string;
  readonly message: string;
  /** True where someone accepted it, for a time. */
  readonly waived: boolean;
}

export function findingsOf({ rulings }: Judgement): readonly PlanFinding[] {
  return rulings.flatMap(({ rule, findings, waived }) => {
    const row = ({ verdict, urn, property, message }: Finding, accepted: boolean): PlanFinding => ({
      rule: rule.name,
      controls: rule.controls,
      level: "mandatory",
      verdict,
      urn,
      property,
      message,
      waived: accepted,
    });
    return [...findings.map((finding) => row(finding, false)), ...waived.map((finding) => row(finding, true))];
  });
}
