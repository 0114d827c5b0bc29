import { show } from "../../policy/checks";
import type { Line } from "../document";
import { sorted } from "../names";
import { byPlace } from "../places";

/** Lines that say the same of several resources. */
export interface Group {
  readonly type: string;
  /** Names without their region, each once. */
  readonly names: readonly string[];
  readonly count: number;
  /** Places in lists as "*"; several where nothing is set in any of them. */
  readonly properties: readonly string[];
  readonly values: readonly string[];
  readonly line: Line;
}

/** More different values than this stand in one row, the first of them only. */
const mostRows = 2;

/** What a value is called that is not there; the rules look for many that must not be. */
const unset = show(undefined);

/** One group for each value; where there are many values that conform, one for all. */
export function grouped(lines: readonly Line[]): readonly Group[] {
  const alike = collect(lines, (line) => JSON.stringify([about(line), line.value, line.wanted, line.waiver]));
  const perProperty = collect([...alike.values()], ([first]) => (first === undefined ? "" : about(first)));
  const groups = [...perProperty.values()].flatMap((values) => {
    const all = values.flat();
    const [first] = all;
    const together = first !== undefined && first.wanted === undefined && values.length > mostRows;
    return (together ? [all] : values).map(groupOf);
  });
  const rows = collect(groups, ({ type, names, count, values, line }, place) =>
    line.wanted === undefined && values.join() === unset ? JSON.stringify([type, names, count, line.verdict]) : place,
  );
  return [...rows.values()].flatMap((same) => {
    const [first] = same;
    return first === undefined ? [] : [{ ...first, properties: same.flatMap(({ properties }) => properties) }];
  });
}

function about({ type, property, verdict }: Line): string {
  return JSON.stringify([type, pattern(property), verdict]);
}

function groupOf(lines: readonly Line[]): Group {
  const [line] = lines;
  if (line === undefined) throw new Error("a group of nothing");
  return {
    type: line.type,
    names: sorted(lines.map(({ name }) => byPlace(name).own)),
    count: new Set(lines.map(({ urn, name }) => urn || name)).size,
    properties: [pattern(line.property)],
    values: sorted(lines.map(({ value }) => value)),
    line,
  };
}

function pattern(property: string): string {
  return property.replaceAll(/(^|\.)\d+(?=\.|$)/g, "$1*");
}

/** Items by a key, in the order in which keys first appear. */
export function collect<Item>(
  items: readonly Item[],
  key: (item: Item, place: string) => string,
): ReadonlyMap<string, readonly Item[]> {
  const found = new Map<string, Item[]>();
  items.forEach((item, index) => {
    const name = key(item, String(index));
    const known = found.get(name);
    if (known === undefined) found.set(name, [item]);
    else known.push(item);
  });
  return found;
}
