/** First and last address of a range of IPv4. */
export function range(cidr: unknown): readonly [number, number] {
  const [address = "", bits = "32"] = String(cidr).split("/");
  const first = address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
  return [first, first + 2 ** (32 - Number(bits)) - 1];
}

export function overlap(one: unknown, other: unknown): boolean {
  const [[a, b], [c, d]] = [range(one), range(other)];
  return a <= d && c <= b;
}

export function contains(outer: unknown, inner: unknown): boolean {
  const [[a, b], [c, d]] = [range(outer), range(inner)];
  return a <= c && d <= b;
}
