import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const scripts = join(__dirname, "../../.github/scripts");

/** A folder with commands that stand in for the real ones, before all others on PATH. */
export class Shell {
  readonly home = mkdtempSync(join(tmpdir(), "gate-"));
  private readonly bin = join(this.home, "bin");

  constructor() {
    mkdirSync(this.bin);
  }

  /** A command in bash. */
  command(name: string, body: string): void {
    const path = join(this.bin, name);
    writeFileSync(path, `#!/usr/bin/env bash\n${body}\n`);
    chmodSync(path, 0o755);
  }

  file(name: string, content: string): string {
    const path = join(this.home, name);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, content);
    return path;
  }

  run(script: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    const { status, stdout, stderr } = spawnSync("bash", [join(scripts, script), ...args], {
      cwd: this.home,
      encoding: "utf8",
      timeout: 30_000,
      env: { PATH: `${this.bin}:${process.env["PATH"] ?? ""}`, HOME: this.home, ...env },
    });
    return { status, stdout, stderr };
  }
}
