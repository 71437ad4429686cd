/** File operations, synchronous. Bundled files can be read; there is no file system to write to yet. */
import { runtime } from '../context.ts';
import { ERR_INVALID_ARG_TYPE } from '../errors.ts';
import { encodeUtf8 } from '../process/text.ts';
import { findFile, toPath } from './bundled.ts';
import { fsError } from './errors.ts';
import { fileMode, pipeMode, Stats } from './stats.ts';
import { bytesOf, textOf } from '../buffer/encoded.ts';

interface OpenFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  position: number;
}

const open: Map<number, OpenFile> = new Map();
const firstDescriptor = 10;

type ReadOptions =
  | string
  | { encoding?: string | null; flag?: string; throwIfNoEntry?: boolean }
  | null
  | undefined;

function encodingOf(options: ReadOptions): string | undefined {
  const encoding = typeof options === 'string' ? options : options?.encoding;
  return encoding === null || encoding === 'buffer' ? undefined : encoding;
}

function descriptor(fd: unknown, syscall: string): OpenFile {
  if (typeof fd !== 'number') throw new ERR_INVALID_ARG_TYPE('fd', 'number', fd);
  const file = open.get(fd);
  if (file === undefined) throw fsError('EBADF', syscall);
  return file;
}

function need(path: string, syscall: string): Uint8Array<ArrayBuffer> {
  const bytes = findFile(path);
  if (bytes === undefined) throw fsError('ENOENT', syscall, path);
  return bytes;
}

function readFile(path: unknown, options?: ReadOptions): Buffer | string {
  const bytes =
    typeof path === 'number' && Number.isInteger(path)
      ? descriptor(path, 'read').bytes
      : need(toPath(path), 'open');
  const encoding = encodingOf(options);
  // A copy: a program may change what it has read.
  const buffer = Buffer.from(bytes);
  return encoding === undefined ? buffer : textOf(buffer, encoding);
}

function openFile(path: unknown, flags: unknown = 'r'): number {
  const name = toPath(path);
  const reads = flags === 'r' || flags === 'rs' || flags === 0 || flags === undefined;
  if (!reads) throw fsError('EROFS', 'open', name);
  const bytes = need(name, 'open');
  let fd = firstDescriptor;
  while (open.has(fd)) fd++;
  open.set(fd, { bytes, position: 0 });
  return fd;
}

interface Range {
  offset?: number;
  length?: number;
  position?: number | bigint | null;
}

function read(
  fd: unknown,
  target: NodeJS.ArrayBufferView,
  offsetOrOptions?: number | Range,
  count?: number,
  at?: number | bigint | null,
): number {
  const file = descriptor(fd, 'read');
  const range: Range =
    typeof offsetOrOptions === 'object'
      ? offsetOrOptions
      : {
          ...(offsetOrOptions === undefined ? {} : { offset: offsetOrOptions }),
          ...(count === undefined ? {} : { length: count }),
          position: at ?? null,
        };
  const offset = range.offset ?? 0;
  const into = new Uint8Array(
    target.buffer,
    target.byteOffset + offset,
    Math.min(range.length ?? target.byteLength - offset, target.byteLength - offset),
  );
  const explicit = range.position !== null && range.position !== undefined && Number(range.position) >= 0;
  const from = explicit ? Number(range.position) : file.position;
  const part = file.bytes.subarray(from, from + into.length);
  into.set(part);
  if (!explicit) file.position += part.length;
  return part.length;
}

function toBytes(data: unknown, encoding: unknown): Uint8Array {
  if (typeof data === 'string')
    return encoding === undefined || encoding === 'utf8' ? encodeUtf8(data) : bytesOf(data, encoding);
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  throw new ERR_INVALID_ARG_TYPE(
    'buffer',
    ['string', 'an instance of Buffer', 'TypedArray', 'DataView'],
    data,
  );
}

