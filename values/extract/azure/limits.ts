import type { Shape } from "../../shape";
import type { Client, Mapper } from "./mappers";
import { each, type Usage } from "./usage";

const iso8601 = "-?P(?!$)(\\d+Y)?(\\d+M)?(\\d+W)?(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?(\\d+(\\.\\d+)?S)?)?";
const guid = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

const plain: Readonly<Record<string, Shape>> = {
  String: { type: "text" },
  Number: { type: "number" },
  Boolean: { type: "boolean" },
  DateTime: { type: "text" },
  Date: { type: "text" },
  ByteArray: { type: "text" },
  TimeSpan: { type: "text", pattern: iso8601 },
  Uuid: { type: "text", pattern: guid },
};

/** The limits of a body in the API's own form, to the depth that the program gives. */
export function apiShape(client: Client, mapper: Mapper, usage: Usage): Shape {
  const { type } = mapper;
  const own = limitsOf(mapper);
  if (type.name === "Sequence" && type.element)
    return { type: "list", ...own, items: apiShape(client, type.element, inner(usage, each)) };
  if (type.name === "Dictionary" && type.value)
    return { type: "object", ...own, items: apiShape(client, type.value, inner(usage, each)) };
  if (type.name === "Enum") return { type: "text", ...own, enum: type.allowedValues ?? [] };
  if (type.name !== "Composite") return { ...plain[type.name], ...own };
  const whole = client.classOf(mapper);
  const by = whole.type.polymorphicDiscriminator?.serializedName.replaceAll("\\.", ".");
  if (by !== undefined) {
    const kinds = [...client.kindsOf(whole)];
    if (kinds.length > 0 && by !== "@odata.type") {
      const of = Object.fromEntries(kinds.map(([kind, each]) => [kind, composite(client, each, usage)]));
      return { ...own, type: "object", kinds: { by, of } };
    }
  }
  return { ...own, ...composite(client, whole, usage) };
}

/** A class's members, those inside `properties` put there. */
function composite(client: Client, mapper: Mapper, usage: Usage): Shape {
  const members: Record<string, Shape> = {};
  const required: string[] = [];
  const within = new Map<string, [string, Mapper][]>();
  for (const [name, property] of Object.entries(mapper.type.modelProperties ?? {})) {
    const path = (property.serializedName ?? name).split(/(?<!\\)\./).map((part) => part.replaceAll("\\.", "."));
    const [first = name, ...rest] = path;
    if (rest.length > 0) {
      const list = within.get(first) ?? [];
      list.push([name, { ...property, serializedName: rest.join(".") }]);
      within.set(first, list);
      continue;
    }
    const used = usage.members.get(first);
    const values = client.values.get(`${mapper.type.className ?? ""}.${name}`);
    members[first] = used === undefined ? {} : withValues(apiShape(client, property, used), values);
    if (property.readOnly && used !== undefined) members[first] = { ...members[first], readOnly: true };
    if (property.required && !property.readOnly) required.push(first);
  }
  for (const [name, properties] of within) {
    const nested: Mapper = {
      type: {
        name: "Composite",
        className: mapper.type.className ?? "",
        modelProperties: Object.fromEntries(properties),
      },
    };
    members[name] = composite(client, nested, inner(usage, name));
  }
  return { type: "object", closed: true, members, ...(required.length > 0 ? { required } : {}) };
}

function withValues(shape: Shape, values: readonly string[] | undefined): Shape {
  if (values === undefined) return shape;
  return shape.type === "list" ? { ...shape, items: { ...shape.items, enum: values } } : { ...shape, enum: values };
}

/** The mapper's constraints by their names here. */
export function limitsOf({ constraints = {} }: Mapper): Shape {
  const figure = (name: string) => constraints[name] as number | undefined;
  const made: Shape = {
    minLength: figure("MinLength") ?? figure("MinItems"),
    maxLength: figure("MaxLength") ?? figure("MaxItems"),
    minimum: figure("InclusiveMinimum") ?? raised(figure("ExclusiveMinimum"), 1),
    maximum: figure("InclusiveMaximum") ?? raised(figure("ExclusiveMaximum"), -1),
    ...(constraints["UniqueItems"] === true ? { unique: true } : {}),
    ...(constraints["Pattern"] instanceof RegExp ? { pattern: whole(constraints["Pattern"]) } : {}),
  };
  return Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined));
}

/** For the whole value: a pattern without anchors may match anywhere. */
function whole({ source }: RegExp): string {
  const readable = source.replaceAll(/\\([-_'"@ %&:,<>=~`!#])/g, (all, sign: string) => (sign === "-" ? all : sign));
  const anchored = /^\^[\s\S]*\$$/.test(readable);
  const made = anchored
    ? readable.slice(1, -1)
    : `${readable.startsWith("^") ? "" : "[^]*"}(?:${readable})${readable.endsWith("$") ? "" : "[^]*"}`;
  new RegExp(`^(?:${made})$`, "u");
  return made;
}

function raised(value: number | undefined, by: number): number | undefined {
  return value === undefined ? undefined : value + by;
}

function inner(usage: Usage, name: string): Usage {
  return usage.members.get(name) ?? { members: new Map() };
}
