/**
 * A volume of firmware (EFI_SIMPLE_FILE_SYSTEM_PROTOCOL), mostly FAT. What FAT cannot say is refused as Linux's vfat
 * refuses it: no links, no owners, of permissions only whether a file can be written to.
 */
import {
  EFI_ACCESS_DENIED,
  EFI_FILE_ARCHIVE,
  EFI_FILE_DIRECTORY,
  EFI_FILE_READ_ONLY,
  EFI_NOT_FOUND,
  EfiFile,
  type EfiVolume,
  type FileChange,
  type FileInfo,
  type OpenMode,
} from '@efi-node/efi-core';
import { failureOf, isGone, tryFirmware } from './efi-failure.ts';
import {
  type Change,
  type Entry,
  Failure,
  type FileSystem,
  isWithin,
  type Names,
  type OpenNode,
  parentOf,
  type Space,
  type Status,
} from './file-system.ts';
import { asideName, checkNew, inodeOf, isAside, keyOf, pathOf } from './volume-names.ts';
import { OpenVolumeFile } from './volume-file.ts';

/** MSDOS_SUPER_MAGIC. */
const type = 0x4d44;

const readOnly = Number(EFI_FILE_READ_ONLY);
const directory = Number(EFI_FILE_DIRECTORY);
const archive = Number(EFI_FILE_ARCHIVE);

const writeBits = 0o222;

export interface VolumeOptions {
  readonly device: number;
  readonly volume: EfiVolume;
}

export class VolumeFileSystem implements FileSystem {
  readonly device: number;
  private readonly volume: EfiVolume;
  private openRoot: EfiFile | undefined;
  private readonly opened: Set<OpenVolumeFile> = new Set();
  private asides = 0;

  constructor(options: VolumeOptions) {
    this.device = options.device;
    this.volume = options.volume;
  }

  isReadOnly(): boolean {
    return this.use([], 'read', (root) => root.volumeInfo().readOnly);
  }

  status(path: Names): Status {
    return statusOf(path, this.info(path));
  }

  linkTarget(): undefined {
    return undefined;
  }

  list(path: Names): Entry[] {
    return this.use(path, 'read', (file) => {
      if (!isDirectory(file.info())) throw new Failure('ENOTDIR');
      file.setPosition(0);
      const entries: Entry[] = [];
      for (let info = file.readEntry(); info !== undefined; info = file.readEntry()) {
        const { name } = info;
        if (name === '.' || name === '..' || (path.length === 0 && isAside(name))) continue;
        entries.push({ name, kind: isDirectory(info) ? 'directory' : 'file' });
      }
      return entries;
    });
  }

  open(path: Names, write: boolean): OpenNode {
    return this.keep(path, this.openFile(path, write ? 'write' : 'read'));
  }

  create(path: Names, mode: number): OpenNode {
    checkNew(path);
    const node = this.keep(path, this.openFile(path, 'create', archive));
    // Firmware makes nothing that is read-only from the start.
    if ((mode & writeBits) === 0) tryFirmware(() => node.change({ mode: 0o444 }));
    return node;
  }

  makeDirectory(path: Names): void {
    if (this.exists(path)) throw new Failure('EEXIST');
    checkNew(path);
    const made = this.openFile(path, 'create', directory);
    tryFirmware(() => made.close());
  }

  removeDirectory(path: Names): void {
    if (!isDirectory(this.info(path))) throw new Failure('ENOTDIR');
    if (path.length === 0) throw new Failure('EBUSY');
    if (this.list(path).length > 0) throw new Failure('ENOTEMPTY');
    this.delete(path);
  }

  removeFile(path: Names): void {
    const info = this.info(path);
    if (isDirectory(info)) throw new Failure('EISDIR');
    if ((info.attributes & readOnly) !== 0) this.set(path, { attributes: info.attributes & ~readOnly });
    if (this.openedAt(path).length === 0) this.delete(path);
    else this.moveAside(path);
  }

  rename(from: Names, to: Names): void {
    const source = this.info(from);
    if (from.length === 0 || to.length === 0) throw new Failure('EBUSY');
    if (isDirectory(source) && isWithin(to, from) && to.length > from.length) throw new Failure('EINVAL');
    if (keyOf(from) === keyOf(to)) {
      if (from.at(-1) !== to.at(-1)) this.renameCase(from, to);
      return;
    }
    checkNew(to);
    if (!isDirectory(this.info(parentOf(to)))) throw new Failure('ENOTDIR');
    const aside = this.exists(to) ? this.clear(to, isDirectory(source)) : undefined;
    try {
      this.move(from, to);
    } catch (error) {
      if (aside !== undefined) this.move(aside, to);
      throw error;
    }
    if (aside !== undefined && this.openedAt(aside).length === 0) this.delete(aside);
  }

