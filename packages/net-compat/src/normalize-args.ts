/** The overloads of `connect` and `listen` in one form: options and a callback. */

export type Callback = (...args: unknown[]) => void;

export interface NormalizedOptions {
  port?: unknown;
  host?: unknown;
  path?: unknown;
  [name: string]: unknown;
}

/** `[options, callback or null]`, with a mark of its own so that a form already normalised is passed on as it is. */
export type NormalizedArgs = [options: NormalizedOptions, callback: Callback | null] & {
  [normalized]?: true;
};

const normalized: unique symbol = Symbol('normalizedArgs');

export function isCallback(value: unknown): value is Callback {
  return typeof value === 'function';
}

function isOptions(value: unknown): value is NormalizedOptions {
  return typeof value === 'object' && value !== null;
}

export function isNormalized(value: unknown): value is NormalizedArgs {
  return Array.isArray(value) && normalized in value;
}

/** Text that is a number is a port (blank text is 0), all other text is the path of a pipe. */
export function isPath(value: unknown): value is string {
  return typeof value === 'string' && !(Number(value) >= 0);
}

export function normalizeArgs(args: readonly unknown[]): NormalizedArgs {
  const [first] = args;
  let options: NormalizedOptions = {};
  if (isOptions(first)) options = first;
  else if (isPath(first)) options.path = first;
  else if (args.length > 0) {
    options.port = first;
    if (args.length > 1 && typeof args[1] === 'string') options.host = args[1];
  }
  const last = args.at(-1);
  const result: NormalizedArgs = [options, isCallback(last) ? last : null];
  result[normalized] = true;
  return result;
}
