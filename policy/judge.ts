import { catalogue, checkFor } from "./catalogue";
import { coverage } from "./coverage";
import { findingOf } from "./findings";
import type { PackConfig } from "./pack-config";
import { levelOf } from "./pack-config";
import type { About, Finding, Rule, Waiver } from "./rule";
import { StackView } from "./stack-view";
import type { ResourceView } from "./view";
import { covers, isAbout, isExpired, stackOf, waiversFor } from "./waiving";

/** One rule over all resources. */
export interface Ruling {
  readonly rule: Rule;
  readonly level: "advisory" | "mandatory";
  /** URNs of the resources that the rule had something to say about. */
  readonly judged: readonly string[];
  readonly findings: readonly Finding[];
  /** Deviations that a waiver accepts. */
  readonly waived: readonly (Finding & { readonly waiver: Waiver })[];
}

export interface Judgement {
  /** True where a mandatory rule is violated and nobody accepted it, or a waiver is no longer good. */
  readonly violated: boolean;
  readonly rulings: readonly Ruling[];
  /** Waivers that have expired, or accept nothing. */
  readonly badWaivers: readonly BadWaiver[];
}

export interface BadWaiver {
  readonly waiver: Waiver;
  readonly message: string;
}

export interface JudgeArgs {
  readonly config?: PackConfig;
  readonly waivers?: readonly Waiver[];
  /** Decides which waivers are still good. */
  readonly now: Date;
}

/** All rules over all resources of clouds. */
export function judge(
  resources: readonly ResourceView[],
  { config = {}, waivers: all = [], now }: JudgeArgs,
): Judgement {
  const waivers = waiversFor(stackOf(resources[0]?.urn ?? ""), all);
  const stack = new StackView(resources);
  const judged = catalogue.flatMap((rule) => {
    const level = levelOf(rule, config);
    return level === "disabled" ? [] : [{ rule, level, about: judgeRule(rule, stack) }];
  });
  const covered = coverage(stack, judged, config);
  const ruled = judged.map(({ rule, level, about }) => {
    const said = [...about, ...(covered[rule.name] ?? [])];
    const findings = said.flatMap(({ resource, complaints }) =>
      complaints.map((complaint) => findingOf(rule, level, resource, complaint)),
    );
    return { rule, level, judged: [...new Set(said.map(({ resource }) => resource.urn))], findings };
  });
  const found = ruled.flatMap(({ findings }) => findings);
  const badWaivers = waivers.flatMap((waiver) => badWaiver(waiver, found, now));
  const good = waivers.filter((waiver) => !isExpired(waiver, now));
  const rulings = ruled.map(({ findings, ...ruling }) => ({ ...ruling, ...apart(findings, good) }));
  const violated = badWaivers.length > 0 || rulings.some(({ findings }) => findings.some(blocks));
  return { violated, rulings, badWaivers };
}

/** What one rule says of each resource; nothing of those that are not its business. */
export function judgeRule(rule: Rule, stack: StackView): readonly About[] {
  return [
    ...stack.resources.flatMap((resource) => {
      const check = checkFor(rule, resource.type);
      return check === undefined ? [] : [{ resource, complaints: check(resource) }];
    }),
    ...rule.relations.flatMap((relation) => relation(stack)),
  ];
}

/** True for what ends in an exit code that is not 0. */
export function blocks({ verdict, level }: Finding): boolean {
  return verdict === "violates" && level === "mandatory";
}

function apart(findings: readonly Finding[], waivers: readonly Waiver[]): Pick<Ruling, "findings" | "waived"> {
  const waiverOf = (finding: Finding) => waivers.find((waiver) => covers(waiver, finding));
  return {
    findings: findings.filter((finding) => waiverOf(finding) === undefined),
    waived: findings.flatMap((finding) => {
      const waiver = waiverOf(finding);
      return waiver === undefined ? [] : [{ ...finding, waiver }];
    }),
  };
}

function badWaiver(waiver: Waiver, findings: readonly Finding[], now: Date): readonly BadWaiver[] {
  const { control, resource, owner, expires } = waiver;
  const which = `the waiver of ${control} for ${resource} (${owner})`;
  if (isExpired(waiver, now))
    return [{ waiver, message: `${which} ended on ${expires}; mend what it accepted, or renew it` }];
  // In a preview what it accepts may not be known yet.
  if (findings.some((finding) => isAbout(waiver, finding))) return [];
  return [{ waiver, message: `${which} accepts nothing that is there; remove it` }];
}
