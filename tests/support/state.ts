import type { RecordedResource } from "../../plan/recorded";
import { Secret, UNKNOWN } from "../../plan/recorded";
import type { StackPlan } from "../../plan/stack-plan";

/** Marks of special values in a state. Source: pulumi/pulumi, sdk/go/common/resource/sig; 2026-11. */
const signature = "4dabf18193072939515e22adb298388d";
const secret = "1b47061264138c4ac30d75fd1eb44270";
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** What `pulumi stack export --show-secrets` would write, had the plan been carried out; sealed, secrets are encrypted. */
export function stateOf({ resources }: Pick<StackPlan, "resources">, secrets: "open" | "sealed" = "open"): unknown {
  return { version: 3, deployment: { resources: resources.map((resource) => written(resource, secrets)) } };
}

function written({ provider, options, inputs, ...resource }: RecordedResource, secrets: "open" | "sealed") {
  const { protect, retainOnDelete, ignoreChanges } = options;
  return {
    urn: resource.urn,
    custom: resource.custom,
    type: resource.type,
    inputs: inState(inputs, secrets),
    outputs: {},
    ...(resource.parent === "" ? {} : { parent: resource.parent }),
    // The engine adds the provider's id.
    ...(provider === "" ? {} : { provider: `${provider}::0a1b2c3d-0000-4000-8000-000000000000` }),
    dependencies: resource.dependencies,
    propertyDependencies: resource.propertyDependencies,
    ...(protect ? { protect } : {}),
    ...(retainOnDelete ? { retainOnDelete } : {}),
    ...(ignoreChanges.length > 0 ? { ignoreChanges } : {}),
  };
}

function inState(value: unknown, secrets: "open" | "sealed"): unknown {
  if (value === UNKNOWN) return unknown;
  if (value instanceof Secret) {
    const text = JSON.stringify(inState(value.value, secrets));
    return { [signature]: secret, ...(secrets === "open" ? { plaintext: text } : { ciphertext: "v1:AAAA:BBBB" }) };
  }
  if (Array.isArray(value)) return value.map((inner) => inState(inner, secrets));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inState(inner, secrets)]));
}
