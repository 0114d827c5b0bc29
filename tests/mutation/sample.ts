import { createHash } from "node:crypto";
import type { Mutant } from "./mutants";

/** Another word is another sample. */
const seed = "the same in every run";
const most = 700;

/** A fixed part of all mutants, each as likely as any other, so that its share stands for the share of all. */
export function sampleOf(mutants: readonly Mutant[], size = most): readonly Mutant[] {
  const ranked = mutants.map((mutant) => ({ mutant, rank: rankOf(mutant.label) }));
  ranked.sort((one, other) => (one.rank < other.rank ? -1 : 1));
  const chosen = new Set(ranked.slice(0, size).map(({ mutant }) => mutant));
  return mutants.filter((mutant) => chosen.has(mutant));
}

function rankOf(label: string): string {
  return createHash("sha1").update(`${seed} ${label}`).digest("hex");
}
