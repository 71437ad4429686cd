import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as esbuildModule from 'esbuild';
import type { BuildFailure, Message, Metafile } from 'esbuild';
import { loaderOf } from './loaders.ts';

/** As the esbuild module is, which is loaded only when something has to be bundled. */
export type Esbuild = typeof esbuildModule;

const UNRESOLVED = /^Could not resolve "(.*)"$/;

export function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors);
}

/** The name that could not be resolved, undefined for a message about something else. */
export function unresolvedName(text: string): string | undefined {
  return UNRESOLVED.exec(text)?.[1];
}

/**
 * What a file imports or requires outside of every `try` (and `import().catch()`), each with its place, by the name
 * asked for. esbuild itself knows, as it complains of exactly these when none of a file's imports can be resolved.
 * `file` is a name of the metafile, from `directory`.
 */
export async function unguardedImports(
  esbuild: Esbuild,
  directory: string,
  file: string,
): Promise<Map<string, Message[]>> {
  const found = new Map<string, Message[]>();
  try {
    await esbuild.build({
      stdin: {
        contents: readFileSync(join(directory, file), 'utf8'),
        loader: loaderOf(file),
        sourcefile: file,
      },
      bundle: true,
      write: false,
      platform: 'neutral',
      mainFields: [],
      logLevel: 'silent',
      logLimit: 0,
    });
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    for (const message of error.errors) {
      const name = unresolvedName(message.text);
      if (name === undefined) continue;
      const known = found.get(name);
      if (known === undefined) found.set(name, [message]);
      else known.push(message);
    }
  }
  return found;
}

/** Whether it stands in an `import(…)`, whose failure is a promise's. */
export function isDynamicImport({ location }: Message): boolean {
  if (location === null) return false;
  const before = Buffer.from(location.lineText).subarray(0, location.column).toString();
  return /\bimport\s*\(\s*$/.test(before);
}

/** The files (as metafile names them) that lead to one of `targets`, those included. */
function leadingTo(metafile: Metafile, targets: ReadonlySet<string>): Set<string> {
  const importers = new Map<string, string[]>();
  for (const [file, { imports }] of Object.entries(metafile.inputs)) {
    for (const { path } of imports) {
      const known = importers.get(path);
      if (known === undefined) importers.set(path, [file]);
      else known.push(file);
    }
  }
  const found = new Set(targets);
  for (const file of found) for (const importer of importers.get(file) ?? []) found.add(importer);
  return found;
}

/**
 * Which of `targets` are evaluated by a program that starts at `entry` with no `try` on the way, so that the program
 * cannot run without them. Targets and entry are names of the metafile.
 */
export async function inevitable(
  esbuild: Esbuild,
  metafile: Metafile,
  directory: string,
  entry: string,
  targets: ReadonlySet<string>,
): Promise<Set<string>> {
  const relevant = leadingTo(metafile, targets);
  const reached = new Set([entry]);
  for (const file of reached) {
    const input = metafile.inputs[file];
    if (input === undefined) continue;
    const ahead = input.imports.filter(({ path }) => relevant.has(path) && !reached.has(path));
    if (ahead.length === 0) continue;
    const certain = ahead.every(({ kind }) => kind === 'import-statement');
    const unguarded = certain ? undefined : await unguardedImports(esbuild, directory, file);
    for (const { path, kind, original } of ahead) {
      if (kind === 'import-statement' || unguarded?.has(original ?? path) === true) reached.add(path);
    }
  }
  return new Set([...targets].filter((target) => reached.has(target)));
}
