/** Operations on open files. */
import {
  invalidArgType,
  invalidArgValue,
  outOfRange,
  validateInteger,
  validateObject,
} from '@efi-node/node-errors';
import { isObject, member } from '../../narrow.ts';
import {
  bytesOfView,
  isView,
  toData,
  toDescriptor,
  toFlags,
  toMode,
  toOwner,
  toPath,
  toPosition,
  toTime,
  toViews,
} from '../arguments.ts';
import { closeDescriptor, descriptor, openDescriptor, readFrom, writeTo } from '../descriptors.ts';
import { attempt } from '../errors.ts';
import { type BigIntStats, makeStats, type Stats } from '../stats.ts';
import { Failure } from '../systems/file-system.ts';

const newFileMode = 0o666;

export function open(path: unknown, flags?: unknown, mode?: unknown): () => number {
  const name = toPath(path);
  const bits = toFlags(flags);
  const permissions = toMode(mode, 'mode', newFileMode);
  return () => attempt('open', () => openDescriptor(name, bits, permissions), name);
}

export function close(given: unknown): () => void {
  const fd = toDescriptor(given);
  return () => attempt('close', () => closeDescriptor(fd));
}

interface Range {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly position: number | undefined;
}

/** `offset` may be an object with all three. */
function readRange(buffer: unknown, given: unknown, count: unknown, at: unknown): Range {
  let [offset, length, position] = [given, count, at];
  // Alone it can only be the options.
  if (count === undefined && at === undefined && given !== undefined && given !== null)
    validateObject(given, 'options');
  if (isObject(given) || given === null) {
    offset = member(given, 'offset');
    length = member(given, 'length');
    position = member(given, 'position');
  }
  if (!isView(buffer)) throw invalidArgType('buffer', ['Buffer', 'TypedArray', 'DataView'], buffer);
  const start = offset ?? 0;
  validateInteger(start, 'offset', 0);
  const wanted = length ?? buffer.byteLength - start;
  const size = Math.trunc(Number(wanted)) || 0;
  if (size === 0) return { bytes: new Uint8Array(0), position: undefined };
  if (buffer.byteLength === 0) throw invalidArgValue('buffer', buffer, 'is empty and cannot be written');
  checkRange(start, size, buffer.byteLength);
  return { bytes: bytesOfView(buffer).subarray(start, start + size), position: toPosition(position) };
}

function checkRange(start: number, length: number, size: number): void {
  if (length < 0) throw outOfRange('length', '>= 0', length);
  if (start + length > size) throw outOfRange('length', `<= ${size - start}`, length);
}

export function read(
  given: unknown,
  buffer: unknown,
  offset?: unknown,
  length?: unknown,
  position?: unknown,
): () => number {
  const fd = toDescriptor(given);
  const range = readRange(buffer, offset, length, position);
  if (range.bytes.length === 0) return () => 0;
  return () => attempt('read', () => readFrom(fd, range.bytes, range.position));
}

/** A text has its position where a buffer has its offset. */
export function write(
  given: unknown,
  data: unknown,
  offset?: unknown,
  length?: unknown,
  position?: unknown,
): () => number {
  const fd = toDescriptor(given);
  if (typeof data === 'string') {
    if (length === 'hex' && data.length % 2 !== 0)
      throw invalidArgValue('encoding', length, `is invalid for data of length ${data.length}`);
    const bytes = toData(data, length);
    return () => attempt('write', () => writeTo(fd, bytes, writePosition(offset)));
  }
  if (!isView(data)) throw invalidArgType('buffer', ['string', 'Buffer', 'TypedArray', 'DataView'], data);
  let [start, count, at] = [offset ?? 0, length, position];
  if (isObject(offset)) {
    start = member(offset, 'offset') ?? 0;
    count = member(offset, 'length');
    at = member(offset, 'position');
  }
  validateInteger(start, 'offset', 0);
  const size = typeof count === 'number' ? count : data.byteLength - start;
  if (start > data.byteLength) throw outOfRange('offset', `<= ${data.byteLength}`, start);
  checkRange(start, size, data.byteLength);
  const bytes = bytesOfView(data).subarray(start, start + size);
  return () => attempt('write', () => writeTo(fd, bytes, writePosition(at)));
}

/** Anything but a number means: where the descriptor stands. */
function writePosition(position: unknown): number | undefined {
  return typeof position === 'number' && position >= 0 ? position : undefined;
}

export function readv(given: unknown, buffers: unknown, position?: unknown): () => number {
  const fd = toDescriptor(given);
  const views = toViews(buffers);
  const start = writePosition(position);
  return () =>
    attempt('read', () => {
      let total = 0;
      for (const view of views) {
        const count = readFrom(fd, bytesOfView(view), start === undefined ? undefined : start + total);
        total += count;
        if (count < view.byteLength) break;
      }
      return total;
    });
}

export function writev(given: unknown, buffers: unknown, position?: unknown): () => number {
  const fd = toDescriptor(given);
  const views = toViews(buffers);
  const start = writePosition(position);
  return () =>
    attempt('write', () => {
      descriptor(fd);
      let total = 0;
      for (const view of views)
        total += writeTo(fd, bytesOfView(view), start === undefined ? undefined : start + total);
      return total;
    });
}

export function fstat(given: unknown, options?: unknown): () => Stats | BigIntStats {
  const fd = toDescriptor(given);
  const big = member(options, 'bigint') === true;
  return () =>
    attempt('fstat', () => {
      const { node, device } = descriptor(fd);
      return makeStats(node.status(), device, big);
    });
}

export function ftruncate(given: unknown, length: unknown = 0): () => void {
  const fd = toDescriptor(given);
  const size = toLength(length);
  return () =>
    attempt('ftruncate', () => {
      const { node, writable } = descriptor(fd);
      if (!writable) throw new Failure('EINVAL');
      node.truncate(size);
    });
}

export function toLength(length: unknown): number {
  const size = length ?? 0;
  validateInteger(size, 'len');
  return Math.max(0, size);
}

function synchronise(syscall: string): (given: unknown) => () => void {
  return (given) => {
    const fd = toDescriptor(given);
    return () => attempt(syscall, () => descriptor(fd).node.sync());
  };
}
export const fsync: (fd: unknown) => () => void = synchronise('fsync');
export const fdatasync: (fd: unknown) => () => void = synchronise('fdatasync');

export function futimes(given: unknown, atime: unknown, mtime: unknown): () => void {
  const fd = toDescriptor(given);
  const accessed = toTime(atime);
  const modified = toTime(mtime);
  return () => attempt('futime', () => descriptor(fd).node.change({ accessed, modified }));
}

const permissionBits = 0o7777;

export function fchmod(given: unknown, mode: unknown): () => void {
  const fd = toDescriptor(given);
  const bits = toMode(mode, 'mode') & permissionBits;
  return () => attempt('fchmod', () => descriptor(fd).node.change({ mode: bits }));
}

export function fchown(given: unknown, uid: unknown, gid: unknown): () => void {
  const fd = toDescriptor(given);
  const change = toOwners(uid, gid);
  return () => attempt('fchown', () => descriptor(fd).node.change(change));
}

export function toOwners(uid: unknown, gid: unknown): { uid?: number; gid?: number } {
  const user = toOwner(uid, 'uid');
  const group = toOwner(gid, 'gid');
  return { ...(user === undefined ? {} : { uid: user }), ...(group === undefined ? {} : { gid: group }) };
}
