import { awsKinds } from "./aws";
import { azureKinds } from "./azure";
import type { Kind } from "./kind";

/** Every type that the clouds know, by token. */
export const kinds: ReadonlyMap<string, Kind> = new Map([...awsKinds, ...azureKinds].map((kind) => [kind.type, kind]));
