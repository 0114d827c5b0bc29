import { show } from "../policy/checks";
import type { ResourceView } from "../policy/view";
import { at, unseen } from "../policy/view";

export const mask = "[secret]";

/** Shorter than this, a text is a word that stands in many places and gives nothing away. */
const shortest = 6;

/** Shows values of a stack without its secrets. */
export class Masking {
  /** Longest first, so that a secret inside another one leaves no rest. */
  private readonly secrets: readonly string[];

  constructor(resources: readonly ResourceView[]) {
    const plain = new Set(
      resources.flatMap((resource) => leavesOf(resource, (property) => !isSecret(resource, property))),
    );
    const marked = resources.flatMap((resource) => leavesOf(resource, (property) => isSecret(resource, property)));
    this.secrets = [...new Set(marked.flatMap(inside))]
      // What the program itself also writes in plain, such as a user's name beside its password, is none.
      .filter((text) => text.length >= shortest && !plain.has(text))
      .sort((one, other) => other.length - one.length || (one < other ? -1 : 1));
  }

  /** The value at a property of a resource, as a person reads it. */
  value(resource: ResourceView, property: string): string {
    return isSecret(resource, property) ? mask : this.text(show(at(resource, property)));
  }

  /** What a rule found there. */
  found(resource: ResourceView | undefined, property: string, found: string): string {
    return resource !== undefined && isSecret(resource, property) ? mask : this.text(found);
  }

  text(text: string): string {
    return this.secrets.reduce(
      // In a text of a text quotes are escaped once more.
      (masked, secret) => masked.replaceAll(secret, mask).replaceAll(JSON.stringify(secret).slice(1, -1), mask),
      text,
    );
  }
}

/** What can't tell its secrets has none that could be told from the rest, and every input is one. */
export function isSecret({ secrets }: ResourceView, property: string): boolean {
  return secrets === unseen || secrets.includes(property.split(".")[0] ?? "");
}

function leavesOf(resource: ResourceView, wanted: (property: string) => boolean): readonly string[] {
  return Object.entries(resource.inputs).flatMap(([property, value]) => (wanted(property) ? texts(value) : []));
}

function texts(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(texts);
}

/** The text, and where it is JSON, what it holds. */
function inside(text: string): readonly string[] {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null ? [text, ...texts(parsed)] : [text];
  } catch {
    return [text];
  }
}
