const days = { Y: 365, M: 30, W: 7, D: 1 };

/** Days in an ISO 8601 duration of dates: P1Y, P18M, P90D. */
export function daysIn(duration: unknown): number | undefined {
  if (typeof duration !== "string") return undefined;
  const parts = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T.*)?$/i.exec(duration);
  if (parts === null || duration.length < 3) return undefined;
  const number = (index: number) => Number(parts[index] ?? 0);
  return number(1) * days.Y + number(2) * days.M + number(3) * days.W + number(4) * days.D;
}
