import { awsKinds } from "./aws";
import { azureKinds } from "./azure";
import type { Kind } from "./kind";

/** Every type that the clouds know, by token. Of two rows for one type a map would take the last without a word. */
export const kinds: ReadonlyMap<string, Kind> = onceEach([...awsKinds, ...azureKinds]);

function onceEach(rows: readonly Kind[]): ReadonlyMap<string, Kind> {
  const byType = new Map(rows.map((kind) => [kind.type, kind]));
  if (byType.size === rows.length) return byType;
  const twice = rows.filter((kind) => byType.get(kind.type) !== kind).map(({ type }) => type);
  throw new Error(`more than one row for ${twice.join(", ")}`);
}
