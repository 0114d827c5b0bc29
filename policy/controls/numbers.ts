/** Orders numbers of requirements as the standard does: 1.2.5 before 1.2.10. */
export function byNumber(one: string, other: string): number {
  const right = other.split(".").map(Number);
  for (const [place, part] of one.split(".").map(Number).entries()) {
    const difference = part - (right[place] ?? -1);
    if (difference !== 0) return difference;
  }
  return one.split(".").length - right.length;
}
