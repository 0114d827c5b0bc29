import { createHash } from "node:crypto";

/**
 * A name for where a service wants a fixed one, at most `limit` characters long. One that is too long is cut, and told apart
 * from its like by a hash of the whole.
 */
export function physicalName(whole: string, limit: number): string {
  if (whole.length <= limit) return whole;
  const hash = createHash("sha256").update(whole).digest("hex").slice(0, 8);
  return `${whole.slice(0, limit - hash.length - 1)}-${hash}`;
}