  link(from: Names, to: Names): void {
    this.info(from);
    if (this.exists(to)) throw new Failure('EEXIST');
    throw new Failure('EPERM');
  }

  symlink(_target: string, path: Names): void {
    if (this.exists(path)) throw new Failure('EEXIST');
    throw new Failure('EPERM');
  }

  change(path: Names, change: Change): void {
    const asked = fileChange(change, this.info(path));
    if (asked !== undefined) this.set(path, asked);
  }

  space(): Space {
    return this.use([], 'read', (root) => {
      const { size, free, blockSize } = root.volumeInfo();
      const block = Math.max(1, blockSize);
      return {
        type,
        blockSize: block,
        blocks: Math.floor(size / block),
        free: Math.floor(free / block),
        files: 0,
        freeFiles: 0,
      };
    });
  }

  close(): void {
    for (const node of this.opened) {
      try {
        node.close();
      } catch {
        // The program is over: nobody is left to be told, and the others have to be closed too.
      }
    }
    this.dropRoot();
  }

  /** The root stays open from the first use on. */
  private root(): EfiFile {
    this.openRoot ??= tryFirmware(() => this.volume.openRoot());
    return this.openRoot;
  }

  private dropRoot(): void {
    const root = this.openRoot;
    this.openRoot = undefined;
    try {
      root?.close();
    } catch {
      // Whatever Close says, the handle is gone (UEFI 2.10, section 13.5).
    }
  }

  private openFile(path: Names, mode: OpenMode, attributes = 0): EfiFile {
    // Not every driver knows its root by a name.
    if (path.length === 0) return tryFirmware(() => this.volume.openRoot());
    const name = pathOf(path);
    const opened = tryFirmware(() => this.root().open(name, mode, attributes));
    if (opened instanceof EfiFile) return opened;
    const failure = failureOf(opened, 'EFI_FILE_PROTOCOL.Open');
    if (opened === EFI_NOT_FOUND || opened === EFI_ACCESS_DENIED) this.checkAbove(path);
    if (failure.code === 'EIO' || failure.code === 'ENXIO') this.dropRoot();
    throw failure;
  }

  /** Firmware says the same of a missing directory as of a file where one should be; Linux does not. */
  private checkAbove(path: Names): void {
    for (let length = 1; length < path.length; length++) {
      const above = this.root().open(pathOf(path.slice(0, length)), 'read');
      if (!(above instanceof EfiFile)) return;
      try {
        if (!isDirectory(above.info())) throw new Failure('ENOTDIR');
      } finally {
        above.close();
      }
    }
  }

  private use<T>(path: Names, mode: OpenMode, action: (file: EfiFile) => T): T {
    const file = this.openFile(path, mode);
    try {
      return tryFirmware(() => action(file));
    } catch (error) {
      if (isGone(error)) this.dropRoot();
      throw error;
    } finally {
      file.close();
    }
  }

  private info(path: Names): FileInfo {
    return this.use(path, 'read', (file) => file.info());
  }

  private exists(path: Names): boolean {
    try {
      this.info(path);
      return true;
    } catch (error) {
      if (error instanceof Failure && error.code === 'ENOENT') return false;
      throw error;
    }
  }

  private keep(path: Names, file: EfiFile): OpenVolumeFile {
    const info = tryFirmware(() => file.info());
    const node = new OpenVolumeFile(file, path, {
      kind: isDirectory(info) ? 'directory' : 'file',
      statusOf,
      change: (names, change) => this.change(names, change),
      closed: (closed) => this.closed(closed),
    });
    this.opened.add(node);
    return node;
  }

  private closed(node: OpenVolumeFile): void {
    this.opened.delete(node);
    if (node.isAside && this.openedAt(node.path).length === 0) this.delete(node.path);
  }

  private openedAt(path: Names): OpenVolumeFile[] {
    const key = keyOf(path);
    return [...this.opened].filter((node) => keyOf(node.path) === key);
  }

  /** Read-only files cannot be opened for writing, and yet be set: EDK2 takes attributes by any handle. */
  private set(path: Names, change: FileChange): void {
    const { attributes } = this.info(path);
    const mode = (attributes & readOnly) === 0 || (attributes & directory) !== 0 ? 'write' : 'read';
    this.use(path, mode, (file) => file.setInfo(change));
  }

