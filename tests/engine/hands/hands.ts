import type { Cloud } from "../../clouds/cloud";
import type { Fault } from "../../clouds/fault";
import type { Thing } from "../../clouds/thing";
import type { Settings, Shop } from "../shop";
import type { RecoveryHands } from "./recovery";

/** Where a scenario takes hold of a cloud: the same handles on each. */
export interface Hands {
  readonly cloud: "aws" | "azure";
  readonly recovery: RecoveryHands;
  /** A resource that nothing is built on, one property of it that the program sets, and what somebody put there by hand. */
  readonly watched: {
    readonly type: string;
    readonly name: string;
    readonly property: string;
    readonly value: unknown;
  };
  /** Makes a thing beside the program's, as a person or another program would. */
  stranger(cloud: Cloud, shop: Shop): Thing;
  /** Throttles every `n`th call, `times` in all. The provider itself asks again. */
  throttling(times: number): Fault;
  /** The fleet finds no machine in one zone, `times` in all. */
  noCapacity(times: number): Fault;
  /** A resource whose creation fails after it is there. */
  readonly halfWay: { readonly type: string; readonly name: string };
  readonly fleet: { readonly type: string; readonly name: string };
  /** Instances of the fleet that serve. */
  instances(shop: Shop): number;
  /** Fewest that served at any moment since the last look. */
  fewest(shop: Shop): number;
  /** The fleet's own scaling wants another number; gives what it comes to. */
  scale(shop: Shop, wanted: number): number;
  /** Names to look up again before the fleet's image is changed. */
  readonly beforeImage: readonly string[];
  /** Lets the clouds live through a day; gives the least number of instances that the fleet keeps at each time. */
  through(shop: Shop, times: readonly Date[]): readonly number[];
  /** Types of what a peak adds, or of what it changes. */
  readonly peakIn: string;
  /** True where the cloud itself refuses to delete a store, until somebody takes that away. */
  readonly hasOwnGuards: boolean;
  /** Takes the cloud's own guards from what stands in a region, as the runbook says. */
  unguard(shop: Shop, region: string): void;
  /** Types of stores: never replaced, whatever the config asks for. */
  readonly stores: readonly string[];
  /** Config of development with a second region. */
  readonly twoRegions: Settings;
  /** Config with which the fleet boots another image. */
  readonly anotherImage: Settings;
  /** A change of the program by which the database is called otherwise. */
  readonly rename: { readonly file: string; readonly from: string; readonly to: string };
}
