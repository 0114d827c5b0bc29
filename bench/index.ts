import { planStack } from "../plan/stack-plan";
import { table } from "../plan/print/table";
import { median, rounds } from "./measure";

/** Bounds of the project: ratios in one sitting, because absolute times move with the machine. */
const limits = { loadRatio: 2.0, bothRatio: 2.0, millisecondsPerResource: 1.5 };

const plan = ["--require", "./plan/preload.cjs", "--require", "./plan/transpile.cjs", "plan/index.ts"];

async function main(): Promise<void> {
  const commands = {
    bare: ["bench/bare.cjs"],
    dev: [...plan, "dev-aws"],
    prod: [...plan, "prod-aws"],
    bareBoth: ["bench/bare-both.cjs"],
    azure: [...plan, "prod-azure"],
    both: [...plan, "prod-aws", "prod-azure"],
  };
  const samples = rounds(commands, 7);
  const count = async (stack: string) => (await planStack({ stack })).resources.length;
  const resources = { dev: await count("dev-aws"), prod: await count("prod-aws"), azure: await count("prod-azure") };

  const wall = (name: keyof typeof samples) => median(samples[name].map((sample) => sample.wall));
  const peak = (name: keyof typeof samples) => Math.max(...samples[name].map((sample) => sample.peak));
  // Pairs of the same round, so that both saw the same machine.
  const ratio = (whole: keyof typeof samples, bare: keyof typeof samples) =>
    median(samples[whole].map((sample, round) => sample.wall / (samples[bare][round]?.wall ?? NaN)));
  const [loadRatio, bothRatio] = [ratio("prod", "bare"), ratio("both", "bareBoth")];
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
          row("bare", "bare load, AWS", "–"),
          row("dev", "plan of dev-aws", String(resources.dev)),
          row("prod", "plan of prod-aws", String(resources.prod)),
          row("bareBoth", "bare load, both clouds", "–"),
          row("azure", "plan of prod-azure", String(resources.azure)),
          row("both", "plan of both in one call", String(resources.prod + resources.azure)),
        ],
        ["left", "right", "right", "right"],
      ),
      "",
      verdict("plan of prod-aws ÷ bare load", loadRatio, limits.loadRatio, ""),
      verdict("plan of both ÷ bare load of both", bothRatio, limits.bothRatio, ""),
      verdict("each further resource", perResource, limits.millisecondsPerResource, " ms"),
      "",
    ].join("\n"),
  );
  const slow = [
    loadRatio > limits.loadRatio,
    bothRatio > limits.bothRatio,
    perResource > limits.millisecondsPerResource,
  ];
  if (slow.includes(true)) process.exitCode = 1;
}

function verdict(what: string, value: number, limit: number, unit: string): string {
  return `${what}: ${value.toFixed(2)}${unit} (at most ${limit}${unit})${value > limit ? "  TOO SLOW" : ""}`;
}

void main();
