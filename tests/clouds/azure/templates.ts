import type { Cloud } from "../cloud";
import type { Fields, Thing } from "../thing";
import { fieldsOf, listOf, textOf } from "./arm";

export const deploymentType = "azure-native:resources:Deployment";
export const subscriptionDeploymentType = "azure-native:resources:DeploymentAtSubscriptionScope";

/** One resource of a template, as a PUT. */
export interface Part {
  readonly type: string;
  readonly name: string;
  /** Below the group or the subscription that the deployment is for. */
  readonly id: string;
  readonly body: Fields;
  readonly dependsOn: readonly string[];
}

/** Resources of a deployment's template, in the order in which they stand there. */
export function partsOf({ inputs, account }: Pick<Thing, "inputs" | "account">): readonly Part[] {
  const group = inputs["resourceGroupName"];
  const scope = `/subscriptions/${account}${typeof group === "string" ? `/resourceGroups/${group}` : ""}`;
  const template = fieldsOf(fieldsOf(inputs["properties"])["template"]);
  return listOf(template["resources"]).map((resource) => {
    const [type, name] = [textOf(resource, "type"), textOf(resource, "name")];
    const [namespace = "", ...kinds] = type.split("/");
    const names = name.split("/");
    const path = kinds.map((kind, index) => `${kind}/${names[index] ?? ""}`).join("/");
    const waits = Array.isArray(resource["dependsOn"]) ? resource["dependsOn"].map(String) : [];
    return { type, name, id: `${scope}/providers/${namespace}/${path}`, body: resource, dependsOn: waits };
  });
}

/** Deployments whose template speaks of that thing. */
export function deploymentsOf(cloud: Cloud, id: string): readonly Thing[] {
  return cloud.things
    .of(deploymentType)
    .filter((thing) => partsOf(thing).some((part) => part.id.toLowerCase() === id.toLowerCase()));
}
