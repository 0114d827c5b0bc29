import type { Kind } from "../kind";
import { groups } from "./groups";
import { networks } from "./network";
import { privateDns } from "./private-dns";
import { privateLinks } from "./private-link";

/** What Azure refuses, by resource provider. */
export const azureKinds: readonly Kind[] = [...groups, ...networks, ...privateDns, ...privateLinks];
