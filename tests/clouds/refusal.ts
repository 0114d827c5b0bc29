/** What a cloud answers instead of doing what it was asked. */
export class Refusal extends Error {
  constructor(
    /** The cloud's own error code, as its API gives it: `InvalidSubnetID.NotFound`. */
    readonly code: string,
    message: string,
    /**
     * True where the provider itself waits and asks again, as it does for roles that have not spread yet. Only what the
     * provider is known to repeat may be marked so.
     */
    readonly repeats = false,
  ) {
    super(`${code}: ${message}`);
    this.name = "Refusal";
  }
}

export function refuse(code: string, message: string): never {
  throw new Refusal(code, message);
}
