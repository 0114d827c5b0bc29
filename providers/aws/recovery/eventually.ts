export interface Patience {
  /** Milliseconds between two questions. */
  readonly every: number;
  /** Questions in all. */
  readonly times: number;
  /** Default: the real clock. */
  readonly sleep?: (milliseconds: number) => Promise<void>;
}

/** Asks until there is an answer. Undefined after the last question without one. */
export async function eventually<T>(
  ask: () => Promise<T | undefined>,
  { every, times, sleep = wait }: Patience,
): Promise<T | undefined> {
  for (let asked = 1; ; asked++) {
    const answer = await ask();
    if (answer !== undefined || asked >= times) return answer;
    await sleep(every);
  }
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
