import type { Links, Provider, RegionFacts, Settings } from "../components/contract";
import { regions as awsRegions } from "./aws/regions";
import { regions as azureRegions } from "./azure/regions";

/** A cloud in the registry: its regions are data; its SDK is loaded only when the stack chose it. */
export interface Cloud {
  readonly regions: Readonly<Record<string, RegionFacts>>;
  /** Runs `use` with the opened cloud, whatever its links are made of. */
  with<R>(settings: Settings, use: <L extends Links>(provider: Provider<L>) => R): Promise<R>;
}

export type Clouds = Readonly<Record<string, Cloud>>;

export const clouds: Clouds = {
  aws: {
    regions: awsRegions,
    with: async (settings, use) => use((await import("./aws")).open(settings)),
  },
  azure: {
    regions: azureRegions,
    with: async (settings, use) => use((await import("./azure")).open(settings)),
  },
};
