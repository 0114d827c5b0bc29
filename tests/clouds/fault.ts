import type { Refusal } from "./refusal";
import type { Request } from "./thing";

export type Verb = "create" | "read" | "update" | "delete";

/** Something that goes wrong although the request is right. */
export interface Fault {
  readonly hits: (verb: Verb, request: Pick<Request, "type" | "name" | "region" | "account">) => boolean;
  readonly refusal: Refusal;
  /** "after": what was asked for is done, or half done, and the answer is lost all the same. */
  readonly when: "before" | "after";
  /** How often; Infinity until it is taken away. */
  times: number;
}
