import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { applyOverrides } from "../config/override";
import type { Loaded } from "../config/load";
import { loadSettings } from "../config/load";
import { rawConfig, stackConfig } from "../config/stack-file";
import commerce = require("../index");
import { clouds as allClouds } from "../providers";
import type { Clouds } from "../providers";
import { BadInput } from "./bad-input";
import type { Recording } from "./record";
import { record } from "./record";

export interface StackPlanArgs {
  readonly stack: string;
  /** Folder of the stack files. */
  readonly root?: string;
  /** Overrides such as `database.storageGiB=800`, in order. */
  readonly set?: readonly string[];
  /** Top-level keys of the stack's file that are left out. */
  readonly unset?: readonly string[];
  /** Default: made-up. */
  readonly outputs?: "made-up" | "unknown";
  /** Default: the real clock. */
  readonly now?: Date;
  readonly clouds?: Clouds;
}

export interface StackPlan extends Recording, Pick<Loaded, "settings" | "warnings" | "placeholders"> {
  readonly stack: string;
}

const project = "commerce";

/** Plans one stack: its file, overridden, through the real program. Throws ConfigError or BadInput. */
export async function planStack(args: StackPlanArgs): Promise<StackPlan> {
  const {
    stack,
    root = join(__dirname, ".."),
    set = [],
    unset = [],
    outputs = "made-up",
    now,
    clouds = allClouds,
  } = args;
  const file = Object.entries(stackConfig(stack, readStackFile(root, stack)));
  const config = Object.fromEntries(file.filter(([key]) => !unset.includes(key)));
  const overridden = applyOverrides(config, set);
  let loaded: Loaded | undefined;
  const program = () =>
    commerce(() => {
      loaded = loadSettings(pulumi.runtime.allConfig(), { clouds, placeholders: "stand-in", ...(now ? { now } : {}) });
      return loaded;
    });
  const recording = await record(program, { project, stack, config: rawConfig(overridden), outputs });
  if (loaded === undefined) throw new Error("the program ended before it read its settings");
  const { settings, warnings, placeholders } = loaded;
  return { stack, ...recording, settings, warnings, placeholders };
}

function readStackFile(root: string, stack: string): string {
  const path = join(root, `Pulumi.${stack}.yaml`);
  if (existsSync(path)) return readFileSync(path, "utf8");
  const known = readdirSync(root).flatMap((file) => /^Pulumi\.(.+)\.yaml$/.exec(file)?.[1] ?? []);
  throw new BadInput(`there is no stack "${stack}": ${path} does not exist. Stacks here: ${known.sort().join(", ")}.`);
}
