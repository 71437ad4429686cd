/** Directories: made, listed, taken away. */
import { validateBoolean } from '@efi-node/node-errors';
import { runtime } from '../../context.ts';
import { member } from '../../narrow.ts';
import { inEncoding, toMode, toOptions, toPath } from '../arguments.ts';
import { Dirent, direntType } from '../dirent.ts';
import { attempt } from '../errors.ts';
import { type Entry, Failure } from '../systems/file-system.ts';
import type { Place } from '../tree.ts';
import { files } from '../world.ts';
import { removeTree } from './remove.ts';

const newDirectoryMode = 0o777;

function makeOne(path: string, mode: number): void {
  const { system, names } = files().find(path, false);
  if (names.length === 0) throw new Failure('EEXIST');
  system.makeDirectory(names, mode & ~process.umask());
}

/** A path and the paths of all directories above it, from the top down, as the program has written it. */
function withAncestors(path: string): string[] {
  const whole = path.replace(/(?<=[^/])\/+$/, '');
  const found: string[] = [];
  for (let at = whole.indexOf('/', 1); at > 0; at = whole.indexOf('/', at + 1))
    if (whole[at - 1] !== '/') found.push(whole.slice(0, at));
  return [...found, whole];
}

/** Makes what is missing of a path; answers the first directory that it made. */
function makeAll(path: string, mode: number): string | undefined {
  let first: string | undefined;
  for (const part of withAncestors(path)) {
    const there = directoryAt(part);
    if (there === 'directory') continue;
    if (there === 'other') throw new Failure(part.length < path.length ? 'ENOTDIR' : 'EEXIST');
    makeOne(part, mode);
    first ??= part;
  }
  return first;
}

function directoryAt(path: string): 'directory' | 'other' | 'nothing' {
  try {
    const { system, names } = files().find(path, true);
    return system.status(names).kind === 'directory' ? 'directory' : 'other';
  } catch (error) {
    if (error instanceof Failure && error.code === 'ENOENT') return 'nothing';
    throw error;
  }
}

export function mkdir(path: unknown, options?: unknown): () => string | undefined {
  const isMode = typeof options === 'number' || typeof options === 'string';
  const recursive = isMode ? undefined : member(options, 'recursive');
  const mode = isMode
    ? toMode(options, 'mode', newDirectoryMode)
    : toMode(member(options, 'mode'), 'options.mode', newDirectoryMode);
  const name = toPath(path);
  if (recursive !== undefined) validateBoolean(recursive, 'options.recursive');
  return () =>
    attempt(
      'mkdir',
      () => {
        if (recursive === true) return makeAll(name, mode);
        makeOne(name, mode);
        return undefined;
      },
      name,
    );
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const randomLetters = 6;
const temporaryMode = 0o700;

export function mkdtemp(prefix: unknown, given?: unknown): () => string | Buffer {
  const encoding = member(toOptions(given), 'encoding');
  const start = toPath(prefix, 'prefix');
  return () =>
    attempt(
      'mkdtemp',
      () => {
        for (;;) {
          const random = runtime().native;
          const bytes = new Uint8Array(randomLetters);
          random.randomBytes(bytes);
          const path = `${start}${Array.from(bytes, (byte) => letters[byte % letters.length]).join('')}`;
          try {
            makeOne(path, temporaryMode);
            return inEncoding(path, encoding);
          } catch (error) {
            if (!(error instanceof Failure && error.code === 'EEXIST')) throw error;
          }
        }
      },
      `${start}XXXXXX`,
    );
}

export function rmdir(path: unknown, options?: unknown): () => void {
  const name = toPath(path);
  const recursive = member(options, 'recursive') ?? false;
  validateBoolean(recursive, 'options.recursive');
  return () => {
    if (recursive) {
      attempt('lstat', () => placeOf(name), name);
      attempt('rm', () => removeTree(name), name);
      return;
    }
    attempt(
      'rmdir',
      () => {
        const { system, names } = files().find(name, false);
        if (/(?:^|\/)\.\/*$/.test(name)) throw new Failure('EINVAL');
        if (/(?:^|\/)\.\.\/*$/.test(name)) throw new Failure('ENOTEMPTY');
        system.removeDirectory(names);
      },
      name,
    );
  };
}

function placeOf(name: string): Place {
  const place = files().find(name, false);
  place.system.status(place.names);
  return place;
}

/** The entries of a directory; throws what `scandir` throws. */
export function listOf(path: string): Entry[] {
  const { system, names } = files().find(path, true);
  return system.list(names);
}

function isDirectory(path: string): boolean {
  try {
    const { system, names } = files().find(path, true);
    return system.status(names).kind === 'directory';
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
}

export interface Listed extends Entry {
  /** The path of the directory that it is in, as the program would write it. */
  readonly parent: string;
}

export function join(parent: string, name: string): string {
  return parent.endsWith('/') ? `${parent}${name}` : `${parent}/${name}`;
}

/** With all that is below, level by level; links to directories are entered if they are to be followed. */
export function listAll(path: string, follow: boolean): Listed[] {
  const found: Listed[] = [];
  const waiting = [path];
  for (const parent of waiting) {
    for (const entry of listOf(parent)) {
      found.push({ ...entry, parent });
      const below = join(parent, entry.name);
      if (entry.kind === 'directory' || (follow && entry.kind === 'link' && isDirectory(below)))
        waiting.push(below);
    }
  }
  return found;
}

export function makeDirent({ name, kind, parent }: Listed, encoding: unknown): Dirent {
  const shown = encoding === 'buffer' ? Buffer.from(parent) : parent;
  return new Dirent(inEncoding(name, encoding), shown, direntType(kind));
}

export function readdir(path: unknown, given?: unknown): () => (string | Buffer | Dirent)[] {
  const options = toOptions(given);
  const name = toPath(path);
  const recursive = member(options, 'recursive') ?? false;
  validateBoolean(recursive, 'options.recursive');
  const encoding = member(options, 'encoding');
  const withTypes = member(options, 'withFileTypes') === true;
  return () =>
    attempt(
      'scandir',
      () => {
        const entries = recursive
          ? listAll(name, !withTypes)
          : listOf(name).map((entry) => ({ ...entry, parent: name }));
        if (withTypes) return entries.map((entry) => makeDirent(entry, encoding));
        return entries.map((entry) => {
          const below = join(entry.parent, entry.name).slice(join(name, '').length);
          return inEncoding(below, encoding);
        });
      },
      name,
    );
}
