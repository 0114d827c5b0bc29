import { cannotTell, violates } from "../../checks";
import type { Check } from "../../rule";
import { unseen } from "../../view";

/** What the cloud can't guard is guarded by the engine. Not every door tells whether it is. */
export const protectedByEngine: Check = ({ options: { protect, retainOnDelete } }) => {
  if (protect === true || retainOnDelete === true) return [];
  const wanted = "protect or retainOnDelete among its options";
  if (protect === unseen || retainOnDelete === unseen) return cannotTell("", wanted);
  return violates("", undefined, wanted, "protect it: the cloud deletes it at a word").map((each) => ({
    ...each,
    found: "not protected",
  }));
};
