import type { PolicyResource, ResourceValidationArgs } from "@pulumi/policy";
import type { ResourceView, ViewedOptions } from "../view";
import { unseen } from "../view";

type Inputs = ResourceView["inputs"];

/**
 * What the engine shows. It hands over inputs before a resource is made, and outputs at the end; so that relations are judged by
 * the same values as single resources, the inputs are kept. Secrets are open and no longer marked; `retainOnDelete` is not told.
 */
export class EngineDoor {
  private readonly inputs = new Map<string, Inputs>();

  resource({ urn, type, name, props, opts, provider }: ResourceValidationArgs): ResourceView {
    const inputs = props as Inputs;
    this.inputs.set(urn, inputs);
    return {
      urn,
      type,
      name,
      inputs,
      parent: opts.parent ?? "",
      provider: provider?.urn ?? "",
      dependencies: [],
      propertyDependencies: {},
      options: optionsOf(opts),
      secrets: unseen,
    };
  }

  stack(resources: readonly PolicyResource[]): readonly ResourceView[] {
    return resources.map(({ urn, type, name, props, opts, provider, parent, dependencies, propertyDependencies }) => ({
      urn,
      type,
      name,
      inputs: this.inputs.get(urn) ?? (props as Inputs),
      parent: parent?.urn ?? opts.parent ?? "",
      provider: provider?.urn ?? "",
      dependencies: dependencies.map((each) => each.urn),
      propertyDependencies: Object.fromEntries(
        Object.entries(propertyDependencies).map(([property, on]) => [property, on.map((each) => each.urn)]),
      ),
      options: optionsOf(opts),
      secrets: unseen,
    }));
  }
}

function optionsOf({ protect, ignoreChanges }: ResourceValidationArgs["opts"]): ViewedOptions {
  return { protect, ignoreChanges, retainOnDelete: unseen };
}
