import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { join, resolve } from "node:path";

const root = resolve(__dirname, "../..");
const config = join("tests", "engine", ".mocharc.json");

/**
 * Runs the tests with the real engine, one process for each cloud, side by side: two cores are what most machines have to spare.
 * `--all` runs every scenario on both clouds; other arguments go on to the runner (`--grep "two runs"`).
 */
async function main(given: readonly string[]): Promise<void> {
  const all = given.includes("--all");
  const args = given.filter((arg) => arg !== "--all");
  const began = Date.now();
  const codes = await Promise.all(["aws", "azure"].map((cloud) => run(cloud, args, all)));
  console.log(`The engine's tests took ${Math.round((Date.now() - began) / 1000)} s.`);
  process.exitCode = Math.max(...codes);
}

function run(cloud: string, args: readonly string[], all: boolean): Promise<number> {
  const child = spawn("npx", ["mocha", "--config", config, ...args], {
    cwd: root,
    env: { ...process.env, COMMERCE_CLOUD: cloud, ...(all && { COMMERCE_ENGINE: "all" }) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on("line", (line) => console.log(`${cloud.padEnd(5)} ${line}`));
  return new Promise((done, failed) => {
    child.on("error", failed);
    child.on("close", (code) => done(code ?? 1));
  });
}

void main(process.argv.slice(2));
