import type { Finding } from "../policy/rule";
import type { Judgement } from "../policy/judge";

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

export function findingsOf({ rulings, badWaivers }: Judgement): readonly PlanFinding[] {
  const row = (found: Finding, waived: boolean): PlanFinding => {
    const { rule, controls, level, verdict, urn, property, message } = found;
    return { rule, controls, level, verdict, urn, property, message, waived };
  };
  return [
    ...rulings.flatMap(({ findings, waived }) => [
      ...findings.map((finding) => row(finding, false)),
      ...waived.map((finding) => row(finding, true)),
    ]),
    ...badWaivers.map(({ waiver: { control, resource }, message }) => ({
      rule: "waivers-hold",
      controls: [control],
      level: "mandatory" as const,
      verdict: "violates" as const,
      urn: "",
      property: resource,
      message,
      waived: false,
    })),
  ];
}
