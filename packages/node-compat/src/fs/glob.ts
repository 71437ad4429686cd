/** `glob`: the paths below a directory that a pattern fits. Links are not followed. */
import { validateObject } from '@efi-node/node-errors';
import { isFunction, member } from '../narrow.ts';
import { matchesGlob } from '../path/glob.ts';
import { toPath } from './arguments.ts';
import type { Dirent } from './dirent.ts';
import { join, type Listed, listOf, makeDirent } from './operations/directories.ts';
import { runPath } from './operations/run-path.ts';
import { Failure } from './systems/file-system.ts';

function entriesOf(path: string): Listed[] {
  try {
    return listOf(path).map((entry) => ({ ...entry, parent: path }));
  } catch (error) {
    // What cannot be listed has nothing in it that would fit.
    if (error instanceof Failure) return [];
    throw error;
  }
}

type Excluded = (entry: Listed, relative: string) => boolean;

function toExcluded(exclude: unknown, withTypes: boolean): Excluded {
  if (Array.isArray(exclude)) {
    const patterns = exclude.map(String);
    return (_, relative) => patterns.some((pattern) => matchesGlob(relative, pattern));
  }
  if (!isFunction(exclude)) return () => false;
  return (entry, relative) => Boolean(exclude(withTypes ? makeDirent(entry, undefined) : relative));
}

export function glob(pattern: unknown, given?: unknown): () => (string | Dirent)[] {
  if (given !== undefined) validateObject(given, 'options');
  const patterns = (Array.isArray(pattern) ? pattern : [pattern]).map((each) => toPath(each, 'pattern'));
  const withTypes = member(given, 'withFileTypes') === true;
  const root = member(given, 'cwd');
  const start = root === undefined ? process.cwd() : toPath(root, 'options.cwd');
  const excluded = toExcluded(member(given, 'exclude'), withTypes);
  return () => {
    const found: (string | Dirent)[] = [];
    const absolute = patterns.map((each) => runPath('resolve', start, each));
    const add = (path: string, entry: Listed): void => {
      const fits = absolute.findIndex((each, index) => {
        if (patterns[index]?.endsWith('/') === true && entry.kind !== 'directory') return false;
        return matchesGlob(path, each) || (each.endsWith('/**') && each === join(path, '**'));
      });
      if (fits < 0) return;
      const isAbsolute = patterns[fits]?.startsWith('/') === true;
      const parent =
        isAbsolute || root !== undefined ? entry.parent : runPath('relative', start, entry.parent) || '.';
      const relative = runPath('relative', start, path) || '.';
      if (withTypes) found.push(makeDirent({ ...entry, parent }, undefined));
      else found.push(isAbsolute ? path : relative);
    };
    const visit = (directory: string): void => {
      for (const entry of entriesOf(directory)) {
        const path = join(directory, entry.name);
        if (excluded(entry, runPath('relative', start, path))) continue;
        add(path, entry);
        if (entry.kind === 'directory') visit(path);
      }
    };
    const beyond = patterns.some((each) => each.startsWith('/') || each.startsWith('..'));
    const top = beyond ? '/' : runPath('resolve', start);
    add(top, { name: runPath('basename', top), kind: 'directory', parent: runPath('dirname', top) });
    visit(top);
    return found;
  };
}
