import type { VolumeOptions } from '../options.ts';

/** FAT32's usual for small volumes; every file and directory takes whole ones. */
const CLUSTER = 4096;
const SIZE = 64 * 2 ** 20;
const READ_ONLY = 0x01;
const DIRECTORY = 0x10;
const ARCHIVE = 0x20;
/** What blocks hold that nobody has written to. */
const OLD = 0xe5;

/** A file or directory on a volume. */
export class VolumeNode {
  name: string;
  attributes: number;
  parent: VolumeNode | undefined;
  data: Uint8Array = new Uint8Array(0);
  size = 0;
  created: number;
  modified: number;
  /** By their names in lower case. */
  readonly children: Map<string, VolumeNode> = new Map();
  deleted = false;
  /** How many handles are open. */
  opens = 0;

  constructor(name: string, attributes: number, now: number) {
    this.name = name;
    this.attributes = attributes;
    this.created = now;
    this.modified = now;
  }

  get isDirectory(): boolean {
    return (this.attributes & DIRECTORY) !== 0;
  }

  get isReadOnly(): boolean {
    return (this.attributes & READ_ONLY) !== 0;
  }

  /** Bytes that it takes. */
  get taken(): number {
    return this.isDirectory ? CLUSTER : Math.ceil(this.size / CLUSTER) * CLUSTER;
  }
}

/** FAT counts in two seconds. */
export function fatTime(milliseconds: number): number {
  return Math.floor(milliseconds / 2000) * 2000;
}

/** A FAT volume: names keep their case, which does not count. */
export class SimVolume {
  readonly label: string;
  readonly size: number;
  readonly boot: boolean;
  readOnly: boolean;
  /** 'out' has been taken out, 'changed' is another one than was open. */
  media: 'in' | 'out' | 'changed' = 'in';
  readonly root: VolumeNode;
  readonly clusterSize: number = CLUSTER;

  constructor(options: VolumeOptions, now: number) {
    this.label = options.label ?? '';
    this.size = options.size ?? SIZE;
    this.boot = options.boot ?? false;
    this.readOnly = options.readOnly ?? false;
    this.root = new VolumeNode('', DIRECTORY, fatTime(now));
    for (const [path, data] of Object.entries(options.files ?? {})) this.put(path, data, now);
  }

  /** Puts a file on it, with the directories that lead there. */
  put(path: string, data: Uint8Array | string, now = 0): void {
    const names = namesOf(path);
    const last = names.pop();
    if (last === undefined) return;
    let directory = this.root;
    for (const name of names)
      directory = directory.children.get(name.toLowerCase()) ?? this.add(directory, name, DIRECTORY, now);
    const file = this.add(directory, last, ARCHIVE, now);
    file.data = typeof data === 'string' ? Buffer.from(data) : Uint8Array.from(data);
    file.size = file.data.length;
  }

  /** The text of a file; undefined when there is none. */
  text(path: string): string | undefined {
    const node = this.find(path);
    return node === undefined ? undefined : Buffer.from(node.data.subarray(0, node.size)).toString();
  }

  /** By a path with slashes. */
  find(path: string): VolumeNode | undefined {
    let node: VolumeNode | undefined = this.root;
    for (const name of namesOf(path)) node = node?.children.get(name.toLowerCase());
    return node;
  }

  add(directory: VolumeNode, name: string, attributes: number, now: number): VolumeNode {
    const node = new VolumeNode(name, attributes, fatTime(now));
    this.attach(directory, node);
    return node;
  }

  attach(directory: VolumeNode, node: VolumeNode): void {
    node.parent = directory;
    directory.children.set(node.name.toLowerCase(), node);
  }

  detach(node: VolumeNode): void {
    node.parent?.children.delete(node.name.toLowerCase());
    node.parent = undefined;
  }

  get free(): number {
    return Math.max(0, this.size - takenBelow(this.root));
  }

  /** False when there is no room for it. What its blocks held before is still there where nothing has been written. */
  resize(node: VolumeNode, size: number): boolean {
    const more = Math.ceil(size / CLUSTER) * CLUSTER - node.taken;
    if (more > 0 && more > this.free) return false;
    if (size > node.data.length) {
      const data = new Uint8Array(Math.max(Math.ceil(size / CLUSTER) * CLUSTER, node.data.length * 2)).fill(
        OLD,
      );
      data.set(node.data.subarray(0, node.size));
      node.data = data;
    }
    node.size = size;
    return true;
  }
}

function namesOf(path: string): string[] {
  return path.split('/').filter((name) => name !== '');
}

function takenBelow(node: VolumeNode): number {
  let sum = node.taken;
  for (const child of node.children.values()) sum += takenBelow(child);
  return sum;
}
