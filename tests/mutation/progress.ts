import type { Progress } from "./run";

interface Stream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

/** A line that says how far it is: in place on a terminal, else one for each tenth. */
export function progressLine(stream: Stream, clock: () => number): (progress: Progress) => void {
  const start = clock();
  let shown = -1;
  return ({ done, all, caught }) => {
    const steps = stream.isTTY === true ? 200 : 10;
    const step = Math.floor((done * steps) / all);
    if (step === shown) return;
    shown = step;
    const seconds = ((clock() - start) / 1_000).toFixed(1);
    const line = `${done}/${all} judged, ${caught} caught, ${seconds} s`;
    if (stream.isTTY === true) stream.write(`\r${line}\u001b[K${done === all ? "\n" : ""}`);
    else if (step > 0) stream.write(`${line}\n`);
  };
}
