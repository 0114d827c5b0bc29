import type { Neutral } from "../tables";
export const neutral: readonly Neutral[] = [];
