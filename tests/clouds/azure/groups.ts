import type { Kind } from "../kind";

/**
 * Groups. All that lies in one goes with it: the provider asks for the whole to be deleted.
 * Its limits (980 groups in a subscription) are far from what the program makes.
 */
export const groups: readonly Kind[] = [
  {
    type: "azure-native:resources:ResourceGroup",
    takes: [500, 5_000],
  },
];
