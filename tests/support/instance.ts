import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { settingVariables } from "../../components/variables";
import type { BootArgs } from "../../providers/aws/app-tier/boot/script";
import { bootScript } from "../../providers/aws/app-tier/boot/script";

export const region = "us-east-2";
export const digest = `sha256:${"a".repeat(64)}`;

export const bootArgs: BootArgs = {
  region,
  image: `registry.example.com/shop@${digest}`,
  containerPort: 8080,
  port: 8443,
  healthPath: "/healthz",
  drainSeconds: 60,
  logGroup: "/commerce-prod-aws/app",
  environment: Object.fromEntries(
    Object.entries(settingVariables).map(([name, { example }]) => [name, example]),
  ) as BootArgs["environment"],
  tokens: [
    {
      file: "database-token",
      service: "rds-db",
      host: "db.example.com:5432",
      query: { Action: "connect", DBUser: "it's" },
    },
    { file: "cache-token", service: "elasticache", host: "shop-cache", query: { Action: "connect", User: "shop-app" } },
  ],
  user: process.getgid?.() ?? 0,
};

export interface World {
  readonly args?: Partial<BootArgs>;
  /** Shell of commands that are to behave otherwise, by name. */
  readonly commands?: Readonly<Record<string, string>>;
  /** What the metadata service says about the instance's future, one after the other; the last for ever. */
  readonly futures?: readonly string[];
  /** What the group says about the instance's state, likewise. */
  readonly states?: readonly string[];
}

const agentControl = "opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl";

/** A machine in a folder: what changes it only notes how it was called; files lie below `root`. */
export class Machine {
  readonly folder = mkdtempSync(join(tmpdir(), "instance-"));
  readonly root = join(this.folder, "root");
  readonly script: string;

  constructor(world: World = {}) {
    const { args, commands = {}, futures = ["InService"], states = ["InService"] } = world;
    mkdirSync(this.root);
    writeFileSync(join(this.folder, "futures"), `${futures.join("\n")}\n`);
    writeFileSync(join(this.folder, "states"), `${states.join("\n")}\n`);
    const next = (list: string) =>
      `head -n 1 "${this.folder}/${list}"; [[ $(wc -l <"${this.folder}/${list}") -le 1 ]] || sed -i 1d "${this.folder}/${list}"`;
    const usual: Readonly<Record<string, string>> = {
      dnf: "",
      docker: "",
      systemctl: "",
      sleep: "",
      getenforce: "echo Permissive",
      setsebool: "",
      curl: `case "$*" in
  *latest/api/token) echo token ;;
  *meta-data/instance-id) echo i-0123456789abcdef0 ;;
  *meta-data/autoscaling/target-lifecycle-state) ${next("futures")} ;;
  *truststore*) while [[ $# -gt 1 ]]; do [[ $1 == --output ]] && echo certificates >"$2"; shift; done; true ;;
  *https://localhost*) true ;;
  *) exit 22 ;;
esac`,
      aws: `case "$*" in
  *AutoScalingGroupName*) echo app-us-east-2-0a1b2c3 ;;
  *LifecycleState*) ${next("states")} ;;
esac`,
      [agentControl]: "",
    };
    for (const [name, text] of Object.entries({ ...usual, ...commands })) {
      const file = name === agentControl ? join(this.root, name) : join(this.folder, "bin", name);
      mkdirSync(dirname(file), { recursive: true });
      const said = name === agentControl ? "agent-ctl" : name;
      writeFileSync(file, `#!/bin/bash\necho "${said} $*" >>"${this.folder}/calls"\n${text}\n`);
      chmodSync(file, 0o755);
    }
    this.script = bootScript({ ...bootArgs, patienceSeconds: 1, ...args, root: this.root });
  }

  boot() {
    return this.run(this.script);
  }

  /** Runs a script and says what it called, without what only asks. */
  run(script: string) {
    rmSync(join(this.folder, "calls"), { force: true });
    const file = join(this.folder, "script");
    writeFileSync(file, script);
    const { status, stdout, stderr } = spawnSync("bash", [file], {
      env: { PATH: `${join(this.folder, "bin")}:${process.env["PATH"] ?? ""}` },
      encoding: "utf8",
      timeout: 15_000,
    });
    const log = join(this.folder, "calls");
    const calls = (existsSync(log) ? readFileSync(log, "utf8") : "").trimEnd().split("\n");
    return { status, stdout, stderr, calls, answers: calls.flatMap(answered) };
  }

  path(name: string): string {
    return join(this.root, name);
  }

  read(name: string): string {
    return readFileSync(this.path(name), "utf8");
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

/** `hook result` of a call that answers a lifecycle hook. */
function answered(call: string): readonly string[] {
  const [, hook, result] =
    /^aws autoscaling complete-lifecycle-action .*--lifecycle-hook-name (\S+) --lifecycle-action-result (\S+)$/.exec(
      call,
    ) ?? [];
  return hook === undefined || result === undefined ? [] : [`${hook} ${result}`];
}
