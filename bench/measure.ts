import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(__dirname, "..");

export interface Sample {
  /** Milliseconds of the whole process. */
  readonly wall: number;
  /** MiB. */
  readonly peak: number;
}

/** Runs a whole process once. Throws when it fails: a failed run measures nothing. */
export function measure(args: readonly string[]): Sample {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const file = join(folder, "peak");
  try {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, ["--require", join(root, "bench/peak.cjs"), ...args], {
      cwd: root,
      env: { ...process.env, BENCH_PEAK_FILE: file },
      stdio: ["ignore", "ignore", "pipe"],
      encoding: "utf8",
    });
    const wall = performance.now() - start;
    if (status !== 0) throw new Error(`node ${args.join(" ")} failed:\n${stderr}`);
    return { wall, peak: Number(readFileSync(file, "utf8")) / 1024 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Runs each command once in every round, so that a machine that drifts touches all alike. The first round is not counted. */
export function rounds<Name extends string>(
  commands: Readonly<Record<Name, readonly string[]>>,
  count: number,
): Record<Name, readonly Sample[]> {
  const names = Object.keys(commands) as Name[];
  const samples = Object.fromEntries(names.map((name) => [name, [] as Sample[]])) as Record<Name, Sample[]>;
  for (let round = 0; round <= count; round++) {
    for (const name of names) {
      const sample = measure(commands[name]);
      if (round > 0) samples[name].push(sample);
    }
  }
  return samples;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
