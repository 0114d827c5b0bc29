import { madeUp, placeOf } from "../../plan/made-up";
import type { RecordedResource } from "../../plan/recorded";
import { inside } from "./place";

type Related = Pick<RecordedResource, "dependencies" | "propertyDependencies">;

/** Inputs that give a resource the name by which others may call it. */
const naming = /^(identifier|bucket|name)$|(Identifier|Name|Id)$/;

/** Knows by which texts each resource of a stack is called, and so what a property still refers to once it was changed. */
export class References {
  private readonly calls: ReadonlyMap<string, readonly RegExp[]>;
  /** By id, ARN or another output that only one resource has. */
  private readonly owners = new Map<string, string | undefined>();

  constructor(resources: readonly RecordedResource[]) {
    const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
    const given = resources.map((resource) => [resource, new Set(givenNames(resource))] as const);
    const times = new Map<string, number>();
    for (const [, names] of given) for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
    this.calls = new Map(
      given.map(([resource, names]) => {
        const outputs = resource.custom ? madeUp(resource, placeOf(byUrn.get(resource.provider)?.inputs)) : {};
        const own = Object.values(outputs).filter((output): output is string => typeof output === "string");
        for (const output of new Set(own)) {
          this.owners.set(output, this.owners.has(output) ? undefined : resource.urn);
        }
        const last = own.map((id) => id.split("/").at(-1) ?? "");
        // A name that several resources carry is most often their parent's.
        const alone = [...names].filter((name) => times.get(name) === 1);
        const called = [...new Set([...own, ...last, ...alone])].filter((text) => text.length > 5);
        return [resource.urn, called.map(asWord)];
      }),
    );
  }

  /**
   * What a changed resource depends on. Only the property at the top that was changed can have lost any, a resource that its old
   * value called and its new one doesn't, or gained one, that the new value is an output of. With `all` (nothing of the old value
   * is left) those are lost, too, whose part in it can't be told.
   */
  after(before: RecordedResource, inputs: RecordedResource["inputs"], top: string, all: boolean): Related {
    const { dependencies, propertyDependencies } = before;
    const urns = propertyDependencies[top] ?? [];
    const [was = "", is = ""] = [before.inputs[top], inputs[top]].map((value) => words(value).join("\n"));
    const lost = urns.filter((urn) =>
      this.called(urn, was) ? !this.called(urn, is) : all || inputs[top] === undefined,
    );
    const old = new Set(words(before.inputs[top]));
    const gained = words(inputs[top]).flatMap((word) => (old.has(word) ? [] : (this.owners.get(word) ?? [])));
    const now = [...new Set([...urns.filter((urn) => !lost.includes(urn)), ...gained])].sort();
    const left = { ...propertyDependencies, [top]: now };
    const elsewhere = new Set(Object.values(left).flat());
    const kept = dependencies.filter((urn) => !lost.includes(urn) || elsewhere.has(urn));
    return {
      dependencies: [...new Set([...kept, ...gained])].sort(),
      propertyDependencies: Object.fromEntries(Object.entries(left).filter(([, names]) => names.length > 0)),
    };
  }

  private called(urn: string, text: string): boolean {
    return (this.calls.get(urn) ?? []).some((word) => word.test(text));
  }
}

function givenNames({ inputs }: RecordedResource): readonly string[] {
  return Object.entries(inputs).flatMap(([key, value]) =>
    naming.test(key) && typeof value === "string" && value.length > 5 ? [value] : [],
  );
}

function asWord(text: string): RegExp {
  return new RegExp(`(?<![\\w-])${text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")}(?![\\w-])`);
}

/** Every text in a value, keys too. */
function words(value: unknown): readonly string[] {
  const inner = inside(value);
  if (Array.isArray(inner)) return inner.flatMap(words);
  if (typeof inner !== "object" || inner === null) return [String(inner)];
  return Object.entries(inner).flatMap(([key, item]) => [key, ...words(item)]);
}
