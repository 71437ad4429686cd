/**
 * An operation in two steps: arguments are checked, which may throw at once in every form of it; what comes back does
 * the work, in the same turn for the form with 'Sync', in a later one for the others.
 */
export type Operation = (...args: never[]) => () => unknown;
