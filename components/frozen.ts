import type * as pulumi from "@pulumi/pulumi";

/** Providers of a lost region, each with the names of what may change all the same. */
const frozen = new WeakMap<pulumi.Resource, Set<string>>();

/**
 * Leaves all that this provider made as the state has it: with every input ignored the engine takes those of the state, added
 * and removed ones included, and an unchanged resource costs no call.
 */
export function freeze(provider: pulumi.ProviderResource): void {
  frozen.set(provider, new Set());
}

/** Lets one resource of a frozen provider change: what a global service keeps, which answers without that region. */
export function thaw(provider: pulumi.ProviderResource, name: string): void {
  frozen.get(provider)?.add(name);
}

/** On the root of all components, so that no resource can be forgotten. */
export const keepFrozen: pulumi.ResourceTransformation = ({ name, props, opts }) => {
  const { provider } = opts as pulumi.CustomResourceOptions;
  const living = provider === undefined ? undefined : frozen.get(provider);
  if (living === undefined || living.has(name)) return undefined;
  return { props, opts: { ...opts, ignoreChanges: ["*"] } };
};
