/** Every operation that has all forms, by Node's name. */
import { opendir } from '../dir.ts';
import { glob } from '../glob.ts';
import {
  close,
  fchmod,
  fchown,
  fdatasync,
  fstat,
  fsync,
  ftruncate,
  futimes,
  open,
  read,
  readv,
  write,
  writev,
} from './descriptors.ts';
import { mkdir, mkdtemp, readdir, rmdir } from './directories.ts';
import { access, chmod, chown, lchown, lstat, lutimes, realpath, stat, statfs, utimes } from './entries.ts';
import { link, readlink, rename, symlink, unlink } from './links.ts';
import type { Operation } from './operation.ts';
import { rm } from './remove.ts';
import { appendFile, copyFile, readFile, truncate, writeFile } from './whole.ts';

/** With how many arguments there are before the callback, at least and at most. */
export const operations: Readonly<
  Record<string, readonly [operation: Operation, least: number, most: number]>
> = {
  access: [access, 1, 2],
  appendFile: [appendFile, 2, 3],
  chmod: [chmod, 2, 2],
  chown: [chown, 3, 3],
  close: [close, 1, 1],
  copyFile: [copyFile, 2, 3],
  fchmod: [fchmod, 2, 2],
  fchown: [fchown, 3, 3],
  fdatasync: [fdatasync, 1, 1],
  fstat: [fstat, 1, 2],
  fsync: [fsync, 1, 1],
  ftruncate: [ftruncate, 1, 2],
  futimes: [futimes, 3, 3],
  glob: [glob, 1, 2],
  lchown: [lchown, 3, 3],
  link: [link, 2, 2],
  lstat: [lstat, 1, 2],
  lutimes: [lutimes, 3, 3],
  mkdir: [mkdir, 1, 2],
  mkdtemp: [mkdtemp, 1, 2],
  open: [open, 1, 3],
  opendir: [opendir, 1, 2],
  read: [read, 5, 5],
  readFile: [readFile, 1, 2],
  readdir: [readdir, 1, 2],
  readlink: [readlink, 1, 2],
  readv: [readv, 2, 3],
  realpath: [realpath, 1, 2],
  rename: [rename, 2, 2],
  rm: [rm, 1, 2],
  rmdir: [rmdir, 1, 2],
  stat: [stat, 1, 2],
  statfs: [statfs, 1, 2],
  symlink: [symlink, 2, 3],
  truncate: [truncate, 1, 2],
  unlink: [unlink, 1, 1],
  utimes: [utimes, 3, 3],
  write: [write, 2, 5],
  writeFile: [writeFile, 2, 3],
  writev: [writev, 2, 3],
};
