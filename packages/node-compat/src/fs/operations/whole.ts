/** Whole files at once: read, written, appended to, cut, copied. */
import { AbortError, validateBoolean } from '@efi-node/node-errors';
import { fsConstants } from '../../constants-data.ts';
import { isObject, member } from '../../narrow.ts';
import {
  isDescriptor,
  toData,
  toEncoding,
  toFlags,
  toMode,
  toOptions,
  toPath,
  toSmallMode,
} from '../arguments.ts';
import { closeDescriptor, descriptor, openDescriptor, readFrom, writeWhole } from '../descriptors.ts';
import { attempt } from '../errors.ts';
import { Failure } from '../systems/file-system.ts';
import { files } from '../world.ts';
import { toLength } from './descriptors.ts';

const newFileMode = 0o666;

/** Bytes that are read at a time where the size is not known. */
const chunk = 65_536;

const reading = toFlags('r');

/** Throws AbortError once the signal of the options says so. */
function checkSignal(options: object): void {
  const signal: unknown = member(options, 'signal');
  if (isObject(signal) && member(signal, 'aborted') === true)
    throw new AbortError(undefined, { cause: member(signal, 'reason') });
}

/** Opens for one action. */
function withFile<T>(path: string, flags: number, mode: number, action: (fd: number) => T): T {
  const fd = attempt('open', () => openDescriptor(path, flags, mode), path);
  try {
    return action(fd);
  } finally {
    closeDescriptor(fd);
  }
}

/** From where the descriptor stands to the end. */
function readToEnd(fd: number): Buffer {
  const status = attempt('fstat', () => descriptor(fd).node.status());
  if (status.kind === 'directory') throw attempt('read', () => failing('EISDIR'));
  const parts: Buffer[] = [];
  let whole = Buffer.allocUnsafeSlow(status.size);
  let length = 0;
  for (;;) {
    // One more read than it has bytes: a file may have grown, and what has no size may have something to say.
    const room = length < whole.length ? whole.subarray(length) : Buffer.allocUnsafeSlow(chunk);
    const count = attempt('read', () => readFrom(fd, room, undefined));
    if (count === 0) break;
    if (length < whole.length) length += count;
    else parts.push(room.subarray(0, count));
  }
  whole = whole.subarray(0, length);
  return parts.length === 0 ? whole : Buffer.concat([whole, ...parts]);
}

function failing(code: string): never {
  throw new Failure(code);
}

export function readFile(path: unknown, given?: unknown): () => Buffer | string {
  const options = toOptions(given);
  const encoding = toEncoding(member(options, 'encoding'));
  const target = isDescriptor(path) ? path : toPath(path);
  const flags = toFlags(member(options, 'flag') ?? 'r');
  return () => {
    checkSignal(options);
    const bytes =
      typeof target === 'number' ? readToEnd(target) : withFile(target, flags, newFileMode, readToEnd);
    return encoding === undefined ? bytes : bytes.toString(encoding);
  };
}

function put(path: unknown, data: unknown, given: unknown, usualFlags: string): () => void {
  const options = toOptions(given);
  const flush = member(options, 'flush') ?? false;
  validateBoolean(flush, 'options.flush');
  const target = isDescriptor(path) ? path : toPath(path);
  const flags = toFlags(member(options, 'flag') ?? usualFlags);
  const mode = toMode(member(options, 'mode'), 'mode', newFileMode);
  const bytes = toData(data, member(options, 'encoding'));
  return () => {
    checkSignal(options);
    const write = (fd: number): void => {
      attempt('write', () => writeWhole(fd, bytes, undefined));
      if (flush) attempt('fsync', () => descriptor(fd).node.sync());
    };
    if (typeof target === 'number') write(target);
    else withFile(target, flags, mode, write);
  };
}

export function writeFile(path: unknown, data: unknown, options?: unknown): () => void {
  return put(path, data, options, 'w');
}

export function appendFile(path: unknown, data: unknown, options?: unknown): () => void {
  return put(path, data, options, 'a');
}

export function truncate(path: unknown, length: unknown = 0): () => void {
  const name = toPath(path);
  const size = toLength(length);
  return () =>
    withFile(name, toFlags('r+'), newFileMode, (fd) =>
      attempt('ftruncate', () => descriptor(fd).node.truncate(size)),
    );
}

/** Copies bytes and permissions; nothing at all when both are one file. */
export function copyFile(from: unknown, to: unknown, given?: unknown): () => void {
  const source = toPath(from, 'src');
  const target = toPath(to, 'dest');
  const mode = toSmallMode(given);
  const exclusive = (mode & (fsConstants['COPYFILE_EXCL'] ?? 0)) !== 0;
  const clones = (mode & (fsConstants['COPYFILE_FICLONE_FORCE'] ?? 0)) !== 0;
  return () =>
    attempt(
      'copyfile',
      () => {
        const input = openDescriptor(source, reading, 0);
        try {
          copyOpen(input, target, exclusive, clones);
        } finally {
          closeDescriptor(input);
        }
      },
      source,
      target,
    );
}

function copyOpen(input: number, target: string, exclusive: boolean, clones: boolean): void {
  const { node, device } = descriptor(input);
  const status = node.status();
  if (status.kind === 'directory') throw new Failure('EISDIR');
  if (!exclusive && isSame(target, device, status.inode)) return;
  const output = openDescriptor(target, toFlags(exclusive ? 'wx' : 'w'), status.mode | 0o200);
  try {
    if (clones) throw new Failure('ENOTSUP');
    const room = new Uint8Array(Math.max(1, Math.min(chunk * 4, status.size)));
    for (let count = readFrom(input, room, undefined); count > 0; count = readFrom(input, room, undefined))
      writeWhole(output, room.subarray(0, count), undefined);
  } finally {
    closeDescriptor(output);
  }
}

function isSame(target: string, device: number, inode: number): boolean {
  const { system, names } = files().find(target, true);
  if (system.device !== device) return false;
  try {
    return system.status(names).inode === inode;
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
}
