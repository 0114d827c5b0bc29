import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as prettier from "prettier";
import type { RecordedResource } from "../../plan/recorded";
import type { Model, Shape } from "../shape";
import { Declarations } from "./azure/declarations";
import { fit, lifted } from "./azure/fit";
import { apiShape, limitsOf } from "./azure/limits";
import { Client } from "./azure/mappers";
import { inTemplates, packages } from "./azure/packages";
import { proved } from "./azure/proved";
import { templateUsage, withTemplates } from "./azure/templates";
import { usageOf, type Usage } from "./azure/usage";

/**
 * Renews values/models/azure/. By hand, with npm at hand, from plans in which each type stands:
 *   npm run plan -- prod-azure dev-azure --json plan.json
 *   npm run plan -- prod-azure --set azure.cacheProduct=cache-for-redis --json classic.json
 *   npm run plan -- prod-azure --set recovery=cold --json cold.json
 *   npx ts-node values/extract/azure.ts 2026-11-24 plan.json classic.json cold.json
 */
const [date, ...plans] = process.argv.slice(2);
if (date === undefined || plans.length === 0) throw new Error("Give today's date, and files of plans.");

const by = "npx ts-node values/extract/azure.ts";
const prefix = "azure-native:";
const stacks = plans.flatMap((plan) => JSON.parse(readFileSync(plan, "utf8")) as { resources: RecordedResource[] }[]);
const resources = stacks.flatMap(({ resources: all }) => all).filter(({ type }) => type.startsWith(prefix));
const usage = usageOf(resources);
const types = [...usage.keys()].sort();
const temporary = mkdtempSync(join(tmpdir(), "values-"));
const clients = new Map<string, Client>();
const declarations = new Declarations();

const declared = new Map(
  types.map((type) => [type, widened(type, declarations.shapeOf(...parts(type), usageFor(type)))]),
);
const modules = [...new Set(types.map((type) => parts(type)[0]))];
for (const module of modules) {
  const own = Object.fromEntries([...declared].filter(([type]) => parts(type)[0] === module));
  write(module, { package: "@pulumi/azure-native", version: declarations.version }, own);
}
for (const [module, { package: name, version, paths }] of Object.entries(packages)) {
  const shapes: Record<string, Shape> = {};
  for (const [key, path] of Object.entries(paths)) {
    const type = prefix + (key.includes(":") ? key : `${module}:${key}`);
    const known = declared.get(type);
    if (known === undefined) continue;
    const shape = fromApi(client(name, version), path, known, usageFor(type));
    shapes[type] = withTemplates(type, shape, templateShapes());
  }
  write(`${module}-api`, { package: name, version }, shapes);
}
rmSync(temporary, { recursive: true });

function fromApi(from: Client, path: string, known: Shape, used: Usage): Shape {
  const { body, parameters } = from.put(path);
  const shape = body === undefined ? {} : fit(known, apiShape(from, body, lifted(used)));
  const members: Record<string, Shape> = { ...shape.members };
  for (const parameter of parameters) {
    const limits = limitsOf(parameter);
    const wanted = parameter.serializedName?.toLowerCase() ?? "";
    const name = Object.keys(known.members ?? {}).find((own) => own.toLowerCase() === wanted) ?? renamed(wanted, known);
    if (name !== undefined && Object.keys(limits).length > 0) members[name] = limits;
  }
  return { ...shape, ...(Object.keys(members).length > 0 ? { members } : {}) };
}

/** The provider calls some path parameters otherwise: `vmScaleSetName` for `virtualMachineScaleSetName`. */
function renamed(parameter: string, known: Shape): string | undefined {
  const names: Readonly<Record<string, string>> = {
    virtualmachinescalesetname: "vmScaleSetName",
    immutabilitypolicyname: "immutabilityPolicyName",
    scope: "resourceUri",
  };
  const name = names[parameter];
  return name !== undefined && known.members?.[name] ? name : undefined;
}

function client(name: string, version: string): Client {
  const key = `${name}@${version}`;
  const found = clients.get(key) ?? new Client(name, version, temporary);
  clients.set(key, found);
  return found;
}

function templateShapes(): ReadonlyMap<string, Shape> {
  return new Map(
    Object.entries(inTemplates).map(([type, { package: name, version, path }]) => {
      const from = client(name, version);
      const { body } = from.put(path);
      if (body === undefined) throw new Error(`${path} takes no body.`);
      return [type, apiShape(from, body, templateUsage(resources, type))] as const;
    }),
  );
}

/** Where a declaration is proved wrong, the proved values stand instead. */
function widened(type: string, shape: Shape): Shape {
  return proved
    .filter((each) => each.type === type)
    .reduce((made, { path, values }) => withValues(made, path.split("."), values), shape);
}

function withValues(shape: Shape, [name, ...rest]: readonly string[], values: readonly string[]): Shape {
  if (name === undefined) return { ...shape, enum: values };
  if (name === "[]") return { ...shape, items: withValues(shape.items ?? {}, rest, values) };
  return { ...shape, members: { ...shape.members, [name]: withValues(shape.members?.[name] ?? {}, rest, values) } };
}

function usageFor(type: string): Usage {
  return usage.get(type) ?? { members: new Map() };
}

function parts(type: string): [module: string, name: string] {
  const [, module = "", name = ""] = type.split(":");
  return [module, name];
}

function write(file: string, from: { package: string; version: string }, shapes: Model["shapes"]): void {
  const model: Model = { source: { ...from, date: String(date), by }, shapes: sorted(shapes) };
  const folder = join(__dirname, "../models/azure");
  mkdirSync(folder, { recursive: true });
  void prettier
    .format(JSON.stringify(model), { parser: "json", printWidth: 120 })
    .then((text) => writeFileSync(join(folder, `${file}.json`), text));
}

function sorted(shapes: Model["shapes"]): Model["shapes"] {
  return Object.fromEntries(Object.entries(shapes).sort(([one], [other]) => (one < other ? -1 : 1)));
}
