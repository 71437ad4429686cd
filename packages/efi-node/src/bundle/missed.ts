/** Tells modules that every install may lack from those that somebody has forgotten to install. */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { AbsentModule } from './builtins.ts';
import { type Esbuild, unguardedImports } from './guards.ts';
import { packageOf } from './module-paths.ts';

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Names of packages that the package a file belongs to can do without, by its own manifest. */
function optionalPackages(file: string): Set<string> {
  const names = new Set<string>();
  let manifest: unknown;
  try {
    manifest = JSON.parse(readFileSync(join(packageOf(file), 'package.json'), 'utf8'));
  } catch {
    return names;
  }
  if (!isRecord(manifest)) return names;
  const { optionalDependencies, peerDependenciesMeta } = manifest;
  if (isRecord(optionalDependencies)) for (const name of Object.keys(optionalDependencies)) names.add(name);
  if (!isRecord(peerDependenciesMeta)) return names;
  for (const [name, meta] of Object.entries(peerDependenciesMeta)) {
    if (isRecord(meta) && meta['optional'] === true) names.add(name);
  }
  return names;
}

function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Of the modules that are not there, those that neither a `try` nor a manifest says are optional. */
export async function missedModules(
  esbuild: Esbuild,
  directory: string,
  absent: readonly AbsentModule[],
): Promise<AbsentModule[]> {
  const missed: AbsentModule[] = [];
  for (const module of absent) {
    const { specifier, importer, kind } = module;
    if (kind !== 'unresolved' || optionalPackages(importer).has(packageName(specifier))) continue;
    const unguarded = await unguardedImports(esbuild, directory, relative(directory, importer));
    if (unguarded.has(specifier)) missed.push(module);
  }
  return missed;
}

/** One line for all of them; undefined if there are none. */
export function describeMissed(missed: readonly AbsentModule[]): string | undefined {
  if (missed.length === 0) return undefined;
  const askers = new Map<string, string>();
  for (const { specifier, importer } of missed) askers.set(specifier, importer);
  const list = [...askers].map(([name, importer]) => `'${name}' (asked for by ${importer})`).join(', ');
  const packages = [...new Set([...askers.keys()].filter((name) => !/^[./#]/.test(name)).map(packageName))];
  const remedy = packages.length === 0 ? '' : `; npm install ${packages.join(' ')}`;
  return `absent, as it is not installed: ${list}${remedy}`;
}
