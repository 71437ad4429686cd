/**
 * The root of the tree: the files that came with the program, the directories that lead to them, and those where other
 * file systems begin. Nothing in it can be changed.
 */
import {
  type Entry,
  Failure,
  type FileSystem,
  type Kind,
  nameOf,
  type Names,
  type OpenNode,
  parentOf,
  type Space,
  type Status,
} from './file-system.ts';

/** RAMFS_MAGIC. */
const type = 0x8584_58f6;
const blockSize = 4096;

export interface BundledOptions {
  readonly device: number;
  /** Absolute paths of the files, and how to get at their bytes, which are only read. */
  readonly files: ReadonlyMap<string, () => Uint8Array>;
  /** Absolute paths of further directories. */
  readonly directories: readonly string[];
  /** Milliseconds since 1970, of everything: the bundle has no times. */
  readonly time: number;
  /** Links by their absolute path, asked anew each time. */
  readonly links: (path: string) => string | undefined;
  /** Names in a directory that come and go, asked anew each time. */
  readonly guests: (path: string) => readonly Entry[];
}

type Found = { readonly kind: 'directory' } | { readonly kind: 'file'; readonly bytes: () => Uint8Array };

/** A device that swallows and has nothing to say. */
const nullDevice = '/dev/null';

export class BundledFileSystem implements FileSystem {
  readonly device: number;
  private readonly options: BundledOptions;
  private readonly found: Map<string, Found> = new Map();
  private readonly children: Map<string, Set<string>> = new Map();
  private readonly inodes: Map<string, number> = new Map();

  constructor(options: BundledOptions) {
    this.device = options.device;
    this.options = options;
    this.addDirectory([]);
    for (const [path, bytes] of options.files) this.add(namesOf(path), { kind: 'file', bytes });
    for (const path of options.directories) this.addDirectory(namesOf(path));
    this.addDirectory(parentOf(namesOf(nullDevice)));
    this.children.get('/dev')?.add('null');
  }

  isReadOnly(): boolean {
    return true;
  }

  status(path: Names): Status {
    const text = textOf(path);
    if (this.linkTarget(path) !== undefined) return this.statusOf(text, 'link', 0o777, 0);
    if (text === nullDevice) return this.statusOf(text, 'device', 0o666, 0);
    const node = this.need(path);
    if (node.kind === 'directory') return this.statusOf(text, 'directory', 0o555, 0);
    return this.statusOf(text, 'file', 0o444, node.bytes().length);
  }

  linkTarget(path: Names): string | undefined {
    return this.options.links(textOf(path));
  }

  list(path: Names): Entry[] {
    if (this.need(path).kind !== 'directory') throw new Failure('ENOTDIR');
    const text = textOf(path);
    const own = Array.from(this.children.get(text) ?? [], (name): Entry => {
      const below = textOf([...path, name]);
      return { name, kind: below === nullDevice ? 'device' : (this.found.get(below)?.kind ?? 'directory') };
    });
    return [...own, ...this.options.guests(text)];
  }

  open(path: Names, write: boolean): OpenNode {
    const status = this.status(path);
    const node = status.kind === 'device' ? undefined : this.need(path);
    if (write && status.kind !== 'device') throw new Failure('EROFS');
    const { kind } = status;
    return {
      kind,
      status: () => status,
      read(into, position) {
        if (kind === 'directory') throw new Failure('EISDIR');
        if (node?.kind !== 'file') return 0;
        const part = node.bytes().subarray(position, position + into.length);
        into.set(part);
        return part.length;
      },
      write: (from) => from.length,
      truncate: () => undefined,
      change: () => refuse(),
      sync: () => undefined,
      close: () => undefined,
    };
  }

  create(path: Names): OpenNode {
    this.needDirectory(parentOf(path));
    return refuse();
  }

  makeDirectory(path: Names): void {
    if (this.find(path) !== undefined) throw new Failure('EEXIST');
    this.needDirectory(parentOf(path));
    refuse();
  }

  removeDirectory(path: Names): void {
    if (this.status(path).kind !== 'directory') throw new Failure('ENOTDIR');
    if (path.length === 0) throw new Failure('EBUSY');
    refuse();
  }

  removeFile(path: Names): void {
    if (this.status(path).kind === 'directory') throw new Failure('EISDIR');
    refuse();
  }

  rename(from: Names, to: Names): void {
    this.status(from);
    this.needDirectory(parentOf(to));
    refuse();
  }

  link(from: Names, to: Names): void {
    this.rename(from, to);
  }

  symlink(_target: string, path: Names): void {
    this.makeDirectory(path);
  }

  change(path: Names): void {
    this.status(path);
    refuse();
  }

  space(): Space {
    return { type, blockSize, blocks: 0, free: 0, files: 0, freeFiles: 0 };
  }

  close(): void {
    this.found.clear();
  }

  private add(path: Names, node: Found): void {
    const text = textOf(path);
    this.found.set(text, node);
    if (node.kind === 'directory' && !this.children.has(text)) this.children.set(text, new Set());
    if (path.length === 0) return;
    const above = parentOf(path);
    this.addDirectory(above);
    this.children.get(textOf(above))?.add(nameOf(path));
  }

  private addDirectory(path: Names): void {
    if (!this.found.has(textOf(path))) this.add(path, { kind: 'directory' });
  }

  private find(path: Names): Kind | undefined {
    if (this.linkTarget(path) !== undefined) return 'link';
    const text = textOf(path);
    return text === nullDevice ? 'device' : this.found.get(text)?.kind;
  }

  private need(path: Names): Found {
    const node = this.found.get(textOf(path));
    if (node !== undefined) return node;
    for (let length = 0; length < path.length; length++) {
      const kind = this.find(path.slice(0, length));
      if (kind === undefined) break;
      if (kind !== 'directory') throw new Failure('ENOTDIR');
    }
    throw new Failure('ENOENT');
  }

  private needDirectory(path: Names): void {
    if (this.need(path).kind !== 'directory') throw new Failure('ENOTDIR');
  }

  private statusOf(text: string, kind: Kind, mode: number, size: number): Status {
    let inode = this.inodes.get(text);
    if (inode === undefined) {
      inode = this.inodes.size + 1;
      this.inodes.set(text, inode);
    }
    const { time } = this.options;
    const times = { accessed: time, modified: time, changed: time, created: time };
    const taken = Math.ceil(size / blockSize) * blockSize;
    return { kind, mode, links: kind === 'directory' ? 2 : 1, uid: 0, gid: 0, inode, size, taken, ...times };
  }
}

function refuse(): never {
  throw new Failure('EROFS');
}

function textOf(path: Names): string {
  return `/${path.join('/')}`;
}

function namesOf(path: string): Names {
  return path.split('/').filter((name) => name !== '');
}
