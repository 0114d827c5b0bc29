/** Values that a model doesn't list, though the cloud takes them: type, path in the inputs, value, and what proves it. */
export const proved: readonly (readonly [type: string, path: string, value: string, source: string])[] = [];
