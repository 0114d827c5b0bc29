import type { Kind } from "../kind";
import { groups } from "./groups";
import { identities } from "./identity";
import { keys } from "./keys";
import { networks } from "./network";
import { privateDns } from "./private-dns";
import { privateLinks } from "./private-link";
import { records } from "./records";
import { storage } from "./storage";

/** What Azure refuses, by resource provider. */
export const azureKinds: readonly Kind[] = [
  ...groups,
  ...identities,
  ...keys,
  ...networks,
  ...privateDns,
  ...privateLinks,
  ...records,
  ...storage,
];
