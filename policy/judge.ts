import { checkFor } from "./catalogue";
import type { Finding, Rule, Waiver } from "./rule";
import type { ResourceView } from "./view";

export interface Ruling {
  readonly rule: Rule;
  /** Resources that the rule had something to say about. */
  readonly judged: number;
  readonly findings: readonly Finding[];
  /** Deviations that a waiver accepts. */
  readonly waived: readonly (Finding & { readonly waiver: Waiver })[];
}

/** One rule over all resources. `now` decides which waivers are still good. */
export function judge(
  rule: Rule,
  resources: readonly ResourceView[],
  { waivers = [], now }: { readonly waivers?: readonly Waiver[]; readonly now: Date },
): Ruling {
  let judged = 0;
  const found: Finding[] = [];
  for (const resource of resources) {
    const check = checkFor(rule, resource.type);
    if (check === undefined) continue;
    judged++;
    const { urn, type, name } = resource;
    found.push(...check(resource).map((complaint) => ({ ...complaint, rule: rule.name, urn, type, name })));
  }
  const waiverOf = (finding: Finding) =>
    finding.verdict === "violates" ? waiverFor(finding, waivers, now) : undefined;
  return {
    rule,
    judged,
    findings: found.filter((finding) => waiverOf(finding) === undefined),
    waived: found.flatMap((finding) => {
      const waiver = waiverOf(finding);
      return waiver === undefined ? [] : [{ ...finding, waiver }];
    }),
  };
}

function waiverFor({ rule, type }: Finding, waivers: readonly Waiver[], now: Date): Waiver | undefined {
  return waivers.find(
    (waiver) => waiver.rule === rule && waiver.type === type && new Date(waiver.expires).getTime() > now.getTime(),
  );
}
