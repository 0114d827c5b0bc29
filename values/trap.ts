/** One trap of practice: something that type-checks, and then fails or leaves a hole. */
export interface Trap {
  /** Its number in the team's list for that cloud. */
  readonly number: string;
  /** In a line, in words of our own. */
  readonly what: string;
  readonly how:
    | { readonly rule: string }
    /** By something else that fails when it is stepped into: a policy, a model, a simulated cloud's refusal, a test. */
    | { readonly elsewhere: string }
    /** Why nothing here can see it. */
    | { readonly unseen: string };
}
