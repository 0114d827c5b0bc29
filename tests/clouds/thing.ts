import type { Place } from "../../plan/made-up";

export type Fields = Readonly<Record<string, unknown>>;

/** What a provider asks a cloud to make. Secrets are unwrapped. */
export interface Request extends Place {
  readonly type: string;
  /** Its name in the program; for what the cloud makes by itself, any that tells it apart. */
  readonly name: string;
  readonly inputs: Fields;
}

/** One thing in a cloud. Plain data throughout, so that a whole cloud can be copied. */
export interface Thing extends Request {
  readonly id: string;
  inputs: Fields;
  /** As the cloud forms them, `id` among them; without the inputs. */
  outputs: Fields;
  state: "creating" | "ready";
  /** Milliseconds of the cloud's clock at which it was asked for, and at which it was ready. */
  readonly since: number;
  ready: number;
  /** "cloud" for what the program does not own: given before, or made by the cloud itself. */
  readonly owner: "program" | "cloud";
  /** What the cloud keeps of it beside the inputs: capacity, the role in a pair, connections, data written. */
  readonly kept: Record<string, unknown>;
}
