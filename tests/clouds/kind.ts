import type { Cloud } from "./cloud";
import type { Fields, Request, Thing } from "./thing";

/**
 * How a cloud treats one type of resource. Everything is optional but the type: what is left out is as the general rules have
 * it (id and outputs from `plan/made-up`, ids and ARNs in the inputs must exist).
 */
export interface Kind {
  readonly type: string;
  /** Inputs that name another thing. Looked up at the moment of the call. */
  readonly references?: readonly Reference[];
  /** Names that nothing else may have at the same time. */
  readonly names?: (request: Request, cloud: Cloud) => readonly UniqueName[];
  /** Code of the refusal where the id itself is taken. Default: `AlreadyExists`. */
  readonly taken?: string;
  /** Refuses a creation for what no reference says: prerequisites, limits, combinations. */
  readonly create?: (request: Request, cloud: Cloud) => void;
  /** Outputs beside those of `plan/made-up`, or instead of them. */
  readonly outputs?: (request: Request, cloud: Cloud) => Fields;
  /** Once it is ready: what the cloud makes or does by itself. */
  readonly made?: (thing: Thing, cloud: Cloud) => void;
  /** Inputs (top level, or dotted) whose change needs a new thing. */
  readonly createOnly?: readonly string[];
  /**
   * Refuses a change, or does what it does beside storing the inputs. `news` is the whole of what arrives: on Azure it replaces
   * what stood there, inputs that the program ignores included.
   */
  readonly update?: (thing: Thing, news: Fields, cloud: Cloud) => void;
  /** Refuses a deletion: guards, what still uses it. */
  readonly remove?: (thing: Thing, cloud: Cloud) => void;
  /** After it is gone: what goes with it. */
  readonly removed?: (thing: Thing, cloud: Cloud) => void;
  /** What a provider reads of it, where that differs from the inputs: capacity that the autoscaler moved. */
  readonly read?: (thing: Thing, cloud: Cloud) => Fields;
  /** Served by a control plane of the world, not of a region: it answers while a region is gone. */
  readonly global?: boolean;
  /** Shortest and longest time that it takes to make, in ms. Default: 0.2 s to 20 s. */
  readonly takes?: readonly [number, number];
  /** Quota: how many of it there may be in a scope, and the code of the refusal. */
  readonly quota?: Quota;
}

export interface Reference {
  /** Path in the inputs; `[]` stands for each item of a list: `vpcId`, `subnetIds[]`, `launchTemplate.id`. */
  readonly path: string;
  /** Types of which one must have it. */
  readonly to: readonly string[];
  /** Property of that thing (input or output) that holds the value. Default: `id`. */
  readonly by?: string;
  /** Where that thing must stand. Default: the same region and account. "account": any region of it. */
  readonly where?: "region" | "account" | "anywhere";
  /** Code of the refusal where nothing of that kind is there. */
  readonly code: string;
  /** Part of the value that names the thing; undefined where this value names none (a keyword, an id from the config). */
  readonly named?: (value: string, request: Request) => string | undefined;
}

export interface UniqueName {
  /** Within what the name is unique: "the world", an account, a region, the id of a thing. */
  readonly scope: string;
  readonly name: string;
  readonly code: string;
}

export interface Quota {
  readonly most: number;
  /** Things that count all have the same text. Default: region and account. */
  readonly per?: (request: Request) => string;
  readonly code: string;
  /** Document and date. */
  readonly source: string;
  /** True where the program asks people to have it raised (docs/bootstrap.md); `most` is then what they are told. */
  readonly raised?: boolean;
}
