import type { DatabaseSpec } from "../../../components/contract";

/**
 * Users in the database. Each site's application signs in as its own identity, so each has a user of its own; what they may
 * do is given to a role that bears the application's name.
 */
export function appUserAt({ appUser }: Pick<DatabaseSpec, "appUser">, region: string): string {
  return `${appUser}_${region}`;
}

export function exportUserAt({ databaseName }: Pick<DatabaseSpec, "databaseName">, region: string): string {
  return `${databaseName}_export_${region}`;
}

/** The id of an identity as the engine stores it: a GUID's bytes, of which the first three groups are turned around. */
export function sidOf(clientId: string): string {
  const groups = clientId.toLowerCase().split("-");
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(groups.join("-"))) throw new Error(`${clientId} is no GUID`);
  const bytes = groups.map((group, index) => {
    const pairs = group.match(/../g) ?? [];
    return (index < 3 ? pairs.reverse() : pairs).join("");
  });
  return `0x${bytes.join("").toUpperCase()}`;
}
