/** Evaluates builtins when they are first asked for. */
import { load } from 'efi-node:builtins';
import { findBuiltin } from './builtins.ts';

const named: Set<string> = new Set();

/** The bundler of the runtime renames what would collide (`URL2`, `_URL`); programs see the names of Node. */
function restoreNames(exports: unknown): void {
  if ((typeof exports !== 'object' && typeof exports !== 'function') || exports === null) return;
  for (const key of Object.keys(exports)) {
    const value: unknown = Object.getOwnPropertyDescriptor(exports, key)?.value;
    if (typeof value !== 'function' || value.name === key) continue;
    if (/^_?(.*?)\d*$/.exec(value.name)?.[1] === key)
      Object.defineProperty(value, 'name', { value: key, configurable: true });
  }
}

/** The exports of a builtin or internal module, by its name without `node:`. */
export function builtin(name: string): unknown {
  const make = load[name];
  if (make === undefined) throw new Error(`no builtin ${name}`);
  const exports = make();
  // A module that asks for itself while it is evaluated has no exports yet.
  if (!named.has(name) && Object.keys(Object(exports)).length > 0) {
    named.add(name);
    restoreNames(exports);
  }
  return exports;
}

/** What a program's `require` answers for a builtin; undefined for everything else. */
export function loadBuiltin(specifier: string): { readonly exports: unknown } | undefined {
  const found = findBuiltin(specifier);
  return found === undefined ? undefined : { exports: builtin(found.name) };
}
