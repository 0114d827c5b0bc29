import type { Reader } from "../promises";
import { aws } from "./aws";
import { azure } from "./azure";

/** One for each cloud of the registry; a test holds the two lists equal. */
export const readers: Readonly<Record<string, Reader>> = { aws, azure };
