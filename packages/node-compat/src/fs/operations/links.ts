/** Names of entries: taken away, moved, given anew, and links to others. */
import { validateOneOf } from '@efi-node/node-errors';
import { member } from '../../narrow.ts';
import { inEncoding, toOptions, toPath } from '../arguments.ts';
import { attempt } from '../errors.ts';
import { Failure } from '../systems/file-system.ts';
import type { Place } from '../tree.ts';
import { files } from '../world.ts';
import { statusOf } from './entries.ts';

export function unlink(path: unknown): () => void {
  const name = toPath(path);
  return () =>
    attempt(
      'unlink',
      () => {
        const place = files().find(name, false);
        if (place.wantsDirectory) {
          statusOf(place);
          // The slash has led through the link, which itself is no directory.
          if (isLink(name)) throw new Failure('ENOTDIR');
        }
        place.system.removeFile(place.names);
      },
      name,
    );
}

function isLink(path: string): boolean {
  const { system, names } = files().find(path.replace(/(?<=.)\/+$/, ''), false);
  return system.linkTarget(names) !== undefined;
}

/** Both in one file system. */
function twoPlaces(from: string, to: string): { readonly source: Place; readonly target: Place } {
  const source = files().find(from, false);
  const status = statusOf(source);
  const target = files().find(to, false);
  if (target.wantsDirectory && status.kind !== 'directory') throw new Failure('ENOTDIR');
  if (source.names.length === 0 || target.names.length === 0) throw new Failure('EBUSY');
  if (source.system !== target.system) throw new Failure('EXDEV');
  return { source, target };
}

export function rename(oldPath: unknown, newPath: unknown): () => void {
  const from = toPath(oldPath, 'oldPath');
  const to = toPath(newPath, 'newPath');
  return () =>
    attempt(
      'rename',
      () => {
        const { source, target } = twoPlaces(from, to);
        source.system.rename(source.names, target.names);
      },
      from,
      to,
    );
}

export function link(existingPath: unknown, newPath: unknown): () => void {
  const from = toPath(existingPath, 'existingPath');
  const to = toPath(newPath, 'newPath');
  return () =>
    attempt(
      'link',
      () => {
        const { source, target } = twoPlaces(from, to);
        source.system.link(source.names, target.names);
      },
      from,
      to,
    );
}

export function symlink(target: unknown, path: unknown, type?: unknown): () => void {
  validateOneOf(type, 'type', ['dir', 'file', 'junction', null, undefined]);
  const to = toPath(target, 'target');
  const name = toPath(path);
  return () =>
    attempt(
      'symlink',
      () => {
        if (to === '') throw new Failure('ENOENT');
        const place = files().find(name, false);
        place.system.symlink(to, place.names);
      },
      to,
      name,
    );
}

export function readlink(path: unknown, given?: unknown): () => string | Buffer {
  const encoding = member(toOptions(given), 'encoding');
  const name = toPath(path);
  return () =>
    attempt(
      'readlink',
      () => {
        const { system, names } = files().find(name, false);
        const target = system.linkTarget(names);
        if (target !== undefined) return inEncoding(target, encoding);
        system.status(names);
        throw new Failure('EINVAL');
      },
      name,
    );
}
