import type { ReadersWork } from "./control";
import { byNumber } from "./numbers";
import { readersWorkByReason } from "./readers-work-by-reason";

/** Every requirement of 4.0.1 that is not in the table of controls. */
export const readersWork: readonly ReadersWork[] = readersWorkByReason
  .flatMap(([why, titles]) => Object.entries(titles).map(([number, title]) => ({ number, title, why })))
  .sort((one, other) => byNumber(one.number, other.number));
