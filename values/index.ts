import { main } from "./main";

/** Neither a mistaken value nor bad input: the program itself failed, or ended without a word. */
const failed = 3;

process.exitCode = failed;
main(process.argv.slice(2), { stdout: process.stdout, stderr: process.stderr, env: process.env }).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(
      `${text}\nThis is a mistake of the program, not yours. COMMERCE_TRACES=1 shows where it happened.\n`,
    );
  },
);
