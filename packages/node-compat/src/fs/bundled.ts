/** The files that came with the program, by the paths that it knows them by. */
import { runtime } from '../context.ts';
import { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE } from '../errors.ts';
import { directoryOf } from '../runtime/program.ts';
import { builtin } from '../load.ts';
import { isFunction, member } from '../narrow.ts';

/** A function of another builtin that answers with a text. */
function call(module: string, name: string, ...args: unknown[]): string {
  const fn = member(builtin(module), name);
  if (!isFunction(fn)) throw new Error(`node:${module} has no ${name}`);
  return String(fn(...args));
}

/** Entries of the bundle that are the system's, not the program's. */
const own = new Set(['config.json', 'program.js', 'program.map']);

export function toPath(path: unknown, name = 'path'): string {
  let text: unknown = path;
  if (path instanceof Uint8Array) text = runtime().native.decode(path, 'utf8', 0, path.length);
  else if (typeof path === 'object' && path !== null && 'href' in path) {
    text = call('url', 'fileURLToPath', path);
  }
  if (typeof text !== 'string')
    throw new ERR_INVALID_ARG_TYPE(name, ['string', 'an instance of Buffer', 'URL'], path);
  if (text.includes('\0'))
    throw new ERR_INVALID_ARG_VALUE(name, text, 'must be a string, Uint8Array, or URL without null bytes');
  return text;
}

/** A file's bytes, as a view of the bundle; undefined when it did not come along. */
export function findFile(path: string): Uint8Array<ArrayBuffer> | undefined {
  const { native, config } = runtime();
  const absolute = call('path', 'resolve', process.cwd(), path);
  const names = [
    absolute,
    absolute.slice(1),
    call('path', 'relative', directoryOf(config.filename), absolute),
    call('path', 'relative', config.cwd, absolute),
  ];
  for (const name of names) {
    if (name === '' || own.has(name)) continue;
    const bytes = native.file(name);
    if (bytes !== undefined) return bytes;
  }
  return undefined;
}
