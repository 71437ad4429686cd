/** Evaluates builtins when they are first asked for. */
import { load } from 'efi-node:builtins';
import { findBuiltin } from './builtins.ts';

/** A builtin's `module.exports`, by its name without `node:`. */
export function builtin(name: string): unknown {
  const make = load[name];
  if (make === undefined) throw new Error(`no builtin ${name}`);
  return make();
}

/** What a program's `require` answers for a builtin; undefined for everything else. */
export function loadBuiltin(specifier: string): { readonly exports: unknown } | undefined {
  const found = findBuiltin(specifier);
  return found === undefined ? undefined : { exports: builtin(found.name) };
}
