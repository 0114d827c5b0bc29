/**
 * Ids of the form that AWS gives: a prefix and 17 digits, made of the name, so that a plan is the same each time and no two
 * things have the same. They begin alike: what a simulated cloud makes a second time gets another beginning.
 */
export function awsId(prefix: string, name: string): string {
  return `${prefix}-0a1b2c3${digits(`${prefix} ${name}`, 10)}`;
}

export function uuid(name: string): string {
  const d = digits(name, 22);
  return `0a1b2c3d-${d.slice(0, 4)}-4${d.slice(4, 7)}-8${d.slice(7, 10)}-${d.slice(10)}`;
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
