/** Finds what a program asks for in vain though it could be bundled: refused builtins, and loaders of native addons. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Message, Metafile } from 'esbuild';
import { type AbsentModule, builtinOfInput } from './builtins.ts';
import { type Esbuild, inevitable, isDynamicImport, unguardedImports } from './guards.ts';
import { isInNodeModules, packageOf } from './module-paths.ts';

export interface BundledFiles {
  readonly esbuild: Esbuild;
  readonly metafile: Metafile;
  readonly directory: string;
  /** As metafile names it. */
  readonly entry: string;
}

function isVirtual(file: string): boolean {
  return /^(?:efi-\w+:|<)/.test(file);
}

function explainBuiltin(message: Message, name: string, instead: string): Message {
  const text = `the builtin '${name}' cannot be had on a machine without an operating system: ${instead}; where the program can do without it, import it in a try`;
  return { ...message, text };
}

/** The built addon of a package, where its loader would look for it; undefined if it has not been built. */
function builtAddon(directory: string): string | undefined {
  for (const place of ['build/Release', 'build/Debug', 'prebuilds', 'lib/binding', '.']) {
    const folder = join(directory, place);
    if (!existsSync(folder)) continue;
    const file = readdirSync(folder, { recursive: place !== '.' }).find(
      (name) => typeof name === 'string' && name.endsWith('.node'),
    );
    if (typeof file === 'string') return join(folder, file);
  }
  return undefined;
}

/** Whether a file calls the loader elsewhere than where it asks for it, and has a `try` that may be around the call. */
function mayGuardCall(file: string, specifier: string): boolean {
  const text = readFileSync(file, 'utf8');
  const called = new RegExp(`require\\(\\s*['"]${specifier.replaceAll(/[.\\]/g, '\\$&')}['"]\\s*\\)\\s*\\(`);
  return !called.test(text) && /\btry\s*\{/.test(text);
}

function explainLoader(message: Message, file: string, specifier: string, base: string): Message {
  const home = packageOf(file);
  const addon = relative(base, builtAddon(home) ?? home);
  return {
    ...message,
    text: `a native addon (.node) cannot be loaded in firmware: ${addon}, which '${specifier}' looks for`,
  };
}

/** Why this file's asking for `path` (as metafile has it) is in vain, told for its place; undefined if it is not. */
function judgement(
  file: string,
  path: string,
  refused: ReadonlyMap<string, string>,
  absent: ReadonlyMap<string, AbsentModule>,
  base: string,
): ((message: Message, specifier: string) => Message) | undefined {
  const builtin = builtinOfInput(path);
  if (builtin !== undefined) {
    const instead = isInNodeModules(file) ? undefined : refused.get(builtin);
    if (instead === undefined) return undefined;
    return (message) => explainBuiltin(message, builtin, instead);
  }
  const module = absent.get(path.slice(path.indexOf(':') + 1));
  if (module?.kind !== 'loader' || mayGuardCall(module.importer, module.specifier)) return undefined;
  return (message, specifier) => explainLoader(message, resolve(base, file), specifier, base);
}

/** One message for each refused import that no `try` guards on the way from the program's entry. */
export async function refusedImports(
  { esbuild, metafile, directory, entry }: BundledFiles,
  refused: ReadonlyMap<string, string>,
  absent: ReadonlyMap<string, AbsentModule>,
): Promise<Message[]> {
  const suspects = new Map<string, Map<string, (message: Message, specifier: string) => Message>>();
  for (const [file, { imports }] of Object.entries(metafile.inputs)) {
    if (isVirtual(file)) continue;
    for (const { path, kind, original } of imports) {
      if (kind !== 'import-statement' && kind !== 'require-call') continue;
      const explain = judgement(file, path, refused, absent, directory);
      if (explain === undefined) continue;
      const known = suspects.get(file) ?? new Map();
      suspects.set(file, known.set(original ?? path, explain));
    }
  }
  if (suspects.size === 0) return [];
  const reached = await inevitable(esbuild, metafile, directory, entry, new Set(suspects.keys()));
  const messages: Message[] = [];
  for (const file of reached) {
    const unguarded = await unguardedImports(esbuild, directory, file);
    for (const [specifier, explain] of suspects.get(file) ?? []) {
      const place = unguarded.get(specifier)?.find((message) => !isDynamicImport(message));
      if (place !== undefined) messages.push(explain(place, specifier));
    }
  }
  return messages;
}
