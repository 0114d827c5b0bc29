import { createHash } from "node:crypto";

/** RDS takes at most 63 letters, digits and hyphens, the first a letter, no two hyphens in a row, none at the end. */
const limit = 63;

/**
 * Identifier of the instance of one region. Fixed, not auto-named: its log groups must exist before it does and carry its
 * name, and so must the policies of whatever it sends to. A prefix that is too long is cut and told apart by a hash.
 */
export function identifier(prefix: string, region: string): string {
  const whole = clean(`${prefix}-${region}`);
  if (whole.length <= limit) return whole;
  const hash = createHash("sha256").update(prefix).digest("hex").slice(0, 8);
  const room = limit - hash.length - region.length - 2;
  return clean(`${prefix.slice(0, room)}-${hash}-${region}`);
}

function clean(text: string): string {
  const plain = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return /^[a-z]/.test(plain) ? plain : `d-${plain}`;
}
