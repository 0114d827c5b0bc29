import { cannotTell, isTrue, violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, entries, read, unseen } from "../view";
import { documentTags } from "./shared/document-tags";
import { taggable } from "./shared/taggable";

const mark = "pci-scope";
const wanted = "a scope: cde, connected or out";
/** They say nothing, of whatever stack. */
const empty = ["", "none", "unknown", "todo", "tbd", "n/a", "undefined"];

const groupType = "aws:autoscaling/group:Group";
const templateType = "aws:ec2/launchTemplate:LaunchTemplate";
const known: ReadonlySet<string> = new Set(taggable);
/** What an instance brings along, and is billed and found by itself. */
const launched = ["instance", "volume", "network-interface"];

/** In a stack that marks what is in scope, everything that takes a mark has one. */
function relation(stack: StackView): readonly About[] {
  const own = stack.resources.filter(({ type }) => type.startsWith("aws:"));
  if (!own.some((resource) => read(at(resource, "tags"), mark) !== undefined)) return [];
  return own.flatMap((resource): readonly About[] => {
    if (resource.type === groupType) return [{ resource, complaints: inList(resource) }];
    const documents = documentTags(resource, mark, says);
    const marked = known.has(resource.type) || isMap(at(resource, "tags"));
    if (!marked) return documents.length > 0 ? [{ resource, complaints: documents }] : [];
    const launches = resource.type === templateType ? ofLaunched(resource) : [];
    return [{ resource, complaints: [...inMap(resource), ...launches, ...documents, ...copied(resource)] }];
  });
}

/** True for a value that says whether it is in scope. */
function says(value: unknown): boolean {
  return value === unseen || (typeof value === "string" && !empty.includes(value.trim().toLowerCase()));
}

function isMap(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function inMap(resource: ResourceView): readonly Complaint[] {
  const property = `tags.${mark}`;
  const tags = at(resource, "tags");
  if (tags === unseen) return cannotTell(property, wanted);
  const value = read(tags, mark);
  return says(value) ? [] : violates(property, value, wanted, `tag ${resource.name} with ${mark}`);
}

/** A group has a list: `{ key, value, propagateAtLaunch }`. */
function inList(group: ResourceView): readonly Complaint[] {
  const tags = at(group, "tags");
  if (tags === unseen || entries(tags).includes(unseen)) return cannotTell("tags", wanted);
  const found = entries(tags).find((tag) => read(tag, "key") === mark);
  return says(read(found, "value"))
    ? []
    : violates("tags", read(found, "value"), wanted, `tag ${group.name} with ${mark}`);
}

/** Instances, and what is made with each. */
function ofLaunched(template: ResourceView): readonly Complaint[] {
  const specifications = at(template, "tagSpecifications");
  if (specifications === unseen) return cannotTell("tagSpecifications", wanted);
  const of = new Map(entries(specifications).map((each) => [read(each, "resourceType"), each]));
  return launched.flatMap((kind) => {
    const value = read(of.get(kind), "tags", mark);
    const found = of.has(kind) ? `${kind} with ${mark} ${String(value)}` : `nothing for ${kind}`;
    return says(value) ? [] : violates("tagSpecifications", found, wanted, `tag each ${kind} with ${mark}`);
  });
}

/** Snapshots of a database are in scope as it is, and have its mark only if they are given it. */
function copied(resource: ResourceView): readonly Complaint[] {
  if (resource.type !== "aws:rds/instance:Instance" && resource.type !== "aws:rds/cluster:Cluster") return [];
  return isTrue("copyTagsToSnapshot", "copy the tags: snapshots are in scope, too")(resource);
}

export const scopeTags: CloudRule = { name: "scope-tags", relation };
