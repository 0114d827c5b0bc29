import type { PolicyResource, ResourceValidationArgs } from "@pulumi/policy";
import type { ResourceView, ViewedOptions } from "../view";
import { entries, read, unseen } from "../view";

type Inputs = ResourceView["inputs"];

/**
 * What the engine shows. It hands over inputs before a resource is made, and outputs at the end; so that relations are judged by
 * the same values as single resources, the inputs are kept. Secrets are open and no longer marked; `retainOnDelete` is not told.
 */
export class EngineDoor {
  private readonly inputs = new Map<string, object>();
  private readonly opened = new WeakMap<object, Inputs>();

  resource({ urn, type, name, props, opts, provider }: ResourceValidationArgs): ResourceView {
    this.inputs.set(urn, props);
    return this.withInputs(props, {
      urn,
      type,
      name,
      parent: opts.parent ?? "",
      provider: provider?.urn ?? "",
      dependencies: [],
      propertyDependencies: {},
      options: optionsOf(opts),
      secrets: unseen,
    });
  }

  stack(resources: readonly PolicyResource[]): readonly ResourceView[] {
    return resources.map(({ urn, type, name, props, opts, provider, parent, dependencies, propertyDependencies }) =>
      this.withInputs(this.inputs.get(urn) ?? props, {
        urn,
        type,
        name,
        parent: parent?.urn ?? opts.parent ?? "",
        provider: provider?.urn ?? "",
        dependencies: dependencies.map((each) => each.urn),
        propertyDependencies: Object.fromEntries(
          Object.entries(propertyDependencies).map(([property, on]) => [property, on.map((each) => each.urn)]),
        ),
        options: optionsOf(opts),
        secrets: unseen,
      }),
    );
  }

  /** Opened when the first rule looks: most ask nothing of most resources, and the engine makes new inputs for each rule. */
  private withInputs(props: object, view: Omit<ResourceView, "inputs">): ResourceView {
    const { opened } = this;
    return {
      ...view,
      get inputs() {
        const known = opened.get(props);
        if (known !== undefined) return known;
        const inputs = open(props) as Inputs;
        opened.set(props, inputs);
        return inputs;
      },
    };
  }
}

/** The engine's guard throws at every touch of an unknown value, and a rule that throws judges nothing. */
function open(value: unknown): unknown {
  if (Array.isArray(value)) return entries(value).map(open);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.keys(value).map((key) => [key, open(read(value, key))]));
}

function optionsOf({ protect, ignoreChanges }: ResourceValidationArgs["opts"]): ViewedOptions {
  return { protect, ignoreChanges, retainOnDelete: unseen };
}
