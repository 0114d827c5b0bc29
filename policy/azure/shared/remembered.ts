/** Remembers, for as long as a thing is there, what was found out about it: several rules ask the same of one stack. */
export function remembered<T extends object, R>(find: (thing: T) => R): (thing: T) => R {
  const known = new WeakMap<T, { readonly value: R }>();
  return (thing) => {
    const before = known.get(thing);
    if (before !== undefined) return before.value;
    const value = find(thing);
    known.set(thing, { value });
    return value;
  };
}
