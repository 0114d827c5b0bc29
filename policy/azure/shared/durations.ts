const days = { Y: 365, M: 30, W: 7, D: 1 };

/** Days in an ISO 8601 duration of dates: P1Y, P18M, P90D. */
export function daysIn(duration: unknown): number | undefined {
  if (typeof duration !== "string") return undefined;
  const parts = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T.*)?$/i.exec(duration);
  if (parts === null || duration.length < 3) return undefined;
  const [, years, months, weeks, rest] = parts.map((part) => Number(part ?? 0));
  return (years ?? 0) * days.Y + (months ?? 0) * days.M + (weeks ?? 0) * days.W + (rest ?? 0);
}
