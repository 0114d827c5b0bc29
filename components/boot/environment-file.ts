/** The container's settings as lines. They are taken as they stand, quotes and all; a value can have no second line. */
export function environmentFile(environment: Readonly<Record<string, string>>): string {
  return Object.entries(environment)
    .map(([name, value]) => {
      if (/[\r\n]/.test(value)) throw new Error(`${name} has more than one line`);
      return `${name}=${value}`;
    })
    .join("\n");
}
