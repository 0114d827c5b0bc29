interface Range {
  readonly first: number;
  readonly last: number;
}

/** An IPv4 range in the notation with a slash, or one address; undefined for anything else. */
function rangeOf(text: string): Range | undefined {
  const match = /^(\d+)\.(\d+)\.(\d+)\.(\d+)(?:\/(\d+))?$/.exec(text.trim());
  if (match === null) return undefined;
  const first = match.slice(1, 5).reduce((sum, part) => sum * 256 + Number(part), 0);
  return { first, last: first + 2 ** (32 - Number(match[5] ?? 32)) - 1 };
}

/** False only where both are ranges of addresses that have nothing in common. */
export function mayOverlap(one: string, other: string): boolean {
  const [a, b] = [rangeOf(one), rangeOf(other)];
  return a === undefined || b === undefined || (a.first <= b.last && b.first <= a.last);
}

/** True where both are ranges of addresses, and the first lies in the second. */
export function liesIn(inner: string, outer: string): boolean {
  const [a, b] = [rangeOf(inner), rangeOf(outer)];
  return a !== undefined && b !== undefined && b.first <= a.first && a.last <= b.last;
}
