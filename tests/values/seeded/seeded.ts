/** One value of a good stack, made wrong. */
export interface Seeded {
  readonly title: string;
  readonly stack: string;
  readonly type: string;
  /** Name of the recorded resource; without one, the first of the type that has the place. */
  readonly name?: string;
  /** Path in its inputs, as `rules[0].action`; a value of `undefined` drops the member. */
  readonly edit: { readonly path: string; readonly value: unknown };
}
