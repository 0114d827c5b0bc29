import { madeUp, placeOf } from "../../plan/made-up";
import type { RecordedResource } from "../../plan/recorded";
import { inside } from "./place";

type Related = Pick<RecordedResource, "dependencies" | "propertyDependencies">;

/** How a resource is called, the surest first: by id or ARN, by another output, by a name. */
type Calls = readonly (readonly RegExp[])[];

/** Inputs that give a resource the name by which others may call it. */
const naming = /^(identifier|bucket|name)$|(Identifier|Name|Id)$/;

/** Knows by which texts each resource of a stack is called, and so what a property still refers to once it was changed. */
export class References {
  private readonly calls: ReadonlyMap<string, Calls>;
  /** By id, ARN or another output that only one resource has. */
  private readonly owners = new Map<string, string | undefined>();

  constructor(resources: readonly RecordedResource[]) {
    const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
    const types = new Map<string, Set<string>>();
    for (const resource of resources) {
      for (const name of givenNames(resource)) types.set(name, (types.get(name) ?? new Set()).add(resource.type));
    }
    this.calls = new Map(
      resources.map((resource) => {
        const made = resource.custom ? madeUp(resource, placeOf(byUrn.get(resource.provider)?.inputs)) : {};
        const { id, arn, ...others } = made;
        const [ids, outputs] = [texts([id, arn]), texts(Object.values(others))];
        for (const output of new Set([...ids, ...outputs])) {
          this.owners.set(output, this.owners.has(output) ? undefined : resource.urn);
        }
        const last = ids.map((text) => text.split("/").at(-1) ?? "");
        // A name that several types carry is most often the parent's.
        const alone = givenNames(resource).filter((name) => types.get(name)?.size === 1);
        return [resource.urn, [ids, outputs, [...last, ...alone]].map((names) => names.filter(isLong).map(asWord))];
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
    const lost = urns.filter((urn) => {
      // The surest of the ways in which it was called tells whether it still is.
      const call = this.calls.get(urn)?.find((ways) => ways.some((way) => way.test(was)));
      return call === undefined ? all || inputs[top] === undefined : !call.some((way) => way.test(is));
    });
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
}

const isLong = (text: string): boolean => text.length > 2;

function texts(values: readonly unknown[]): readonly string[] {
  return values.filter((value): value is string => typeof value === "string");
}

function givenNames({ inputs }: RecordedResource): readonly string[] {
  return texts(Object.entries(inputs).map(([key, value]) => (naming.test(key) ? value : undefined)));
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
