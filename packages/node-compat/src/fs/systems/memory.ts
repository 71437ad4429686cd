/** Files in the machine's memory: they last as long as the program, and are what `/tmp` is. */
import {
  type Change,
  type Entry,
  Failure,
  type FileSystem,
  isWithin,
  type Kind,
  nameOf,
  type Names,
  type OpenNode,
  parentOf,
  type Space,
  type Status,
} from './file-system.ts';

/** TMPFS_MAGIC. */
const type = 0x0102_1994;
const blockSize = 4096;

/** A file's memory grows by at least this factor, so that appending costs what it appends, but by no more than so much. */
const growth = 1.5;
const mostAhead = 1 << 24;

function allocate(size: number): Uint8Array {
  try {
    return new Uint8Array(size);
  } catch (error) {
    throw new Failure('ENOSPC', { cause: error });
  }
}

export interface MemoryOptions {
  readonly device: number;
  /** Bytes that files may take. */
  readonly limit: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly rootMode: number;
}

class Node {
  readonly kind: Kind;
  readonly inode: number;
  mode: number;
  links = 1;
  uid = 0;
  gid = 0;
  accessed: number;
  modified: number;
  changed: number;
  readonly created: number;
  /** A file's bytes are the first `size` of these. */
  bytes: Uint8Array = new Uint8Array(0);
  size = 0;
  readonly entries: Map<string, Node> = new Map();
  target = '';

  constructor(kind: Kind, inode: number, mode: number, now: number) {
    this.kind = kind;
    this.inode = inode;
    this.mode = mode;
    this.accessed = now;
    this.modified = now;
    this.changed = now;
    this.created = now;
  }
}

export class MemoryFileSystem implements FileSystem {
  readonly device: number;
  private readonly limit: number;
  private readonly now: () => number;
  private readonly root: Node;
  private used = 0;
  private lastInode = 1;

  constructor(options: MemoryOptions) {
    this.device = options.device;
    this.limit = options.limit;
    this.now = options.now;
    this.root = new Node('directory', this.lastInode, options.rootMode, this.now());
    this.root.links = 2;
  }

  isReadOnly(): boolean {
    return false;
  }

  status(path: Names): Status {
    return statusOf(this.need(path));
  }

  linkTarget(path: Names): string | undefined {
    const node = this.find(path);
    return node?.kind === 'link' ? node.target : undefined;
  }

  list(path: Names): Entry[] {
    const directory = this.need(path);
    if (directory.kind !== 'directory') throw new Failure('ENOTDIR');
    return Array.from(directory.entries, ([name, { kind }]) => ({ name, kind }));
  }

  open(path: Names): OpenNode {
    return this.openNode(this.need(path));
  }

  create(path: Names, mode: number): OpenNode {
    const node = this.make('file', mode);
    this.insert(path, node);
    return this.openNode(node);
  }

  makeDirectory(path: Names, mode: number): void {
    if (this.find(path) !== undefined) throw new Failure('EEXIST');
    const node = this.make('directory', mode);
    node.links = 2;
    this.insert(path, node).links++;
  }

  removeDirectory(path: Names): void {
    const node = this.need(path);
    if (node.kind !== 'directory') throw new Failure('ENOTDIR');
    if (path.length === 0) throw new Failure('EBUSY');
    if (node.entries.size > 0) throw new Failure('ENOTEMPTY');
    this.remove(path);
  }

  removeFile(path: Names): void {
    if (this.need(path).kind === 'directory') throw new Failure('EISDIR');
    this.remove(path);
  }

  rename(from: Names, to: Names): void {
    const node = this.need(from);
    if (from.length === 0 || to.length === 0) throw new Failure('EBUSY');
    const there = this.find(to);
    if (there === node) return;
    if (node.kind === 'directory' && isWithin(to, from)) throw new Failure('EINVAL');
    if (there !== undefined) {
      if (there.kind === 'directory' && node.kind !== 'directory') throw new Failure('EISDIR');
      if (there.kind !== 'directory' && node.kind === 'directory') throw new Failure('ENOTDIR');
      if (there.entries.size > 0) throw new Failure('ENOTEMPTY');
    }
    this.directory(parentOf(to));
    if (there !== undefined) this.remove(to);
    const above = this.directory(parentOf(from));
    above.entries.delete(nameOf(from));
    const below = this.insert(to, node);
    if (node.kind === 'directory') {
      above.links--;
      below.links++;
    }
    above.modified = above.changed = node.changed = this.now();
  }

  link(from: Names, to: Names): void {
    const node = this.need(from);
    if (this.find(to) !== undefined) throw new Failure('EEXIST');
    if (node.kind === 'directory') throw new Failure('EPERM');
    this.insert(to, node);
    node.links++;
    node.changed = this.now();
  }

