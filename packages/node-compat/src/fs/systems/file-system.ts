/**
 * What a file system does for the tree of paths. There are three: the files that came with the program, memory, and
 * the volumes of firmware. Whatever cannot be done is thrown as a `Failure` with Linux's code; who asked adds the names.
 */

/** An operation of a file system that failed: 'ENOENT', 'EROFS', … */
export class Failure extends Error {
  readonly code: string;

  constructor(code: string, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

/** Pipes are the standard streams. */
export type Kind = 'file' | 'directory' | 'link' | 'device' | 'pipe';

/** Names from the root of the file system down; none is the root itself. No name is empty, '.' or '..'. */
export type Names = readonly string[];

/** What `stat` tells; times are milliseconds since 1970. */
export interface Status {
  readonly kind: Kind;
  /** Permissions, without the kind. */
  readonly mode: number;
  readonly links: number;
  readonly uid: number;
  readonly gid: number;
  readonly inode: number;
  /** Bytes. */
  readonly size: number;
  /** Bytes that it takes. */
  readonly taken: number;
  readonly accessed: number;
  readonly modified: number;
  readonly changed: number;
  readonly created: number;
}

/** What is to be set; the rest stays. */
export interface Change {
  readonly mode?: number;
  readonly uid?: number;
  readonly gid?: number;
  readonly accessed?: number;
  readonly modified?: number;
}

export interface Entry {
  readonly name: string;
  readonly kind: Kind;
}

export interface Space {
  /** Linux's number for this kind of file system. */
  readonly type: number;
  readonly blockSize: number;
  /** Blocks of that size. */
  readonly blocks: number;
  readonly free: number;
  /** Files that there can be, and that can still be made; 0 where nobody counts. */
  readonly files: number;
  readonly freeFiles: number;
}

/** An open file or directory. Positions are those of the caller: a file keeps none. */
export interface OpenNode {
  readonly kind: Kind;
  status(): Status;
  /** Bytes read, 0 at the end. */
  read(into: Uint8Array, position: number): number;
  /** Bytes written; fewer than there are only when the next call would fail. A gap before the position is zeros. */
  write(from: Uint8Array, position: number): number;
  truncate(size: number): void;
  change(change: Change): void;
  /** What was written is where it stays. */
  sync(): void;
  close(): void;
}

export interface FileSystem {
  /** `st_dev`. */
  readonly device: number;
  /** Nothing in it can be changed. */
  isReadOnly(): boolean;
  /** Of the entry itself, also if it is a link. */
  status(path: Names): Status;
  /** Where a link leads to; undefined for what is no link, or is not there. */
  linkTarget(path: Names): string | undefined;
  /** Without '.' and '..'. */
  list(path: Names): Entry[];
  /** Opens what is there. `write`: it will be written to. */
  open(path: Names, write: boolean): OpenNode;
  /** Makes an empty file and opens it for writing; nothing of the name is there. */
  create(path: Names, mode: number): OpenNode;
  makeDirectory(path: Names, mode: number): void;
  removeDirectory(path: Names): void;
  removeFile(path: Names): void;
  /** What is at `to` goes, if it is of the same kind and no directory with anything in it. */
  rename(from: Names, to: Names): void;
  link(from: Names, to: Names): void;
  symlink(target: string, path: Names): void;
  change(path: Names, change: Change): void;
  space(): Space;
  /** Closes what the program left open. */
  close(): void;
}

/** Where an entry is: above its name. */
export function parentOf(path: Names): Names {
  return path.slice(0, -1);
}

/** The entry's own name, '' for a root. */
export function nameOf(path: Names): string {
  return path.at(-1) ?? '';
}

/** Whether `path` is `above` or anywhere below it. */
export function isWithin(path: Names, above: Names): boolean {
  return path.length >= above.length && above.every((name, index) => path[index] === name);
}

/** Linux's limits of one name, in bytes, and of a path. */
export const longestName = 255;
export const longestPath = 4096;
