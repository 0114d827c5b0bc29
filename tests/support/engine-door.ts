import type { PolicyResource, PolicyResourceOptions, ResourceValidationArgs } from "@pulumi/policy";
import * as proxy from "@pulumi/policy/proxy";
import type { RecordedResource } from "../../plan/recorded";
import { Secret, UNKNOWN } from "../../plan/recorded";
import type { StackPlan } from "../../plan/stack-plan";
import { EngineDoor } from "../../policy/doors/engine";
import type { ResourceView } from "../../policy/view";

// The guard that the pack's server puts around inputs is no part of the library's public types.
const { unknownCheckingProxy, unknownStringValue } = proxy as unknown as {
  readonly unknownCheckingProxy: (inputs: unknown) => ResourceValidationArgs["props"];
  readonly unknownStringValue: string;
};

/** A plan through the door of the engine: each resource as it is asked about alone, and all of them at the end. */
export function throughEngine({ resources }: Pick<StackPlan, "resources">): {
  readonly alone: readonly ResourceView[];
  readonly together: readonly ResourceView[];
} {
  const door = new EngineDoor();
  const shown = resources.filter(({ custom }) => custom);
  const alone = shown.map((resource) => door.resource(argsOf(resource)));
  const all = new Map(shown.map((resource) => [resource.urn, resourceOf(resource)]));
  const found = (urns: readonly string[]) => urns.flatMap((urn) => all.get(urn) ?? []);
  for (const { urn, dependencies, propertyDependencies } of shown) {
    const resource = all.get(urn);
    if (resource === undefined) continue;
    resource.dependencies = found(dependencies);
    resource.propertyDependencies = Object.fromEntries(
      Object.entries(propertyDependencies).map(([property, urns]) => [property, found(urns)]),
    );
  }
  return { alone, together: door.stack([...all.values()]) };
}

/** As the pack's own server makes them: opened, and guarded against a touch of what is unknown. */
function argsOf(resource: RecordedResource): ResourceValidationArgs {
  const { urn, type, name, inputs } = resource;
  return {
    urn,
    type,
    name,
    props: unknownCheckingProxy(opened(inputs)),
    opts: optionsOf(resource),
    ...providerOf(resource),
    stackTags: new Map(),
    isType: () => false,
    asType: () => undefined,
    getConfig: () => ({}) as never,
    notApplicable: () => {
      throw new Error("no rule of this pack says so");
    },
  };
}

/** At the end the engine hands over outputs, which say less than inputs where nothing was made yet. */
function resourceOf(resource: RecordedResource): PolicyResource {
  const { urn, type, name } = resource;
  return {
    urn,
    type,
    name,
    props: {},
    opts: optionsOf(resource),
    ...providerOf(resource),
    dependencies: [],
    propertyDependencies: {},
    isType: () => false,
    asType: () => undefined,
  };
}

function optionsOf({ parent, options }: RecordedResource): PolicyResourceOptions {
  const { protect, ignoreChanges, aliases, additionalSecretOutputs } = options;
  return {
    protect,
    ignoreChanges: [...ignoreChanges],
    aliases: [...aliases],
    additionalSecretOutputs: [...additionalSecretOutputs],
    customTimeouts: { createSeconds: 0, updateSeconds: 0, deleteSeconds: 0 },
    ...(parent === "" ? {} : { parent }),
  };
}

function providerOf({ provider }: RecordedResource): Pick<PolicyResource, "provider"> {
  if (provider === "") return {};
  const [, , type = "", name = ""] = provider.split("::");
  return { provider: { urn: provider, type, name, props: {} } };
}

function opened(value: unknown): unknown {
  if (value === UNKNOWN) return unknownStringValue;
  if (value instanceof Secret) return opened(value.value);
  if (Array.isArray(value)) return value.map(opened);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, opened(inner)]));
}
