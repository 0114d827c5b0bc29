import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EvidenceDocument } from "../../evidence/document";
import { main } from "../../evidence/main";

export interface Written {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** By name of the file; nothing where nothing was written. */
  readonly files: Readonly<Record<string, string>>;
}

/** The tool as people call it, into a folder of its own. */
export async function evidence(...argv: readonly string[]): Promise<Written> {
  const folder = mkdtempSync(join(tmpdir(), "evidence-"));
  try {
    const said = { stdout: "", stderr: "" };
    const stream = (name: keyof typeof said) => ({ write: (text: string) => (said[name] += text) });
    const code = await main([...argv, "--out", folder, "--now", "2026-11-01"], {
      stdout: stream("stdout"),
      stderr: stream("stderr"),
    });
    const names = code === 2 ? [] : ["evidence.md", "evidence.csv", "evidence.json"];
    const files = Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
    return { code, ...said, files };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function documentOf({ files }: Written): EvidenceDocument {
  return JSON.parse(files["evidence.json"] ?? "") as EvidenceDocument;
}

/** A reader of RFC 4180, written apart from the writer. */
export function parseCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let cell = "";
  let quoted = false;
  for (let place = 0; place < text.length; place++) {
    const letter = text.charAt(place);
    if (quoted && letter === '"' && text[place + 1] === '"') {
      cell += '"';
      place++;
    } else if (letter === '"') quoted = !quoted;
    else if (!quoted && letter === ",") {
      rows.at(-1)?.push(cell);
      cell = "";
    } else if (!quoted && letter === "\n") {
      rows.at(-1)?.push(cell);
      cell = "";
      rows.push([]);
    } else cell += letter;
  }
  return rows.slice(0, -1);
}
