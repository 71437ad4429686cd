/** What there is to know of an entry by its path, and what can be set of it. */
import { fsConstants } from '../../constants-data.ts';
import { member } from '../../narrow.ts';
import { inEncoding, toMode, toOptions, toPath, toSmallMode, toTime } from '../arguments.ts';
import { attempt } from '../errors.ts';
import { type BigIntStats, makeStats, StatFs, type Stats } from '../stats.ts';
import { type Change, Failure, type Status } from '../systems/file-system.ts';
import type { Place } from '../tree.ts';
import { files } from '../world.ts';
import { toOwners } from './descriptors.ts';
import { runPath } from './run-path.ts';

/** Also of a path that ends in a slash, and so has to be a directory. */
export function statusOf(place: Place): Status {
  const status = place.system.status(place.names);
  if (place.wantsDirectory && status.kind !== 'directory') throw new Failure('ENOTDIR');
  return status;
}

/** What `throwIfNoEntry: false` keeps quiet about: not the same in both, as in Node. */
const absences = { stat: new Set(['ENOENT', 'ENOTDIR']), lstat: new Set(['ENOENT']) };

type StatOperation = (path: unknown, options?: unknown) => () => Stats | BigIntStats | undefined;

function statWith(syscall: 'stat' | 'lstat'): StatOperation {
  return (path, options) => {
    const name = toPath(path);
    const big = member(options, 'bigint') === true;
    const silent = member(options, 'throwIfNoEntry') === false;
    return () =>
      attempt(
        syscall,
        () => {
          try {
            const place = files().find(name, syscall === 'stat');
            return makeStats(statusOf(place), place.system.device, big);
          } catch (error) {
            if (silent && error instanceof Failure && absences[syscall].has(error.code)) return undefined;
            throw error;
          }
        },
        name,
      );
  };
}
export const stat: StatOperation = statWith('stat');
export const lstat: StatOperation = statWith('lstat');

export function exists(path: unknown): boolean {
  try {
    statusOf(files().find(toPath(path), true));
    return true;
  } catch {
    return false;
  }
}

export function access(path: unknown, given?: unknown): () => void {
  const name = toPath(path);
  const mode = toSmallMode(given);
  return () => attempt('access', () => check(files().find(name, true), mode), name);
}

/** As for Linux's superuser, whom permissions do not stop from reading and writing. */
function check(place: Place, mode: number): void {
  const status = statusOf(place);
  const wants = (name: string): boolean => (mode & (fsConstants[name] ?? 0)) !== 0;
  if (wants('W_OK') && status.kind !== 'device' && place.system.isReadOnly()) throw new Failure('EROFS');
  if (wants('X_OK') && status.kind !== 'directory' && (status.mode & 0o111) === 0)
    throw new Failure('EACCES');
}

/** As Node does by itself: from the top down, so that an error names what of the path it was. */
export function realpath(path: unknown, given?: unknown): () => string | Buffer {
  const name = toPath(path);
  const encoding = member(toOptions(given), 'encoding');
  return () => {
    let found = '';
    for (const part of runPath('resolve', name).split('/')) {
      if (part === '') continue;
      const next = `${found}/${part}`;
      const status = attempt('lstat', () => statusOf(files().find(next, false)), next);
      found = next;
      if (status.kind !== 'link') continue;
      attempt('stat', () => statusOf(files().find(next, true)), next);
      found = files().find(next, true).path;
    }
    return inEncoding(found === '' ? '/' : found, encoding);
  };
}

export function realpathNative(path: unknown, given?: unknown): () => string | Buffer {
  const name = toPath(path);
  const encoding = member(toOptions(given), 'encoding');
  return () =>
    attempt(
      'realpath',
      () => {
        const place = files().find(name, true);
        statusOf(place);
        return inEncoding(place.path, encoding);
      },
      name,
    );
}

function change(syscall: string, follow: boolean, path: unknown, what: Change): () => void {
  const name = toPath(path);
  return () =>
    attempt(
      syscall,
      () => {
        const place = files().find(name, follow);
        statusOf(place);
        place.system.change(place.names, what);
      },
      name,
    );
}

const permissionBits = 0o7777;

export function chmod(path: unknown, mode: unknown): () => void {
  const name = toPath(path);
  return change('chmod', true, name, { mode: toMode(mode, 'mode') & permissionBits });
}

export function chown(path: unknown, uid: unknown, gid: unknown): () => void {
  const name = toPath(path);
  return change('chown', true, name, toOwners(uid, gid));
}

export function lchown(path: unknown, uid: unknown, gid: unknown): () => void {
  const name = toPath(path);
  return change('lchown', false, name, toOwners(uid, gid));
}

export function utimes(path: unknown, atime: unknown, mtime: unknown): () => void {
  const name = toPath(path);
  return change('utime', true, name, { accessed: toTime(atime), modified: toTime(mtime) });
}

export function lutimes(path: unknown, atime: unknown, mtime: unknown): () => void {
  const name = toPath(path);
  return change('lutime', false, name, { accessed: toTime(atime), modified: toTime(mtime) });
}

export function statfs(path: unknown, options?: unknown): () => StatFs {
  const name = toPath(path);
  const big = member(options, 'bigint') === true;
  return () =>
    attempt(
      'statfs',
      () => {
        const place = files().find(name, true);
        statusOf(place);
        return new StatFs(place.system.space(), big);
      },
      name,
    );
}
