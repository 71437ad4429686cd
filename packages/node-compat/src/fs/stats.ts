/** What `stat` and `statfs` answer. Field by field as Node has them; the dates are made when they are asked for. */
import { fsConstants } from '../constants-data.ts';
import type { Kind, Space, Status } from './systems/file-system.ts';

const typeBits: Readonly<Record<Kind, string>> = {
  file: 'S_IFREG',
  directory: 'S_IFDIR',
  link: 'S_IFLNK',
  device: 'S_IFCHR',
  pipe: 'S_IFIFO',
};

const preferredBlock = 4096;
/** What `blocks` counts in. */
const sector = 512;
const nanoseconds = 1_000_000;

function bits(name: string): number {
  return fsConstants[name] ?? 0;
}

class StatsBase {
  declare mode: number | bigint;

  isDirectory(): boolean {
    return this._checkModeProperty(bits('S_IFDIR'));
  }
  isFile(): boolean {
    return this._checkModeProperty(bits('S_IFREG'));
  }
  isBlockDevice(): boolean {
    return this._checkModeProperty(bits('S_IFBLK'));
  }
  isCharacterDevice(): boolean {
    return this._checkModeProperty(bits('S_IFCHR'));
  }
  isSymbolicLink(): boolean {
    return this._checkModeProperty(bits('S_IFLNK'));
  }
  isFIFO(): boolean {
    return this._checkModeProperty(bits('S_IFIFO'));
  }
  isSocket(): boolean {
    return this._checkModeProperty(bits('S_IFSOCK'));
  }
  _checkModeProperty(property: number): boolean {
    return (Number(this.mode) & bits('S_IFMT')) === property;
  }
}

type Member = 'atime' | 'mtime' | 'ctime' | 'birthtime';

/** A date of the milliseconds in the member of the same name with `Ms`, from its first use on a property of its own. */
function defineDates(prototype: object): void {
  for (const name of ['atime', 'mtime', 'ctime', 'birthtime'] satisfies Member[]) {
    const own = (target: object, value: unknown): void => {
      Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable: true });
    };
    Object.defineProperty(prototype, name, {
      configurable: true,
      enumerable: true,
      get(this: object) {
        const value = new Date(Math.round(Number(Reflect.get(this, `${name}Ms`))));
        own(this, value);
        return value;
      },
      set(this: object, value: unknown) {
        own(this, value);
      },
    });
  }
}

export class Stats extends StatsBase {
  declare dev: number;
  declare nlink: number;
  declare uid: number;
  declare gid: number;
  declare rdev: number;
  declare blksize: number;
  declare ino: number;
  declare size: number;
  declare blocks: number;
  declare atimeMs: number;
  declare mtimeMs: number;
  declare ctimeMs: number;
  declare birthtimeMs: number;
  declare atime: Date;
  declare mtime: Date;
  declare ctime: Date;
  declare birthtime: Date;

  constructor(
    dev: number,
    mode: number,
    nlink: number,
    uid: number,
    gid: number,
    rdev: number,
    blksize: number,
    ino: number,
    size: number,
    blocks: number,
    atimeMs: number,
    mtimeMs: number,
    ctimeMs: number,
    birthtimeMs: number,
  ) {
    super();
    this.dev = dev;
    this.mode = mode;
    this.nlink = nlink;
    this.uid = uid;
    this.gid = gid;
    this.rdev = rdev;
    this.blksize = blksize;
    this.ino = ino;
    this.size = size;
    this.blocks = blocks;
    this.atimeMs = atimeMs;
    this.mtimeMs = mtimeMs;
    this.ctimeMs = ctimeMs;
    this.birthtimeMs = birthtimeMs;
  }
}
defineDates(Stats.prototype);

/** The same in bigints, with nanoseconds. */
export class BigIntStats extends StatsBase {
  constructor(stats: Stats) {
    super();
    for (const [name, value] of Object.entries(stats))
      Reflect.set(this, name, BigInt(Math.floor(Number(value))));
    for (const name of ['atime', 'mtime', 'ctime', 'birthtime'] satisfies Member[]) {
      // Below a millisecond a double has no exact nanoseconds: whole milliseconds and the rest apart.
      const exact = stats[`${name}Ms`];
      const whole = Math.floor(exact);
      const rest = Math.round((exact - whole) * nanoseconds);
      Reflect.set(this, `${name}Ns`, BigInt(whole) * BigInt(nanoseconds) + BigInt(rest));
    }
  }
}
defineDates(BigIntStats.prototype);

export function makeStats(status: Status, device: number, asBigInt: boolean): Stats | BigIntStats {
  const { kind, mode, links, uid, gid, inode, size, taken, accessed, modified, changed, created } = status;
  const stats = new Stats(
    device,
    bits(typeBits[kind]) | mode,
    links,
    uid,
    gid,
    0,
    preferredBlock,
    inode,
    size,
    Math.ceil(taken / sector),
    accessed,
    modified,
    changed,
    created,
  );
  return asBigInt ? new BigIntStats(stats) : stats;
}

export class StatFs {
  type: number | bigint;
  bsize: number | bigint;
  frsize: number | bigint;
  blocks: number | bigint;
  bfree: number | bigint;
  bavail: number | bigint;
  files: number | bigint;
  ffree: number | bigint;

  constructor(space: Space, asBigInt: boolean) {
    const given = (value: number): number | bigint => (asBigInt ? BigInt(value) : value);
    this.type = given(space.type);
    this.bsize = given(space.blockSize);
    this.frsize = given(space.blockSize);
    this.blocks = given(space.blocks);
    this.bfree = given(space.free);
    this.bavail = given(space.free);
    this.files = given(space.files);
    this.ffree = given(space.freeFiles);
  }
}