/** Only standard output and standard error can be written to. */
function write(fd: unknown, data: unknown, second?: unknown, third?: unknown): number {
  const text = typeof data === 'string';
  let bytes = toBytes(data, text ? third : undefined);
  if (!text && typeof second === 'number')
    bytes = bytes.subarray(second, typeof third === 'number' ? second + third : undefined);
  if (fd !== 1 && fd !== 2) {
    descriptor(fd, 'write');
    throw fsError('EBADF', 'write');
  }
  runtime().native.write(fd, bytes);
  return bytes.length;
}

function stat(path: unknown, options?: { throwIfNoEntry?: boolean }): Stats | undefined {
  const name = toPath(path);
  const bytes = findFile(name);
  if (bytes !== undefined) return new Stats(bytes.length, fileMode);
  if (options?.throwIfNoEntry === false) return undefined;
  throw fsError('ENOENT', 'stat', name);
}

function fstat(fd: unknown): Stats {
  if (fd === 0 || fd === 1 || fd === 2) return new Stats(0, pipeMode);
  return new Stats(descriptor(fd, 'fstat').bytes.length, fileMode);
}

function exists(path: unknown): boolean {
  try {
    return findFile(toPath(path)) !== undefined;
  } catch {
    return false;
  }
}

function access(path: unknown, mode = 0): void {
  const name = toPath(path);
  need(name, 'access');
  if ((mode & 2) !== 0) throw fsError('EROFS', 'access', name);
}

function readOnly(syscall: string, hasTarget = false): (...args: unknown[]) => never {
  return (path, target) => {
    if (typeof path === 'number') throw fsError('EBADF', syscall);
    throw fsError('EROFS', syscall, toPath(path), hasTarget ? toPath(target) : undefined);
  };
}

function absent(syscall: string): (...args: unknown[]) => never {
  return (path) => {
    throw fsError('ENOENT', syscall, toPath(path));
  };
}

/** By Node's name without 'Sync'. */
export const operations: Readonly<Record<string, (...args: never[]) => unknown>> = {
  access,
  appendFile: readOnly('open'),
  chmod: readOnly('chmod'),
  chown: readOnly('chown'),
  close(fd: unknown) {
    if (fd === 0 || fd === 1 || fd === 2) return;
    descriptor(fd, 'close');
    open.delete(Number(fd));
  },
  copyFile: readOnly('copyfile', true),
  cp: readOnly('cp', true),
  fchmod: readOnly('fchmod'),
  fchown: readOnly('fchown'),
  fdatasync(fd: unknown) {
    if (fd !== 1 && fd !== 2) descriptor(fd, 'fdatasync');
  },
  fstat,
  fsync(fd: unknown) {
    if (fd !== 1 && fd !== 2) descriptor(fd, 'fsync');
  },
  ftruncate: readOnly('ftruncate'),
  futimes: readOnly('futime'),
  lchmod: readOnly('lchmod'),
  lchown: readOnly('lchown'),
  link: readOnly('link', true),
  lstat: stat,
  lutimes: readOnly('lutime'),
  mkdir: readOnly('mkdir'),
  mkdtemp: readOnly('mkdtemp'),
  open: openFile,
  opendir: absent('opendir'),
  read,
  readFile,
  readdir: absent('scandir'),
  readlink: absent('readlink'),
  readv(fd: unknown, buffers: readonly NodeJS.ArrayBufferView[]) {
    let total = 0;
    for (const buffer of buffers) total += read(fd, buffer);
    return total;
  },
  realpath(path: unknown) {
    const name = toPath(path);
    need(name, 'realpath');
    return name;
  },
  rename: readOnly('rename', true),
  rm: readOnly('rm'),
  rmdir: readOnly('rmdir'),
  stat,
  statfs: absent('statfs'),
  symlink: readOnly('symlink', true),
  truncate: readOnly('open'),
  unlink: readOnly('unlink'),
  utimes: readOnly('utime'),
  write,
  writeFile(path: unknown, data: unknown, options?: ReadOptions) {
    if (typeof path !== 'number') throw fsError('EROFS', 'open', toPath(path));
    write(path, data, undefined, encodingOf(options));
  },
  writev(fd: unknown, buffers: readonly unknown[]) {
    let total = 0;
    for (const buffer of buffers) total += write(fd, buffer);
    return total;
  },
};

export { exists };
