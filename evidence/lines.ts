import { catalogue, checkFor } from "../policy/catalogue";
import { show } from "../policy/checks";
import type { Ruling } from "../policy/judge";
import type { Finding, Rule, Waiver } from "../policy/rule";
import { optionPrefix, traceCheck, traceRelation } from "../policy/traced";
import type { ResourceView } from "../policy/view";
import type { Line, RuleEvidence, Verdict } from "./document";
import type { Masking } from "./masking";
import { byText } from "./names";
import type { Subject } from "./subject";

/** Each rule of the judgement, with what it looked at in every resource that it judged, in the catalogue's order. */
export function rulesOf({ resources, judgement }: Subject, masking: Masking): readonly RuleEvidence[] {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  return judgement.rulings.map((ruling) => {
    const { name: rule, title } = ruling.rule;
    const touched = touchedBy(ruling.rule, resources);
    const lines = ruling.judged.flatMap((urn) => {
      const complaints = complaintsAbout(ruling, urn, byUrn.get(urn), masking);
      const resource = byUrn.get(urn);
      if (resource === undefined) return complaints;
      return [...complaints, ...read(resource, touched.get(urn) ?? [], complaints, masking)];
    });
    return { rule, title, level: ruling.level, lines: [...lines].sort(inOrder) };
  });
}

/** Names of rules that the configuration switches off. */
export function disabledRules({ judgement }: Subject): readonly Rule[] {
  const on = new Set(judgement.rulings.map(({ rule }) => rule.name));
  return catalogue.filter(({ name }) => !on.has(name));
}

function touchedBy(rule: Rule, resources: readonly ResourceView[]): ReadonlyMap<string, readonly string[]> {
  const touched = new Map<string, readonly string[]>();
  const add = (urn: string, paths: readonly string[]) => touched.set(urn, [...(touched.get(urn) ?? []), ...paths]);
  for (const resource of resources) {
    const check = checkFor(rule, resource.type);
    if (check !== undefined) add(resource.urn, traceCheck(check, resource));
  }
  for (const relation of rule.relations) for (const [urn, paths] of traceRelation(relation, resources)) add(urn, paths);
  return new Map([...touched].map(([urn, paths]) => [urn, [...new Set(paths)]]));
}

function complaintsAbout(
  { findings, waived }: Ruling,
  urn: string,
  resource: ResourceView | undefined,
  masking: Masking,
): readonly Line[] {
  const line = (finding: Finding, verdict: Verdict, waiver?: Waiver): Line => ({
    urn,
    type: finding.type,
    name: finding.name,
    property: finding.property,
    value: masking.found(resource, finding.property, finding.found),
    verdict,
    wanted: masking.text(finding.wanted),
    mend: masking.text(finding.mend),
    ...(waiver === undefined
      ? {}
      : { waiver: { owner: waiver.owner, expires: waiver.expires, reason: waiver.reason } }),
  });
  return [
    ...findings
      .filter((finding) => finding.urn === urn)
      .map((finding) => line(finding, finding.verdict === "violates" ? "finding" : "cannot tell")),
    ...waived.filter((finding) => finding.urn === urn).map((finding) => line(finding, "waived", finding.waiver)),
  ];
}

/** What was read besides. A rule that looked at nothing of the resource itself judged it by others: it has one line all the same. */
function read(
  resource: ResourceView,
  paths: readonly string[],
  complaints: readonly Line[],
  masking: Masking,
): readonly Line[] {
  const { urn, type, name } = resource;
  const verdict = complaints.length === 0 ? "conforms" : "no complaint";
  const told = complaints.map(({ property }) => property);
  const left = paths.filter((path) => !told.some((property) => path === property || path.startsWith(`${property}.`)));
  if (left.length === 0 && complaints.length === 0)
    return [{ urn, type, name, property: "", value: "", verdict: "conforms" }];
  return left.map((property) => ({ urn, type, name, property, value: valueAt(resource, property, masking), verdict }));
}

function valueAt(resource: ResourceView, property: string, masking: Masking): string {
  if (!property.startsWith(optionPrefix)) return masking.value(resource, property);
  const option: unknown = Reflect.get(resource.options, property.slice(optionPrefix.length).split(".")[0] ?? "");
  return show(option);
}

function inOrder(one: Line, other: Line): number {
  return (
    byText(one.type, other.type) ||
    byText(one.name, other.name) ||
    byText(one.urn, other.urn) ||
    byText(one.property, other.property) ||
    byText(one.verdict, other.verdict) ||
    byText(one.wanted ?? "", other.wanted ?? "") ||
    byText(one.value, other.value)
  );
}
