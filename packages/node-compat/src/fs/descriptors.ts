/** Open files by their descriptors, which begin above the three standard streams. */
import { runtime } from '../context.ts';
import { fsConstants } from '../constants-data.ts';
import { Failure, type OpenNode, type Status } from './systems/file-system.ts';
import type { Place } from './tree.ts';
import { files } from './world.ts';

const firstDescriptor = 10;

function has(flags: number, name: string): boolean {
  const bits = fsConstants[name] ?? 0;
  return (flags & bits) === bits;
}

interface Descriptor {
  readonly node: OpenNode;
  /** `st_dev` of the file system. */
  readonly device: number;
  readonly readable: boolean;
  readonly writable: boolean;
  readonly append: boolean;
  position: number;
}

const open: Map<number, Descriptor> = new Map();

/** Standard input is at its end, output and errors are the program's own streams. */
function standard(fd: number): Descriptor | undefined {
  if (fd !== 0 && fd !== 1 && fd !== 2) return undefined;
  const now = Date.now();
  const times = { accessed: now, modified: now, changed: now, created: now };
  const status: Status = {
    kind: 'pipe',
    mode: 0o600,
    links: 1,
    uid: 0,
    gid: 0,
    inode: fd,
    size: 0,
    taken: 0,
    ...times,
  };
  const refuse = (): never => {
    throw new Failure('EINVAL');
  };
  const node: OpenNode = {
    kind: 'pipe',
    status: () => status,
    read: () => 0,
    write(from) {
      if (fd !== 0) runtime().native.write(fd, from);
      return from.length;
    },
    truncate: refuse,
    change: refuse,
    sync: () => undefined,
    close: () => undefined,
  };
  return { node, device: 0, readable: fd === 0, writable: fd !== 0, append: false, position: 0 };
}

function statusAt({ system, names }: Place): Status | undefined {
  try {
    return system.status(names);
  } catch (error) {
    if (error instanceof Failure && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function openNode(place: Place, flags: number, mode: number, mustBeNew: boolean): OpenNode {
  const creates = has(flags, 'O_CREAT');
  const writes = has(flags, 'O_WRONLY') || has(flags, 'O_RDWR');
  const { system, names } = place;
  const status = statusAt(place);
  if (status === undefined) {
    if (!creates) throw new Failure('ENOENT');
    if (place.wantsDirectory) throw new Failure('EISDIR');
    return system.create(names, mode & ~process.umask());
  }
  if (mustBeNew) throw new Failure('EEXIST');
  if (status.kind === 'link') throw new Failure('ELOOP');
  if (status.kind === 'directory') {
    if (writes || creates) throw new Failure('EISDIR');
  } else if (place.wantsDirectory || has(flags, 'O_DIRECTORY')) throw new Failure('ENOTDIR');
  const node = system.open(names, writes);
  if (!has(flags, 'O_TRUNC') || !writes) return node;
  try {
    node.truncate(0);
  } catch (error) {
    node.close();
    throw error;
  }
  return node;
}

export function openDescriptor(path: string, flags: number, mode: number): number {
  const mustBeNew = has(flags, 'O_CREAT') && has(flags, 'O_EXCL');
  const place = files().find(path, !mustBeNew && !has(flags, 'O_NOFOLLOW'));
  const node = openNode(place, flags, mode, mustBeNew);
  const readWrite = has(flags, 'O_RDWR');
  const writeOnly = !readWrite && has(flags, 'O_WRONLY');
  let fd = firstDescriptor;
  while (open.has(fd)) fd++;
  open.set(fd, {
    node,
    device: place.system.device,
    readable: !writeOnly,
    writable: readWrite || writeOnly,
    append: has(flags, 'O_APPEND'),
    position: 0,
  });
  return fd;
}

/** Throws EBADF. */
export function descriptor(fd: number): Descriptor {
  const found = open.get(fd) ?? standard(fd);
  if (found === undefined) throw new Failure('EBADF');
  return found;
}

export function closeDescriptor(fd: number): void {
  const { node } = descriptor(fd);
  open.delete(fd);
  node.close();
}

/** Without a position it reads on from where the descriptor stands. */
export function readFrom(fd: number, into: Uint8Array, position: number | undefined): number {
  const file = descriptor(fd);
  if (!file.readable) throw new Failure('EBADF');
  if (position !== undefined) return file.node.read(into, position);
  const count = file.node.read(into, file.position);
  file.position += count;
  return count;
}

export function writeTo(fd: number, from: Uint8Array, position: number | undefined): number {
  const file = descriptor(fd);
  if (!file.writable) throw new Failure('EBADF');
  const start = file.append ? file.node.status().size : (position ?? file.position);
  const count = file.node.write(from, start);
  if (position === undefined) file.position = start + count;
  return count;
}

/** Writes all of it, or throws what keeps it from that. */
export function writeWhole(fd: number, from: Uint8Array, position: number | undefined): void {
  let done = 0;
  do done += writeTo(fd, from.subarray(done), position === undefined ? undefined : position + done);
  while (done < from.length);
}
