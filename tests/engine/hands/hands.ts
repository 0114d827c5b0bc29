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
  /** Config with which the fleet boots another image. */
  readonly anotherImage: Settings;
  /** The store that must never be replaced. */
  readonly database: { readonly type: string; readonly name: string };
  /** A change of the program by which that store is called otherwise. */
  readonly rename: { readonly file: string; readonly from: string; readonly to: string };
}
