import type { PlanFinding } from "../../plan/findings";

export interface FindingsChange {
  /** In the head alone, or accepted in the base and no longer. */
  readonly appeared: readonly PlanFinding[];
  /** In the base alone, or accepted in the head. */
  readonly mended: readonly PlanFinding[];
  /** Accepted in the head, and not in the base. */
  readonly waived: readonly PlanFinding[];
}

/** Findings are the same where rule, resource and property are. `renamed` gives the URN in the head of one in the base. */
export function compareFindings(
  base: readonly PlanFinding[],
  head: readonly PlanFinding[],
  renamed: (urn: string) => string,
): FindingsChange {
  const key = ({ rule, verdict, urn, property }: PlanFinding) => JSON.stringify([rule, verdict, urn, property]);
  const moved = base.map((finding) => ({ ...finding, urn: renamed(finding.urn) }));
  const keys = (findings: readonly PlanFinding[], waived: boolean) =>
    new Set(findings.filter((finding) => finding.waived === waived).map(key));
  const [openBefore, openAfter, waivedBefore] = [keys(moved, false), keys(head, false), keys(moved, true)];
  return {
    appeared: head.filter((finding) => !finding.waived && !openBefore.has(key(finding))),
    mended: moved.filter((finding) => !finding.waived && !openAfter.has(key(finding))),
    waived: head.filter((finding) => finding.waived && !waivedBefore.has(key(finding))),
  };
}

/** What no merge may bring: a violation of a mandatory rule that nobody accepted. */
export function blocking({ level, verdict, waived }: PlanFinding): boolean {
  return level === "mandatory" && verdict === "violates" && !waived;
}
