import type { Shape } from "../../shape";
import { each, type Usage } from "./usage";

/** The API keeps most members inside `properties`, where the provider has them one level up. */
export function lifted(usage: Usage): Usage {
  const get = (name: string): Usage | undefined => {
    const own = usage.members.get(name === "odata.type" ? "odataType" : name);
    if (name !== "properties") return own === undefined ? undefined : lifted(own);
    return own === undefined ? lifted(usage) : lifted({ members: new Map([...usage.members, ...own.members]) });
  };
  return {
    members: {
      get: (name: string) => (name === each ? lifted(eachOf(usage)) : (get(name) ?? cased(name))),
    } as Usage["members"],
  };

  function cased(name: string): Usage | undefined {
    const found = [...usage.members.keys()].find((key) => key.toLowerCase() === name.toLowerCase());
    return found === undefined ? undefined : get(found);
  }
}

function eachOf(usage: Usage): Usage {
  return usage.members.get(each) ?? { members: new Map() };
}

const figures = new Set(["pattern", "minLength", "maxLength", "minimum", "maximum", "unique"]);

/** What the API says, in the names of the declared shape; what the declaration says already is left to it. */
export function fit(declared: Shape, api: Shape): Shape {
  if (declared.kinds && api.kinds) {
    const of = Object.entries(declared.kinds.of).map(([kind, shape]) => {
      const known = api.kinds?.of[kind];
      return [kind, known === undefined ? {} : fit(shape, known)] as const;
    });
    return { kinds: { by: declared.kinds.by, of: Object.fromEntries(of) } };
  }
  if (declared.members && api.members) return fitMembers(declared, api);
  // Read-only members are no inputs of the provider; what has such a member's name is a parameter of the path.
  const { items, type, members, kinds, enum: values } = api;
  const limits = Object.fromEntries(Object.entries(api).filter(([name]) => figures.has(name)));
  const inner = declared.items && items ? fit(declared.items, items) : {};
  return {
    ...(declared.type === undefined && type !== undefined && !members && !kinds ? { type } : {}),
    ...(declared.enum === undefined && values !== undefined ? { enum: values } : {}),
    ...limits,
    ...(Object.keys(inner).length > 0 ? { items: inner } : {}),
  };
}

function fitMembers(declared: Shape, api: Shape): Shape {
  const members: Record<string, Shape> = {};
  for (const [name, shape] of Object.entries(declared.members ?? {})) {
    const found = find(api, name);
    if (found === undefined || Object.keys(shape).length === 0) continue;
    const fitted = fit(shape, found);
    if (Object.keys(fitted).length > 0) members[name] = fitted;
  }
  const required = requiredOf(api).flatMap(
    (wanted) => Object.keys(declared.members ?? {}).find((name) => same(name, wanted)) ?? [],
  );
  const more = required.filter((name) => !declared.required?.includes(name));
  return {
    ...(Object.keys(members).length > 0 ? { members } : {}),
    ...(more.length > 0 ? { required: [...new Set(more)].sort() } : {}),
  };
}

function find(api: Shape, name: string): Shape | undefined {
  const own = Object.entries(api.members ?? {}).find(([key]) => same(key, name));
  if (own !== undefined) return own[1];
  const inside = api.members?.["properties"];
  return inside === undefined || name === "properties" ? undefined : find(inside, name);
}

function requiredOf({ required = [], members }: Shape): readonly string[] {
  const inside = required.includes("properties") ? members?.["properties"] : undefined;
  return [...required.filter((name) => name !== "properties"), ...(inside ? requiredOf(inside) : [])];
}

function same(one: string, other: string): boolean {
  const plain = (name: string) => name.replaceAll(".", "").toLowerCase();
  return plain(one) === plain(other);
}
