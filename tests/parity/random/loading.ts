import * as pulumi from "@pulumi/pulumi";
import { loadSettings } from "../../../config/load";
import { ConfigError } from "../../../config/problems";
import { rawConfig } from "../../../config/stack-file";
import type { StackPlan } from "../../../plan/stack-plan";
import { record } from "../../../plan/record";
import { clouds } from "../../../providers";
import commerce = require("../../../index");
import type { Config } from "./configs";
import { moment } from "./configs";

/** Keys of a config that the program complains about, each once, sorted. */
export function problems(config: Config, stack: string): readonly string[] {
  pulumi.runtime.setMockOptions({}, "commerce", stack, false);
  try {
    loadSettings(rawConfig(config), { clouds, now: moment });
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return [...new Set(error.problems.map(({ key }) => key))].sort();
  }
}

/** A config through the real program. */
export async function plan(config: Config, stack: string): Promise<StackPlan> {
  const load = () => loadSettings(pulumi.runtime.allConfig(), { clouds, now: moment });
  let loaded: ReturnType<typeof load> | undefined;
  const recording = await record(() => commerce(() => (loaded = load())), {
    project: "commerce",
    stack,
    config: rawConfig(config),
    outputs: "made-up",
  });
  if (loaded === undefined) throw new Error("the program ended before it read its settings");
  const { settings, warnings, placeholders } = loaded;
  return { stack, ...recording, settings, warnings, placeholders };
}