  symlink(target: string, path: Names): void {
    if (this.find(path) !== undefined) throw new Failure('EEXIST');
    const node = this.make('link', 0o777);
    node.target = target;
    node.size = Buffer.byteLength(target);
    this.insert(path, node);
  }

  change(path: Names, change: Change): void {
    this.apply(this.need(path), change);
  }

  space(): Space {
    const blocks = Math.floor(this.limit / blockSize);
    const free = Math.max(0, blocks - Math.ceil(this.used / blockSize));
    return { type, blockSize, blocks, free, files: 0, freeFiles: 0 };
  }

  close(): void {
    this.root.entries.clear();
  }

  private make(kind: Kind, mode: number): Node {
    this.lastInode++;
    return new Node(kind, this.lastInode, mode, this.now());
  }

  private find(path: Names): Node | undefined {
    let node: Node | undefined = this.root;
    for (const name of path) {
      if (node?.kind !== 'directory') return undefined;
      node = node.entries.get(name);
    }
    return node;
  }

  /** What is not there is ENOENT, or ENOTDIR when something above it is no directory. */
  private need(path: Names): Node {
    let node: Node | undefined = this.root;
    for (const name of path) {
      if (node.kind !== 'directory') throw new Failure('ENOTDIR');
      node = node.entries.get(name);
      if (node === undefined) throw new Failure('ENOENT');
    }
    return node;
  }

  private directory(path: Names): Node {
    const node = this.need(path);
    if (node.kind !== 'directory') throw new Failure('ENOTDIR');
    return node;
  }

  /** Answers the directory. */
  private insert(path: Names, node: Node): Node {
    const directory = this.directory(parentOf(path));
    directory.entries.set(nameOf(path), node);
    directory.modified = directory.changed = this.now();
    return directory;
  }

  private remove(path: Names): void {
    const directory = this.directory(parentOf(path));
    const node = directory.entries.get(nameOf(path));
    if (node === undefined) throw new Failure('ENOENT');
    directory.entries.delete(nameOf(path));
    directory.modified = directory.changed = node.changed = this.now();
    if (node.kind === 'directory') {
      directory.links--;
      node.links = 0;
      return;
    }
    node.links--;
    // Who has it open reads on; the space is counted as free at once, as nobody else can get at it.
    if (node.links === 0 && node.kind === 'file') this.used -= node.size;
  }

  private apply(node: Node, change: Change): void {
    node.mode = change.mode ?? node.mode;
    node.uid = change.uid ?? node.uid;
    node.gid = change.gid ?? node.gid;
    node.accessed = change.accessed ?? node.accessed;
    node.modified = change.modified ?? node.modified;
    node.changed = this.now();
  }

  /** Counted is what files have in them: what they may grow into is the engine's to give. */
  private resize(node: Node, size: number): void {
    const counted = node.links > 0;
    if (counted && this.used + size - node.size > this.limit) throw new Failure('ENOSPC');
    if (size > node.bytes.length) {
      const ahead = Math.min(Math.ceil(node.bytes.length * growth), node.bytes.length + mostAhead);
      const bytes = allocate(Math.max(size, ahead));
      bytes.set(node.bytes.subarray(0, node.size));
      node.bytes = bytes;
    } else if (size === 0) node.bytes = new Uint8Array(0);
    else if (size < node.size) node.bytes.fill(0, size, node.size);
    if (counted) this.used += size - node.size;
    node.size = size;
  }

  private openNode(node: Node): OpenNode {
    const fileOnly = (): void => {
      if (node.kind === 'directory') throw new Failure('EISDIR');
    };
    return {
      kind: node.kind,
      status: () => statusOf(node),
      read: (into, position) => {
        fileOnly();
        if (position >= node.size) return 0;
        const part = node.bytes.subarray(position, Math.min(position + into.length, node.size));
        into.set(part);
        return part.length;
      },
      write: (from, position) => {
        fileOnly();
        if (position + from.length > node.size) this.resize(node, position + from.length);
        node.bytes.set(from, position);
        node.modified = node.changed = this.now();
        return from.length;
      },
      truncate: (size) => {
        fileOnly();
        this.resize(node, size);
        node.modified = node.changed = this.now();
      },
      change: (change) => this.apply(node, change),
      sync: () => undefined,
      close: () => undefined,
    };
  }
}

function statusOf(node: Node): Status {
  const { kind, inode, mode, links, uid, gid, accessed, modified, changed, created, size, bytes } = node;
  const shown = kind === 'directory' ? 20 * (node.entries.size + 2) : size;
  const taken = Math.ceil(Math.min(bytes.length, size) / blockSize) * blockSize;
  return { kind, inode, mode, links, uid, gid, accessed, modified, changed, created, size: shown, taken };
}
