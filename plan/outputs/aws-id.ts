/**
 * Ids that begin as AWS's do and hold the name: a reader of a plan sees what is meant, and no two things have the same. The
 * digits at the end are others once a simulated cloud makes the thing again.
 */
export function awsId(prefix: string, name: string): string {
  return `${prefix}-${name}-0a1b2c3`;
}

/** Hexadecimal digits of a hash (FNV-1a, as often as it takes): quick, and no secret. */
export function digits(text: string, count: number): string {
  let all = "";
  for (let turn = 0; all.length < count; turn++) {
    let hash = 0x811c9dc5 ^ turn;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    all += (hash >>> 0).toString(16).padStart(8, "0");
  }
  return all.slice(0, count);
}
