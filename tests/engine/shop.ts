import { dump, load } from "js-yaml";
import type { Cloud, Snapshot } from "../clouds/cloud";
import { emptyCloud } from "../clouds/open";
import { Random } from "../clouds/random";
import type { Thing } from "../clouds/thing";
import type { Weather } from "./connection";
import type { Ran, Running } from "./engine";
import { Engine } from "./engine";
import type { ServedProvider } from "./provider";
import { serveProvider } from "./provider";
import { settled } from "./stack-file";

export interface ShopArgs {
  readonly stack: string;
  /** Config keys of the stack, over its file. */
  readonly set?: Settings;
  readonly seed?: number;
}

/** Top-level config keys without their namespace; undefined takes one away. */
export type Settings = Readonly<Record<string, unknown>>;

/** State, stack file and clouds at one moment. */
export interface Saved {
  readonly name: string;
  readonly clouds: Snapshot;
  readonly settings: Settings;
}

const version = "7.48.0";

const fair: Weather = { speed: 4_000, slowest: 150, expired: false };

/** Counts of the engine's summary. */
export interface Steps {
  readonly created: number;
  readonly updated: number;
  readonly deleted: number;
  readonly replaced: number;
  readonly unchanged: number;
}

/** One stack, the real engine, and two strict clouds below it. */
export class Shop {
  private settings: Settings = {};
  private saves = 0;

  private constructor(
    readonly stack: string,
    readonly cloud: Cloud,
    readonly engine: Engine,
    private provider: ServedProvider,
    readonly weather: Weather,
  ) {}

  /** An initialised stack of which nothing stands yet. */
  static async open({ stack, set = {}, seed = 1 }: ShopArgs): Promise<Shop> {
    const cloud = emptyCloud(stack);
    const weather: Weather = { ...fair };
    const provider = await serveProvider(cloud, { version, weather, random: new Random(seed) });
    const { port } = provider;
    const engine = new Engine({ aws: port, "azure-native": port, random: port }, stack, settled(stack));
    const shop = new Shop(stack, cloud, engine, provider, weather);
    shop.configure(set);
    const { code, output } = await engine.run("stack", "init", stack);
    if (code !== 0) throw new Error(output);
    return shop;
  }

  /** Sets keys of the config, beside those set before. */
  configure(set: Settings): void {
    this.settings = { ...this.settings, ...set };
    this.engine.configure(dump({ config: this.config() }, { lineWidth: -1 }));
  }

  private config(): Record<string, unknown> {
    const { config } = load(settled(this.stack)) as { config: Record<string, unknown> };
    for (const [key, value] of Object.entries(this.settings)) {
      if (value === undefined) Reflect.deleteProperty(config, `commerce:${key}`);
      else config[`commerce:${key}`] = value;
    }
    return config;
  }

  /** As `configure`, with dotted paths and text alone, as the steps of a recovery have them. */
  configurePaths(set: Readonly<Record<string, string>>, remove: readonly string[]): void {
    const groups: Record<string, unknown> = Object.fromEntries(remove.map((key) => [key, undefined]));
    for (const [path, value] of Object.entries(set)) {
      const [key = "", member] = path.split(".");
      groups[key] = member === undefined ? value : { ...(groups[key] as object | undefined), [member]: value };
    }
    this.configure(groups);
  }

  /** A value of the config as it stands now. */
  value(key: string): unknown {
    return this.config()[`commerce:${key}`];
  }

  setting(key: string): string {
    return String(this.value(key));
  }

  regions(): readonly string[] {
    return this.value("regions") as readonly string[];
  }

  /** What the stack puts out. */
  async outputs(): Promise<unknown> {
    const { code, output } = await this.engine.run("stack", "output", "--json");
    if (code !== 0) throw new Error(output);
    return JSON.parse(output) as unknown;
  }

