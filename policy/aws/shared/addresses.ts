/** A range of 2^25 addresses and more is no network of somebody's: the largest private one is 10.0.0.0/8. */
const shortestV4 = 8;
/** Registries hand out nothing larger than a /19 of it; 2000::/3 is all that is routed. */
const shortestV6 = 16;

/** Loopback, private and link-local ranges (RFC 1918, RFC 6598, RFC 4193, RFC 4291), by their beginning. */
const ownRanges =
  /^(10\.|127\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|f[cd]|fe8)/i;

/** True for a range that is the internet, or a large part of it. */
export function isWorld(cidr: unknown): boolean {
  if (typeof cidr !== "string") return false;
  const [address = "", bits] = cidr.trim().split("/");
  const six = address.includes(":");
  const length = bits === undefined ? (six ? 128 : 32) : Number(bits);
  if (length === 0) return true;
  if (ownRanges.test(address)) return false;
  return length < (six ? shortestV6 : shortestV4);
}

/** How many bits of the address are fixed; undefined for what is no range. */
export function prefixOf(cidr: unknown): number | undefined {
  if (typeof cidr !== "string") return undefined;
  const match = /^[\d.:a-f]+\/(\d{1,3})$/i.exec(cidr.trim());
  return match === null ? undefined : Number(match[1]);
}
