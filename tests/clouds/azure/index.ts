import type { Kind } from "../kind";

/** What Azure refuses, by resource provider. */
export const azureKinds: readonly Kind[] = [];
