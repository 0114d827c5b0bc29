import type { Neutral } from "../tables";
import { capacity } from "./neutral/capacity";
import { documents } from "./neutral/documents";
import { names } from "./neutral/names";
import { plumbing } from "./neutral/plumbing";
import { policies } from "./neutral/policies";
import { removal } from "./neutral/removal";
import { watching } from "./neutral/watching";

/** What no rule needs to watch on AWS, with the reason. A type and a blank alone is its removal. */
export const neutral: readonly Neutral[] = [
  ...names,
  ...capacity,
  ...plumbing,
  ...policies,
  ...watching,
  ...documents,
  ...removal,
];
