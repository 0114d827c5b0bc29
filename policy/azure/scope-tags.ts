import { cannotTell, violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, read, unseen } from "../view";
import { taggable } from "./shared/taggable";
import { deploymentTypes, sentPaths } from "./shared/templates";

const mark = "pci-scope";
const wanted = "a scope: cde, connected or out";
/** They say nothing, of whatever stack. */
const empty = ["", "none", "unknown", "todo", "tbd", "n/a", "undefined"];

/**
 * Belong to something that has the mark, or only describe it. They are asked for one where another of their type has it: then
 * they are meant to have it all.
 */
const minor: readonly string[] = [
  "keyvault:Key",
  "keyvault:Secret",
  "managedidentity:UserAssignedIdentity",
  "network:FlowLog",
  "privatedns:PrivateZone",
  "privatedns:VirtualNetworkLink",
  "resources:Deployment",
  "resources:DeploymentAtSubscriptionScope",
  "resources:ResourceGroup",
].map((type) => `azure-native:${type}`);

/** In a stack that marks what is in scope, everything that takes a mark has one. */
function relation(stack: StackView): readonly About[] {
  const own = stack.resources.filter(({ type }) => type.startsWith("azure-native:"));
  const hasMark = (resource: ResourceView) => read(at(resource, "tags"), mark) !== undefined;
  if (!own.some(hasMark)) return [];
  const asked = new Set(own.filter(hasMark).map(({ type }) => type));
  return own.flatMap((resource): readonly About[] => {
    if (minor.includes(resource.type) && !asked.has(resource.type)) return [];
    const within = carried(resource).flatMap((path) => inMap(resource, `${path}.${mark}`));
    const marked = taggable.has(resource.type) || isMap(at(resource, "tags"));
    if (!marked) return within.length > 0 ? [{ resource, complaints: within }] : [];
    return [{ resource, complaints: [...inMap(resource, `tags.${mark}`), ...within] }];
  });
}

/** True for a value that says whether it is in scope. */
function says(value: unknown): boolean {
  return value === unseen || (typeof value === "string" && !empty.includes(value.trim().toLowerCase()));
}

function isMap(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The mark has dots in none of its own steps; what it stands in may be a text that can't be seen. */
function inMap(resource: ResourceView, property: string): readonly Complaint[] {
  const holder = at(resource, property.split(".").slice(0, -1).join("."));
  if (holder === unseen) return cannotTell(property, wanted);
  const value = read(holder, mark);
  return says(value) ? [] : violates(property, value, wanted, `tag ${resource.name} with ${mark}`);
}

/** Paths of tags that a resource gives to what it makes: by a template, or by calls of a workflow. */
function carried(resource: ResourceView): readonly string[] {
  if (deploymentTypes.includes(resource.type)) {
    return sentPaths(resource)
      .map((path) => `${path}.tags`)
      .filter((path) => isMap(at(resource, path)));
  }
  return resource.type === "azure-native:logic:Workflow" ? calls(resource, "definition.actions") : [];
}

function calls(resource: ResourceView, actions: string): readonly string[] {
  const value = at(resource, actions);
  if (!isMap(value)) return [];
  return Object.keys(value as object).flatMap((name) => {
    const tags = `${actions}.${name}.inputs.body.tags`;
    return [...(isMap(at(resource, tags)) ? [tags] : []), ...calls(resource, `${actions}.${name}.actions`)];
  });
}

export const scopeTags: CloudRule = { name: "scope-tags", relation };
