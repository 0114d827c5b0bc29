import type { Control } from "./control";
import { byNumber } from "./numbers";
import { requirement1 } from "./requirement-1";
import { requirement2 } from "./requirement-2";
import { requirement3 } from "./requirement-3";
import { requirement4 } from "./requirement-4";
import { requirement5 } from "./requirement-5";
import { requirement6 } from "./requirement-6";
import { requirement7 } from "./requirement-7";
import { requirement8 } from "./requirement-8";
import { requirement10 } from "./requirement-10";
import { requirement11 } from "./requirement-11";
import { requirement12 } from "./requirement-12";

/** What infrastructure code can be evidence for. Requirement 9 is about buildings and things: see readers-work.ts. */
export const controls: readonly Control[] = [
  ...requirement1,
  ...requirement2,
  ...requirement3,
  ...requirement4,
  ...requirement5,
  ...requirement6,
  ...requirement7,
  ...requirement8,
  ...requirement10,
  ...requirement11,
  ...requirement12,
].sort((one, other) => byNumber(one.number, other.number));
