/** Texts that hold a measure, and how its number is written back. */
const worded: readonly RegExp[] = [
  /^(\d+(?:\.\d+)?)$/,
  // "90d", "24h"
  /^(\d+)[A-Za-z]+$/,
  // Of schedules: "rate(5 minutes)"
  /^rate\((\d+) \w+\)$/,
  // Of headers: "max-age=31536000; includeSubDomains"
  /\bmax-age=(\d+)/,
];

const iso = /^P(?=.)(?:\d+[YMWD])*(?:T(?=.)(?:\d+[HMS])*)?$/;
const timeSpan = /^(?:(\d+)\.)?(\d{2}):(\d{2}):(\d{2})$/;

/** The smallest measure of its kind; undefined where there is none, or it is that already. */
export function shortest(value: unknown): unknown {
  if (typeof value === "number") return differing(value, least(value));
  if (typeof value !== "string") return undefined;
  if (iso.test(value))
    return differing(value, value.includes("T") ? shorter(value, "PT1M", "PT1S") : shorter(value, "P1D", "PT0S"));
  if (timeSpan.test(value)) return differing(value, value === "00:00:01" ? "00:00:00" : "00:00:01");
  return rewritten(value, least);
}

/** A hundred times as much. */
export function longest(value: unknown): unknown {
  if (typeof value === "number") return differing(value, value * 100);
  if (typeof value !== "string") return undefined;
  if (iso.test(value))
    return differing(
      value,
      value.replace(/\d+/g, (digits) => String(Number(digits) * 100)),
    );
  const span = timeSpan.exec(value);
  if (span !== null) return differing(value, spanOf(secondsOf(span) * 100));
  return rewritten(value, (number) => number * 100);
}

function least(number: number): number {
  if (number > 0 && number <= 1) return 0;
  return number === 0 ? 0 : 1;
}

function shorter(value: string, smallest: string, whenAlready: string): string {
  return value === smallest ? whenAlready : smallest;
}

function differing<T>(before: T, after: T): T | undefined {
  return before === after ? undefined : after;
}

function rewritten(value: string, change: (number: number) => number): string | undefined {
  for (const pattern of worded) {
    const digits = pattern.exec(value)?.[1];
    if (digits === undefined) continue;
    return differing(value, value.replace(digits, String(change(Number(digits)))));
  }
  return undefined;
}

function secondsOf([, days = "0", hours, minutes, seconds]: readonly (string | undefined)[]): number {
  return ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds);
}

function spanOf(seconds: number): string {
  const two = (number: number) => String(Math.floor(number)).padStart(2, "0");
  const days = Math.floor(seconds / 86_400);
  const time = [(seconds / 3_600) % 24, (seconds / 60) % 60, seconds % 60].map(two).join(":");
  return days > 0 ? `${days}.${time}` : time;
}
