import * as pulumi from "@pulumi/pulumi";
import { Platform } from "./components/platform";
import type { Loaded } from "./config/load";
import { loadSettings } from "./config/load";
import { clouds } from "./providers";

/** The shop of the chosen stack. The offline plan calls it with a way of loading of its own; the engine with none. */
export = async function commerce(load: () => Loaded = fromEngine) {
  const { settings, cloud } = load();
  const platform = await cloud.with(settings, (provider) => new Platform("shop", { provider, settings }));
  return platform.outputs();
};

/** Refuses placeholders, and takes the real clock. */
function fromEngine(): Loaded {
  const loaded = loadSettings(pulumi.runtime.allConfig(), { clouds });
  for (const warning of loaded.warnings) void pulumi.log.warn(warning);
  return loaded;
}
