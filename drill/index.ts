import { main } from "./main";

/** Neither a refusal nor bad input: the program itself failed, or ended without a word. */
const failed = 3;

process.exitCode = failed;
main(process.argv.slice(2), { stdout: process.stdout, stderr: process.stderr, env: process.env }).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  },
);
