import { createHash } from "node:crypto";
import type { Mutant } from "./mutants";
import type { Weakening } from "./tables";

/** Another word is another sample. */
const seed = "the same in every run";
const most = 1_500;

/** A fixed part of all mutants: at least one of each row of the tables that makes any, filled up to so many by chance. */
export function sampleOf(mutants: readonly Mutant[], size = most): readonly Mutant[] {
  const ranked = mutants.map((mutant) => ({ mutant, rank: rankOf(mutant.label) }));
  ranked.sort((one, other) => (one.rank < other.rank ? -1 : 1));
  const met = new Set<Weakening>();
  const chosen = new Set<Mutant>();
  for (const { mutant } of ranked) {
    if (mutant.rows.every((row) => met.has(row))) continue;
    mutant.rows.forEach((row) => met.add(row));
    chosen.add(mutant);
  }
  for (const { mutant } of ranked) {
    if (chosen.size >= size) break;
    chosen.add(mutant);
  }
  return mutants.filter((mutant) => chosen.has(mutant));
}

function rankOf(label: string): string {
  return createHash("sha1").update(`${seed} ${label}`).digest("hex");
}
