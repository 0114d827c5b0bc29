import type { RecordedResource } from "../../../plan/recorded";
import type { Shape } from "../../shape";
import { usageOf, type Usage } from "./usage";

type Given = Pick<RecordedResource, "type" | "inputs">;

/** What the program's ARM templates give of resources of one type. */
export function templateUsage(resources: readonly Given[], type: string): Usage {
  const inner = resources.filter(({ type: of }) => isDeployment(of)).flatMap(({ inputs }) => templated(inputs));
  return usageOf(inner.filter((each) => each.type === type)).get(type) ?? { members: new Map() };
}

/** A deployment's template, its resources held against the shapes of their own types. */
export function withTemplates(type: string, shape: Shape, byType: ReadonlyMap<string, Shape>): Shape {
  if (!isDeployment(type)) return shape;
  const kinds = {
    by: "type",
    of: Object.fromEntries([...byType].map(([name, body]) => [name, inTemplate(name, body)])),
  };
  const template: Shape = {
    type: "object",
    closed: true,
    required: ["$schema", "contentVersion", "resources"],
    members: {
      $schema: {
        type: "text",
        pattern: "https://schema\\.management\\.azure\\.com/schemas/[-\\d]+/(subscriptionD|d)eploymentTemplate\\.json#",
      },
      contentVersion: { type: "text", pattern: "\\d+\\.\\d+\\.\\d+\\.\\d+" },
      parameters: { type: "object" },
      variables: { type: "object" },
      outputs: { type: "object" },
      resources: { type: "list", minLength: 1, maxLength: 800, items: { type: "object", kinds } },
    },
  };
  const properties = shape.members?.["properties"];
  return {
    ...shape,
    members: { ...shape.members, properties: { ...properties, members: { ...properties?.members, template } } },
  };
}

/** A number may be an expression there, which is a text. */
function withExpressions(shape: Shape): Shape {
  const { type, members, items, ...rest } = shape;
  return {
    ...rest,
    ...(type === undefined || type === "number" ? {} : { type }),
    ...(items ? { items: withExpressions(items) } : {}),
    ...(members
      ? { members: Object.fromEntries(Object.entries(members).map(([name, each]) => [name, withExpressions(each)])) }
      : {}),
  };
}

/** The template's own members around a resource's body. */
function inTemplate(type: string, shape: Shape): Shape {
  const { members, required, ...body } = withExpressions(shape);
  const text: Shape = { type: "text" };
  return {
    ...body,
    required: ["apiVersion", "name", "type", ...(required ?? []).filter((name) => name !== "name")],
    members: {
      ...members,
      type: { type: "text", enum: [type] },
      apiVersion: { type: "text", pattern: "20\\d\\d-\\d\\d-\\d\\d(-preview)?" },
      name: text,
      dependsOn: { type: "list", items: text },
      condition: {},
      copy: {},
      comments: text,
      scope: text,
    },
  };
}

function isDeployment(type: string): boolean {
  return /^azure-native:resources:Deployment/.test(type);
}

function templated(inputs: RecordedResource["inputs"]): Given[] {
  const properties = inputs["properties"] as { template?: { resources?: Record<string, unknown>[] } } | undefined;
  return (properties?.template?.resources ?? []).map((each) => ({ type: String(each["type"]), inputs: each }));
}