  private delete(path: Names): void {
    const file = this.openFile(path, 'write');
    const status = file.delete();
    if (status === 0) return;
    // A warning does not say why.
    throw status > 0 ? new Failure('EACCES') : failureOf(status, 'EFI_FILE_PROTOCOL.Delete');
  }

  /** Firmware renames nothing that is read-only. */
  private move(from: Names, to: Names): void {
    const { attributes } = this.info(from);
    const isFixed = (attributes & readOnly) !== 0 && (attributes & directory) === 0;
    if (isFixed) this.set(from, { attributes: attributes & ~readOnly });
    try {
      this.moveWritable(from, to);
    } catch (error) {
      if (isFixed) this.set(from, { attributes });
      throw error;
    }
    if (isFixed) this.set(to, { attributes });
  }

  private moveWritable(from: Names, to: Names): void {
    const opened = this.openedAt(from);
    try {
      this.set(from, { name: pathOf(to) });
    } catch (error) {
      // EDK2 moves no directory with something open in it.
      if (error instanceof Failure && error.code === 'EACCES') throw new Failure('EBUSY');
      throw error;
    }
    for (const node of opened) node.path = to;
  }

  /** Firmware takes a name that differs in case only for the file's own. */
  private renameCase(from: Names, to: Names): void {
    const between = this.freeAside();
    this.move(from, between);
    this.move(between, to);
  }

  /** A name that nothing has: what a power cut has left there goes now. */
  private freeAside(): Names {
    this.asides++;
    const aside = [asideName(this.asides)];
    if (this.exists(aside)) this.delete(aside);
    return aside;
  }

  private moveAside(path: Names): Names {
    const aside = this.freeAside();
    this.move(path, aside);
    for (const node of this.openedAt(aside)) node.isAside = true;
    return aside;
  }

  /** Makes room for what is to be moved to `path`: what is there waits aside for its end. */
  private clear(path: Names, forDirectory: boolean): Names {
    const there = this.info(path);
    if (isDirectory(there) && !forDirectory) throw new Failure('EISDIR');
    if (!isDirectory(there) && forDirectory) throw new Failure('ENOTDIR');
    if (isDirectory(there) && this.list(path).length > 0) throw new Failure('ENOTEMPTY');
    if ((there.attributes & readOnly) !== 0) this.set(path, { attributes: there.attributes & ~readOnly });
    return this.moveAside(path);
  }
}

function isDirectory(info: FileInfo): boolean {
  return (info.attributes & directory) !== 0;
}

/** FAT's own default is what a umask of 022 leaves. */
function modeOf(info: FileInfo): number {
  if (isDirectory(info)) return 0o755;
  return (info.attributes & readOnly) === 0 ? 0o644 : 0o444;
}

function statusOf(path: Names, info: FileInfo): Status {
  const modified = info.modified ?? 0;
  return {
    kind: isDirectory(info) ? 'directory' : 'file',
    mode: modeOf(info),
    links: 1,
    uid: 0,
    gid: 0,
    inode: path.length === 0 ? 1 : inodeOf(path),
    size: info.size,
    taken: info.physicalSize,
    accessed: info.accessed ?? modified,
    modified,
    changed: modified,
    created: info.created ?? modified,
  };
}

/** What firmware is to be asked for; undefined when nothing has to change. Throws EPERM for what FAT cannot say. */
function fileChange(change: Change, info: FileInfo): FileChange | undefined {
  if ((change.uid ?? 0) !== 0 || (change.gid ?? 0) !== 0) throw new Failure('EPERM');
  const { accessed, modified } = change;
  const times = {
    ...(accessed === undefined ? {} : { accessed }),
    ...(modified === undefined ? {} : { modified }),
  };
  const attributes = change.mode === undefined ? info.attributes : attributesFor(change.mode, info);
  if (attributes === info.attributes && accessed === undefined && modified === undefined) return undefined;
  return { ...times, attributes };
}

function attributesFor(mode: number, info: FileInfo): number {
  const now = modeOf(info);
  const others = 0o7777 & ~writeBits;
  if ((mode & others) !== (now & others)) throw new Failure('EPERM');
  if (isDirectory(info)) return info.attributes;
  const wanted = mode & writeBits;
  if (wanted === 0) return info.attributes | readOnly;
  if ((wanted & 0o200) === 0) throw new Failure('EPERM');
  return info.attributes & ~readOnly;
}
