import { violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, entries } from "../view";

/** So many others have to lead to the stack before one that leads elsewhere is odd. */
const others = 3;

/** Every reference leads to something that is there; and where all of a kind lead to the stack, so does each. */
function relation(stack: StackView): readonly About[] {
  const common = commonReferences(stack);
  return stack.resources.flatMap((resource) => {
    if (!resource.type.startsWith("aws:")) return [];
    const complaints = [...dangling(stack, resource), ...astray(resource, common)];
    return [{ resource, complaints }];
  });
}

function dangling(stack: StackView, { propertyDependencies, dependencies }: ResourceView): readonly Complaint[] {
  const lost = (urn: string) => stack.get(urn) === undefined && isOfCloud(urn);
  const byProperty = Object.entries(propertyDependencies).flatMap(([property, urns]) =>
    urns.filter(lost).map((urn) => ({ property, urn })),
  );
  const told = new Set(byProperty.map(({ urn }) => urn));
  const bare = dependencies.filter((urn) => lost(urn) && !told.has(urn)).map((urn) => ({ property: "", urn }));
  return [...byProperty, ...bare].flatMap(({ property, urn }) =>
    violates(property, nameOf(urn), "something of this stack", "keep what it refers to, or take the reference out"),
  );
}

/** Components are in no view. */
function isOfCloud(urn: string): boolean {
  return /(?:::|\$)aws:[^$:]+:[^$:]+::[^:]/.test(urn);
}

function nameOf(urn: string): string {
  return `${urn.slice(urn.lastIndexOf("::") + 2)}, which is not there`;
}

/** Properties, as "type property", that lead to the stack in all resources of the type that have them but one, at most. */
function commonReferences(stack: StackView): ReadonlySet<string> {
  const counts = new Map<string, { leading: number; plain: number }>();
  for (const resource of stack.resources) {
    for (const property of Object.keys(resource.inputs)) {
      const key = `${resource.type} ${property}`;
      const count = counts.get(key) ?? { leading: 0, plain: 0 };
      counts.set(key, count);
      if ((resource.propertyDependencies[property] ?? []).length > 0) count.leading++;
      else if (at(resource, property) !== undefined) count.plain++;
    }
  }
  return new Set([...counts].flatMap(([key, count]) => (count.leading >= others && count.plain === 1 ? [key] : [])));
}

/** A name, an id, an ARN, or a list of them: no document, and nothing that the cloud itself keeps for everybody. */
function isReference(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0 && entries(value).every(isReference);
  if (typeof value !== "string" || value.length > 300) return false;
  return /^[\w/]/.test(value) && !/\s|::aws:|^(?:alias\/)?aws\/|^AWS|^Managed/.test(value);
}

function astray(resource: ResourceView, common: ReadonlySet<string>): readonly Complaint[] {
  return Object.keys(resource.inputs).flatMap((property): readonly Complaint[] => {
    if (!common.has(`${resource.type} ${property}`) || (resource.propertyDependencies[property] ?? []).length > 0)
      return [];
    if (!isReference(at(resource, property))) return [];
    return violates(
      property,
      "nothing of this stack",
      "something of this stack, as in all others of its kind",
      "refer to it by its output",
    );
  });
}

export const referencesHold: CloudRule = { name: "references-hold", relation };
