import type { RecordedResource } from "../recorded";
import type { Paint } from "./paint";
import { table } from "./table";

/** Region of each provider, by URN. Where its location is a default only, its name says which place it is for. */
function regionsOf(resources: readonly RecordedResource[]): ReadonlyMap<string, string> {
  const providers = resources.filter(({ type }) => type.startsWith("pulumi:providers:"));
  const place = ({ name, inputs: { region, location } }: RecordedResource) =>
    location === undefined ? String(region ?? "") : name.replace(/^provider-/, "");
  return new Map(providers.map((provider) => [provider.urn, place(provider)]));
}

/** The components, and how many resources stand below each, by region. */
export function printTree(resources: readonly RecordedResource[], paint: Paint): string {
  const regions = regionsOf(resources);
  const children = groupBy(resources, ({ parent }) => parent);
  const rows: string[][] = [];

  const walk = (component: RecordedResource, lead: string, branch: string) => {
    const below = descendants(component, children).filter(({ custom }) => custom);
    const places = groupBy(below, ({ urn, provider }) => regions.get(provider) ?? regions.get(urn) ?? "");
    const spread = [...places].filter(([region]) => region !== "").sort(([a], [b]) => a.localeCompare(b));
    rows.push([
      paint("dim", lead + branch) + paint("bold", component.name),
      paint("cyan", component.type.split(":").at(-1) ?? ""),
      String(below.length),
      paint("dim", spread.map(([region, inRegion]) => `${region} ${inRegion.length}`).join(", ")),
    ]);
    const inner = (children.get(component.urn) ?? []).filter(({ custom }) => !custom);
    const deeper = lead + (branch === "" ? "" : branch === "├─ " ? "│  " : "   ");
    inner.forEach((child, index) => walk(child, deeper, index === inner.length - 1 ? "└─ " : "├─ "));
  };

  const stack = resources.find(({ type }) => type === "pulumi:pulumi:Stack");
  for (const top of children.get(stack?.urn ?? "") ?? []) if (!top.custom) walk(top, "", "");
  return table(rows, ["left", "left", "right", "left"]);
}

function descendants(
  resource: RecordedResource,
  children: ReadonlyMap<string, readonly RecordedResource[]>,
): readonly RecordedResource[] {
  return (children.get(resource.urn) ?? []).flatMap((child) => [child, ...descendants(child, children)]);
}

function groupBy<T>(values: readonly T[], key: (value: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(key(value));
    if (group === undefined) groups.set(key(value), [value]);
    else group.push(value);
  }
  return groups;
}
