import { main } from "./main";

/** Neither a refusal nor bad input: the program itself failed. */
const failed = 3;

process.exitCode = failed;
process.exitCode = main(process.argv.slice(2), { stdout: process.stdout, stderr: process.stderr, env: process.env });
