import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { settingVariables } from "../../components/variables";
import type { BootArgs } from "../../providers/azure/app-tier/boot/script";
import { bootScript } from "../../providers/azure/app-tier/boot/script";

export const digest = `sha256:${"a".repeat(64)}`;

export const bootArgs: BootArgs = {
  image: `registry.example.com/shop@${digest}`,
  containerPort: 8080,
  port: 8443,
  healthPath: "/healthz",
  drainSeconds: 60,
  environment: Object.fromEntries(
    Object.entries(settingVariables).map(([name, { example }]) => [name, example]),
  ) as BootArgs["environment"],
  identity: { clientId: "11111111-2222-4333-8444-555555555555" },
  insights: "InstrumentationKey=0;IngestionEndpoint=https://example.com/",
  tokens: [
    { file: "database-token", resource: "https://database.windows.net/" },
    { file: "cache-token", resource: "https://redis.azure.com/" },
  ],
  certificate: "https://shop.vault.azure.net/secrets/shop",
  user: process.getgid?.() ?? 0,
};

export interface World {
  readonly args?: Partial<BootArgs>;
  /** Shell of commands that are to behave otherwise, by name. */
  readonly commands?: Readonly<Record<string, string>>;
}

/** A machine of Ubuntu in a folder: what changes it only notes how it was called; files lie below `root`. */
export class Ubuntu {
  readonly folder = mkdtempSync(join(tmpdir(), "ubuntu-"));
  readonly root = join(this.folder, "root");
  readonly script: string;

  constructor({ args, commands = {} }: World = {}) {
    this.write("etc/apt/sources.list.d/ubuntu.sources", sources);
    const usual: Readonly<Record<string, string>> = {
      "apt-get": "",
      "dpkg-query": 'if [[ "${!#}" == python3 ]]; then echo installed; else exit 1; fi',
      docker: "",
      systemctl: "",
      sleep: "",
      logger: "cat >/dev/null",
      curl: `case "$*" in
  *169.254.169.254*) echo '{"access_token": "directory-token"}' ;;
  *oauth2/exchange*) cat >"${this.folder}/exchanged"; echo '{"refresh_token": "registry-token"}' ;;
  *http://127.0.0.1:*) true ;;
  *) exit 22 ;;
esac`,
    };
    for (const [name, text] of Object.entries({ ...usual, ...commands })) {
      const file = join(this.folder, "bin", name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `#!/bin/bash\necho "${name} $*" >>"${this.folder}/calls"\n${text}\n`);
      chmodSync(file, 0o755);
    }
    this.script = bootScript({ ...bootArgs, patienceSeconds: 1, ...args, root: this.root });
  }

  /** Runs the boot script and says what it called. */
  boot() {
    const file = join(this.folder, "script");
    writeFileSync(file, this.script);
    const { status, stdout } = spawnSync("bash", [file], { env: this.env(), encoding: "utf8", timeout: 15_000 });
    return { status, stdout, calls: this.calls() };
  }

  env(): Record<string, string> {
    return { PATH: `${join(this.folder, "bin")}:${process.env["PATH"] ?? ""}` };
  }

  calls(): readonly string[] {
    const log = join(this.folder, "calls");
    return (existsSync(log) ? readFileSync(log, "utf8") : "").trimEnd().split("\n");
  }

  path(name: string): string {
    return join(this.root, name);
  }

  read(name: string): string {
    return readFileSync(this.path(name), "utf8");
  }

  write(name: string, text: string): void {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), text);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

const sources = `Types: deb
URIs: http://azure.ports.ubuntu.com/ubuntu-ports/
Suites: noble noble-updates

Types: deb
URIs: http://ports.ubuntu.com/ubuntu-ports/
Suites: noble-security
`;
