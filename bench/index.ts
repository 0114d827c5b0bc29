import { planStack } from "../plan/stack-plan";
import { table } from "../plan/print/table";
import { median, rounds } from "./measure";

/** Bounds of the project: ratios in one sitting, because absolute times move with the machine. */
const limits = { loadRatio: 2.0, millisecondsPerResource: 1.5 };

const plan = ["--require", "./plan/preload.cjs", "--require", "./plan/transpile.cjs", "plan/index.ts"];

async function main(): Promise<void> {
  const samples = rounds({ bare: ["bench/bare.cjs"], dev: [...plan, "dev-aws"], prod: [...plan, "prod-aws"] }, 7);
  const count = async (stack: string) => (await planStack({ stack })).resources.length;
  const resources = { dev: await count("dev-aws"), prod: await count("prod-aws") };

  const wall = (name: keyof typeof samples) => median(samples[name].map((sample) => sample.wall));
  const peak = (name: keyof typeof samples) => Math.max(...samples[name].map((sample) => sample.peak));
  // Pairs of the same round, so that both saw the same machine.
  const loadRatio = median(samples.prod.map((sample, round) => sample.wall / (samples.bare[round]?.wall ?? NaN)));
  const perResource = (wall("prod") - wall("dev")) / (resources.prod - resources.dev);

  const row = (name: keyof typeof samples, what: string, size: string) => [
    what,
    size,
    `${wall(name).toFixed(0)} ms`,
    `${peak(name).toFixed(0)} MiB`,
  ];
  process.stdout.write(
    [
      table(
        [
          ["process", "registrations", "median wall", "peak memory"],
          row("bare", "bare load of the SDKs", "–"),
          row("dev", "plan of dev-aws", String(resources.dev)),
          row("prod", "plan of prod-aws", String(resources.prod)),
        ],
        ["left", "right", "right", "right"],
      ),
      "",
      verdict("plan of prod-aws ÷ bare load", loadRatio, limits.loadRatio, ""),
      verdict("each further resource", perResource, limits.millisecondsPerResource, " ms"),
      "",
    ].join("\n"),
  );
  if (loadRatio > limits.loadRatio || perResource > limits.millisecondsPerResource) process.exitCode = 1;
}

function verdict(what: string, value: number, limit: number, unit: string): string {
  return `${what}: ${value.toFixed(2)}${unit} (at most ${limit}${unit})${value > limit ? "  TOO SLOW" : ""}`;
}

void main();
