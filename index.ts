import * as pulumi from "@pulumi/pulumi";
import { Platform } from "./components/platform";
import { loadSettings } from "./config/load";
import type { LoadOptions } from "./config/load";
import { clouds } from "./providers";

/** The shop of the chosen stack. The engine calls it without options: then placeholders are refused and the clock is real. */
export = async function commerce(options: LoadOptions = { clouds }) {
  const { settings, cloud } = loadSettings(pulumi.runtime.allConfig(), options);
  const platform = await cloud.with(settings, (provider) => new Platform("shop", { provider, settings }));
  return platform.outputs();
};
