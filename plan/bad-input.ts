/** A mistake of the caller: shown without a stack trace, exit code 2. */
export class BadInput extends Error {}
