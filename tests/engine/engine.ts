import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(__dirname, "../..");

/** What the program is made of; copied, so that the engine can write beside it. */
const program = [
  "Pulumi.yaml",
  "package.json",
  "tsconfig.json",
  "tsconfig.pulumi.json",
  "index.ts",
  "config",
  "components",
  "providers",
];

/** A change of the program: file, what stands there, and what is put in its place. */
export type Change = readonly [file: string, from: string, to: string];

export interface Ran {
  readonly code: number;
  /** Standard output and error, in the order of arrival. */
  readonly output: string;
}

/** A run under way. */
export interface Running {
  readonly done: Promise<Ran>;
  /** Ends the engine and all that it started, at once. */
  kill(): void;
  /** What it has said so far. */
  output(): string;
}

/** The part of a state file that the scenarios read. */
export interface StateFile {
  readonly resources?: readonly {
    readonly urn: string;
    readonly type: string;
    readonly id?: string;
    readonly provider?: string;
    readonly inputs?: Readonly<Record<string, unknown>>;
    readonly outputs?: Readonly<Record<string, unknown>>;
  }[];
  readonly pending_operations?: readonly {
    readonly type: string;
    readonly resource: { readonly urn: string; readonly parent: string; readonly provider: string };
  }[];
}

/** The real engine in an empty home: file backend, no account, no network, and providers that this process serves. */
export class Engine {
  private readonly home = mkdtempSync(join(tmpdir(), "commerce-engine-"));
  readonly project = join(this.home, "project");
  private clock: string | undefined;

  constructor(
    private readonly ports: Readonly<Record<string, number>>,
    private readonly stack: string,
    stackFile: string,
    /** Where the program stands that is copied. */
    from: string = root,
  ) {
    mkdirSync(this.project);
    for (const file of program) cpSync(join(from, file), join(this.project, file), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(this.project, "node_modules"));
    this.configure(stackFile);
    mkdirSync(join(this.home, "state"));
  }

  /** The CLI on PATH, or undefined. */
  static version(): string | undefined {
    try {
      return execFileSync("pulumi", ["version"], {
        encoding: "utf8",
        env: { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" },
      }).trim();
    } catch {
      return undefined;
    }
  }

  run(...args: readonly string[]): Promise<Ran> {
    return this.runWith({}, ...args);
  }

  /** With further environment variables. */
  runWith(env: NodeJS.ProcessEnv, ...args: readonly string[]): Promise<Ran> {
    return this.start(env, ...args).done;
  }

  /** Begins a run that may be killed on the way. */
  start(env: NodeJS.ProcessEnv, ...args: readonly string[]): Running {
    const child = spawn("pulumi", [...args, "--non-interactive", "--color", "never"], {
      cwd: this.project,
      env: { ...this.env(), ...env },
      stdio: ["ignore", "pipe", "pipe"],
      // A group of its own, so that what it started can be killed with it.
      detached: true,
    });
    let output = "";
    const collect = (chunk: Buffer) => (output += chunk.toString());
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    const done = new Promise<Ran>((resolve, failed) => {
      child.on("error", failed);
      child.on("close", (code) => resolve({ code: code ?? -1, output }));
    });
    const kill = () => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
      } catch {
        // It ended by itself.
      }
    };
    return { done, kill, output: () => output };
  }

  /** A copy of the state and the stack's file. */
  save(name: string): void {
    const copy = this.folder(`saved-${name}`);
    rmSync(copy, { recursive: true, force: true });
    mkdirSync(copy);
    cpSync(this.folder("state"), join(copy, "state"), { recursive: true });
    cpSync(this.stackFile(), join(copy, "stack.yaml"));
  }

  /** Puts a copy back. */
  load(name: string): void {
    const copy = this.folder(`saved-${name}`);
    this.clock = undefined;
    rmSync(this.folder("state"), { recursive: true });
    cpSync(join(copy, "state"), this.folder("state"), { recursive: true });
    cpSync(join(copy, "stack.yaml"), this.stackFile());
  }

  /** What the backend holds of the stack, secrets still encrypted. */
  state(): StateFile {
    const path = join(this.folder("state"), ".pulumi/stacks/commerce", `${this.stack}.json`);
    return (JSON.parse(readFileSync(path, "utf8")) as { checkpoint: { latest: StateFile } }).checkpoint.latest;
  }

  /** Replaces the stack's file. */
  configure(stackFile: string): void {
    // The engine keeps the salt of the stack's secrets there.
    const path = this.stackFile();
    const salt = existsSync(path) ? /^encryptionsalt: .*$/m.exec(readFileSync(path, "utf8"))?.[0] : undefined;
    writeFileSync(path, salt === undefined ? stackFile : `${stackFile}\n${salt}\n`);
  }

  /** Changes a file of the program's copy; gives back what undoes it. */
  change([file, from, to]: Change): () => void {
    const path = join(this.project, file);
    const text = readFileSync(path, "utf8");
    if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
    writeFileSync(path, text.replace(from, to));
    return () => writeFileSync(path, text);
  }

  /** Lets the program see another time: as many milliseconds later, or earlier where negative. */
  shiftClock(milliseconds: number): void {
    const text = `const Real = Date; const by = ${milliseconds};
globalThis.Date = class extends Real {
  constructor(...given) { given.length === 0 ? super(Real.now() + by) : super(...given); }
  static now() { return Real.now() + by; }
};`;
    this.clock = this.file("clock.cjs", text);
  }

  /** Path of a folder in the engine's home, to be filled. */
  folder(name: string): string {
    return join(this.home, name);
  }

  /** Writes a file in the engine's home. */
  file(name: string, text: string): string {
    const path = join(this.home, name);
    writeFileSync(path, text);
    return path;
  }

  dispose(): void {
    rmSync(this.home, { recursive: true, force: true });
  }

  private stackFile(): string {
    return join(this.project, `Pulumi.${this.stack}.yaml`);
  }

  private env(): NodeJS.ProcessEnv {
    const { PATH } = process.env;
    return {
      PATH,
      HOME: this.home,
      PULUMI_HOME: join(this.home, "pulumi"),
      PULUMI_BACKEND_URL: `file://${join(this.home, "state")}`,
      PULUMI_CONFIG_PASSPHRASE: "correct horse battery staple",
      PULUMI_STACK: this.stack,
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      PULUMI_DEBUG_PROVIDERS: Object.entries(this.ports)
        .map(([name, port]) => `${name}:${port}`)
        .join(","),
      // Types are checked by `npm run check`; here it is what the program does.
      PULUMI_NODEJS_TRANSPILE_ONLY: "true",
      // Programs of the engine's own tests must reach nothing.
      ...(this.clock !== undefined && { NODE_OPTIONS: `--require ${this.clock}` }),
      http_proxy: "http://127.0.0.1:9",
      https_proxy: "http://127.0.0.1:9",
      no_proxy: "127.0.0.1,localhost",
    };
  }
}
