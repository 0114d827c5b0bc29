import type { ResourceView } from "../view";
import { unseen } from "../view";

/** A resource in a written state, as `pulumi stack export` gives it. */
interface Written {
  readonly urn: string;
  readonly custom?: boolean;
  readonly type: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly parent?: string;
  readonly provider?: string;
  readonly dependencies?: readonly string[];
  readonly propertyDependencies?: Readonly<Record<string, readonly string[] | null>>;
  readonly protect?: boolean;
  readonly retainOnDelete?: boolean;
  readonly ignoreChanges?: readonly string[];
  readonly delete?: boolean;
}

/** Marks of special values in a state. Source: pulumi/pulumi, sdk/go/common/resource/sig; 2026-11. */
const signature = "4dabf18193072939515e22adb298388d";
const secret = "1b47061264138c4ac30d75fd1eb44270";
const output = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

export class StateError extends Error {}

/** Resources of clouds in a written state. Throws StateError for what is no state. */
export function openState(state: unknown): readonly ResourceView[] {
  const resources = (state as { readonly deployment?: { readonly resources?: unknown } } | null)?.deployment?.resources;
  if (!Array.isArray(resources))
    throw new StateError(
      "this is no state: it has no list deployment.resources. Allowed: what `pulumi stack export` writes.",
    );
  return (resources as readonly Written[])
    .filter((resource) => resource.custom === true && resource.delete !== true)
    .map(viewOf);
}

function viewOf(written: Written): ResourceView {
  const { urn, type, inputs = {}, parent = "", provider = "", dependencies = [], propertyDependencies = {} } = written;
  return {
    urn,
    type,
    name: urn.slice(urn.lastIndexOf("::") + 2),
    inputs: open(inputs) as ResourceView["inputs"],
    parent,
    // In a state the id of the provider follows its URN.
    provider: provider.replace(/::[^:]*$/, ""),
    dependencies,
    propertyDependencies: Object.fromEntries(
      Object.entries(propertyDependencies).map(([property, urns]) => [property, urns ?? []]),
    ),
    options: {
      protect: written.protect ?? false,
      retainOnDelete: written.retainOnDelete ?? false,
      ignoreChanges: written.ignoreChanges ?? [],
    },
    secrets: Object.entries(inputs).flatMap(([property, value]) => (holdsSecret(value) ? [property] : [])),
  };
}

/** Secrets are opened where their text is there, and unseen where it is encrypted. */
function open(value: unknown): unknown {
  if (value === unknown) return unseen;
  if (Array.isArray(value)) return value.map(open);
  if (typeof value !== "object" || value === null) return value;
  const marked = value as Readonly<Record<string, unknown>>;
  if (marked[signature] === secret) {
    const { plaintext } = marked;
    return typeof plaintext === "string" ? open(JSON.parse(plaintext)) : unseen;
  }
  if (marked[signature] === output) return "value" in marked ? open(marked["value"]) : unseen;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, open(inner)]));
}

function holdsSecret(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsSecret);
  if (typeof value !== "object" || value === null) return false;
  return (value as Record<string, unknown>)[signature] === secret || Object.values(value).some(holdsSecret);
}
