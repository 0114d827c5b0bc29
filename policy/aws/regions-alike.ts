import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import type { Difference } from "./shared/differences";
import { differences } from "./shared/differences";
import { pairedByRegion, withoutRegions } from "./shared/region-twins";
import { regionOf } from "./shared/regions";

/** What is in one region only by its nature, by type and property. */
const apart: Readonly<Record<string, readonly string[]>> = {
  // AWS Config records what is global once. Source: AWS Config, "Recording global resource types"; 2026-11.
  "aws:cfg/recorder:Recorder": ["recordingGroup.includeGlobalResourceTypes"],
  // The zone of an alias is that of the service in its region. Source: AWS General Reference, endpoints and quotas; 2026-11.
  "aws:route53/record:Record": ["aliases.0.zoneId", "failoverRoutingPolicies.0.type", "setIdentifier"],
};

/** One application in two regions says the same in both, or the second one is not what the first one is when it has to serve. */
function relation(stack: StackView): readonly About[] {
  const { pairs, alone } = pairedByRegion(stack);
  const paired = pairs.flatMap(([one, other]) => {
    const wrong = unequal(stack, one, other);
    return [one, other].map((resource) => ({
      resource,
      complaints: wrong.flatMap((each) => (each.at === resource ? [each.complaint] : [])),
    }));
  });
  return [
    ...paired,
    ...alone.map(({ resource, lacking }) => ({
      resource,
      complaints: [complaint("", `none in ${lacking}`, `one in ${lacking}, too`, "make the other one")],
    })),
  ];
}

interface Wrong {
  readonly at: ResourceView;
  readonly complaint: Complaint;
}

function unequal(stack: StackView, one: ResourceView, other: ResourceView): readonly Wrong[] {
  if (isMadeFrom(one, other) || isMadeFrom(other, one)) return [];
  const said = differences(one, other).filter(({ property }) => !(apart[one.type] ?? []).includes(property));
  const led = differentLeads(stack, one, other, new Set(said.map(({ property }) => top(property))));
  const found = [...said, ...led];
  const all = new Set([...Object.keys(one.inputs), ...Object.keys(other.inputs)]).size;
  // Two that have little in common are two things under one name.
  if (new Set(found.map(({ property }) => top(property))).size > all / 2) return [];
  return [...found, ...guardedInOne(one, other)].map((difference) => {
    const at = difference.less === "first" ? one : other;
    const twin = at === one ? other : one;
    const where = difference.inside === undefined ? "" : ` at ${difference.inside}`;
    const wanted = `the same as in ${String(regionOf(stack, twin))}`;
    const mend = `compare it with ${twin.name}`;
    return { at, complaint: complaint(difference.property, `${difference.what}${where}`, wanted, mend) };
  });
}

/** The engine deletes one of them at a word, and not the other. */
function guardedInOne(one: ResourceView, other: ResourceView): readonly Difference[] {
  return (["protect", "retainOnDelete"] as const).flatMap((option): readonly Difference[] => {
    const [a, b] = [one.options[option], other.options[option]];
    if (typeof a !== "boolean" || typeof b !== "boolean" || a === b) return [];
    return [{ property: "", less: a ? "second" : "first", what: `without ${option} among its options` }];
  });
}

/** Properties that lead to other things than those of the twin do. */
function differentLeads(
  stack: StackView,
  one: ResourceView,
  other: ResourceView,
  told: ReadonlySet<string>,
): readonly Difference[] {
  const properties = [...Object.keys(one.propertyDependencies), ...Object.keys(other.propertyDependencies)];
  return [...new Set(properties)].flatMap((property): readonly Difference[] => {
    if (told.has(property)) return [];
    const [a, b] = [leadsOf(stack, one, property), leadsOf(stack, other, property)];
    if (a.length === b.length && a.every((each, index) => each === b[index])) return [];
    const less = a.length === b.length ? undefined : a.length < b.length ? "first" : "second";
    return [{ property, less, what: "something else" }];
  });
}

function leadsOf(stack: StackView, from: ResourceView, property: string): readonly string[] {
  const names = (from.propertyDependencies[property] ?? []).map((urn) => {
    const to = stack.get(urn);
    return to === undefined ? urn : `${to.type} ${withoutRegions(to.name)}`;
  });
  return [...new Set(names)].sort();
}

/** A copy is not the equal of its original. */
function isMadeFrom(copy: ResourceView, original: ResourceView): boolean {
  return Object.values(copy.propertyDependencies).some((urns) => urns.includes(original.urn));
}

function top(property: string): string {
  return property.split(".")[0] ?? "";
}

function complaint(property: string, found: string, wanted: string, mend: string): Complaint {
  return { verdict: "violates", property, found, wanted, mend };
}

export const regionsAlike: CloudRule = { name: "regions-alike", relation };
