import { fsConstants } from '../constants-data.ts';

/** What `stat` says of a bundled file, or of one of the three standard streams. */
export class Stats {
  dev = 0;
  mode: number;
  nlink = 1;
  uid = 0;
  gid = 0;
  rdev = 0;
  blksize = 4096;
  ino = 0;
  size: number;
  blocks: number;
  atimeMs = 0;
  mtimeMs = 0;
  ctimeMs = 0;
  birthtimeMs = 0;
  atime: Date = new Date(0);
  mtime: Date = new Date(0);
  ctime: Date = new Date(0);
  birthtime: Date = new Date(0);

  constructor(size: number, mode: number) {
    this.size = size;
    this.blocks = Math.ceil(size / 512);
    this.mode = mode;
  }

  private is(type: string): boolean {
    return (this.mode & (fsConstants['S_IFMT'] ?? 0)) === fsConstants[type];
  }
  isFile(): boolean {
    return this.is('S_IFREG');
  }
  isDirectory(): boolean {
    return this.is('S_IFDIR');
  }
  isCharacterDevice(): boolean {
    return this.is('S_IFCHR');
  }
  isBlockDevice(): boolean {
    return this.is('S_IFBLK');
  }
  isFIFO(): boolean {
    return this.is('S_IFIFO');
  }
  isSocket(): boolean {
    return this.is('S_IFSOCK');
  }
  isSymbolicLink(): boolean {
    return this.is('S_IFLNK');
  }
}

/** Bundled files can be read by everybody. */
export const fileMode = 0o100444;
export const pipeMode = 0o010600;
