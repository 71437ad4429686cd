/** Errors that were emitted and that nobody listened for: where, for who prints them. */
const emissions: WeakMap<Error, string> = new WeakMap();

/** Called where an 'error' event has no listener and its error is thrown instead. */
export function noteUnheard(emitter: object, error: Error): void {
  const name: unknown = Reflect.get(emitter.constructor ?? {}, 'name');
  // The first lines are the emitter's own.
  const [, ...frames] = (new Error().stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  const of = typeof name === 'string' && name !== '' ? ` on ${name} instance` : '';
  emissions.set(error, [`Emitted 'error' event${of} at:`, ...frames.slice(2)].join('\n'));
}

/** The lines that Node prints behind the stack of such an error. */
export function unheardLines(error: Error): string | undefined {
  return emissions.get(error);
}