  /** `--target` for each resource whose provider acts in a region that is wanted. */
  targets(wanted: (region: string) => boolean): readonly string[] {
    const { resources = [] } = this.engine.state();
    const regionOf = new Map(
      resources
        .filter(({ type }) => type.startsWith("pulumi:providers:"))
        .map(({ urn, id, inputs }) => [
          `${urn}::${id ?? ""}`,
          String(inputs?.["region"] ?? inputs?.["location"] ?? ""),
        ]),
    );
    return resources
      .filter(({ provider }) => provider !== undefined && wanted(regionOf.get(provider) ?? ""))
      .flatMap(({ urn }) => ["--target", urn]);
  }

  up(...args: readonly string[]): Promise<Ran> {
    return this.engine.run("up", "--yes", "--skip-preview", ...args);
  }

  /** An `up` that must succeed. It writes its state once, at the end, which takes half the time. */
  async stand(...args: readonly string[]): Promise<Steps> {
    const quick = { PULUMI_EXPERIMENTAL: "true", PULUMI_SKIP_CHECKPOINTS: "true" };
    const { code, output } = await this.engine.runWith(quick, "up", "--yes", "--skip-preview", ...args);
    if (code !== 0) throw new Error(output);
    return stepsIn(output);
  }

  startUp(...args: readonly string[]): Running {
    return this.engine.start({}, "up", "--yes", "--skip-preview", ...args);
  }

  preview(...args: readonly string[]): Promise<Ran> {
    return this.engine.run("preview", ...args);
  }

  refresh(...args: readonly string[]): Promise<Ran> {
    return this.engine.run("refresh", "--yes", "--skip-preview", ...args);
  }

  destroy(...args: readonly string[]): Promise<Ran> {
    return this.engine.run("destroy", "--yes", ...args);
  }

  save(): Saved {
    const name = String((this.saves += 1));
    this.engine.save(name);
    return { name, clouds: this.cloud.snapshot(), settings: this.settings };
  }

  load({ name, clouds, settings }: Saved): void {
    this.engine.load(name);
    this.cloud.restore(clouds);
    this.settings = settings;
    Object.assign(this.weather, fair);
  }

  /** URNs in the state, sorted. */
  urns(): readonly string[] {
    return (this.engine.state().resources ?? []).map(({ urn }) => urn).sort();
  }

  /** What stands in the clouds and is the program's. */
  things(type?: string): readonly Thing[] {
    const all = type === undefined ? this.cloud.things.all() : this.cloud.things.of(type);
    return all.filter(({ owner }) => owner === "program");
  }

  /** The one thing of this type and name. */
  thing(type: string, name: string): Thing {
    const found = this.things(type).filter((thing) => thing.name === name);
    const [one] = found;
    if (one !== undefined && found.length === 1) return one;
    throw new Error(
      `${found.length} of ${type} are called ${name}; there are ${this.things(type)
        .map((t) => t.name)
        .join(", ")}`,
    );
  }

  /** Ends the provider's process; `revive` starts another one at the same address. */
  kill(): void {
    this.provider.stop();
  }

  async revive(): Promise<void> {
    const { port } = this.provider;
    this.provider = await serveProvider(this.cloud, { version, weather: this.weather, random: new Random(2), port });
  }

  /** Once the clouds have come to rest: what they were doing they do to the end, whoever asked for it. */
  rest(): Promise<void> {
    return this.provider.idle();
  }

  /** Requests to the clouds so far, by method. */
  calls(): ReadonlyMap<string, number> {
    return this.provider.calls;
  }

  dispose(): void {
    this.provider.stop();
    this.engine.dispose();
  }
}

/** Counts of the engine's summary. */
export function stepsIn(output: string): Steps {
  const count = (pattern: RegExp) => Number(pattern.exec(output)?.[1] ?? 0);
  return {
    created: count(/\+ (\d+) (?:to create|created)/),
    updated: count(/~ (\d+) (?:to update|updated)/),
    deleted: count(/ - (\d+) (?:to delete|deleted)/),
    replaced: count(/\+-(\d+) (?:to replace|replaced)/) || count(/\+- ?(\d+) (?:to replace|replaced)/),
    unchanged: count(/(\d+) unchanged/),
  };
}
