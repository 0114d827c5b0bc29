/** A text with the names of regions replaced by their place: what is left is the same on every cloud. */
export function neutral(text: string, regions: readonly string[]): string {
  return regions.reduce((left, region, index) => left.replaceAll(region, `region-${index}`), text);
}
