import type { ResourceView } from "../../view";
import { at, entries, read } from "../../view";

export const deploymentTypes: readonly string[] = [
  "azure-native:resources:Deployment",
  "azure-native:resources:DeploymentAtSubscriptionScope",
  "azure-native:resources:DeploymentAtManagementGroupScope",
  "azure-native:resources:DeploymentAtScope",
];

const list = "properties.template.resources";

/** Resources of a type in the template that a deployment sends, with the path of each. */
export function sentResources(
  deployment: ResourceView,
  type: string,
): readonly { readonly path: string; readonly value: unknown }[] {
  return entries(at(deployment, list)).flatMap((value, index) =>
    String(read(value, "type")).toLowerCase() === type.toLowerCase() ? [{ path: `${list}.${index}`, value }] : [],
  );
}

/** All of them. */
export function sentPaths(deployment: ResourceView): readonly string[] {
  return entries(at(deployment, list)).map((_, index) => `${list}.${index}`);
}
