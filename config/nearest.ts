import { distance } from "fastest-levenshtein";

/** The candidate that a person most likely meant; undefined where none is near. */
export function nearest(given: string, candidates: readonly string[]): string | undefined {
  const ranked = candidates
    .map((candidate) => ({ candidate, edits: distance(given.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits);
  const best = ranked[0];
  return best !== undefined && best.edits <= Math.max(2, given.length / 3) ? best.candidate : undefined;
}
