/** The tree of paths: which file system an absolute path leads into, with links followed. */
import { Failure, type FileSystem, longestName, longestPath, type Names } from './systems/file-system.ts';

/** As many links as Linux follows. */
const mostLinks = 40;

/** Where a path leads: names inside of a file system. */
export interface Place {
  readonly system: FileSystem;
  readonly names: Names;
  /** The absolute path, without links but perhaps its last name. */
  readonly path: string;
  /** The path ended in a slash: it means a directory. */
  readonly wantsDirectory: boolean;
}

export interface Mount {
  /** Names of the directory where it begins. */
  readonly at: Names;
  readonly system: FileSystem;
}

export class Tree {
  private readonly root: FileSystem;
  /** Asked at each use: volumes come and go. */
  private readonly mountsFor: (first: string) => readonly Mount[];

  constructor(root: FileSystem, mountsFor: (first: string) => readonly Mount[]) {
    this.root = root;
    this.mountsFor = mountsFor;
  }

  /** Throws ENOENT, ENOTDIR, ELOOP or ENAMETOOLONG of what stands before the last name; that itself need not be there. */
  find(path: string, followLast: boolean): Place {
    if (path === '') throw new Failure('ENOENT');
    if (path.length >= longestPath) throw new Failure('ENAMETOOLONG');
    const wantsDirectory = path.endsWith('/') || path.endsWith('/.') || path === '.';
    const waiting = split(path.startsWith('/') ? path : `${process.cwd()}/${path}`).toReversed();
    const names: string[] = [];
    let links = 0;
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      if (name === '..') {
        this.needDirectory(names);
        names.pop();
        continue;
      }
      if (name.length > longestName / 4 && Buffer.byteLength(name) > longestName)
        throw new Failure('ENAMETOOLONG');
      names.push(name);
      const isLast = waiting.length === 0;
      if (isLast && !followLast && !wantsDirectory) break;
      const { system, names: inside } = this.place(names);
      const target = system.linkTarget(inside);
      if (target === undefined) continue;
      if (++links > mostLinks) throw new Failure('ELOOP');
      names.pop();
      if (target.startsWith('/')) names.length = 0;
      waiting.push(...split(target).toReversed());
    }
    return { ...this.place(names), path: `/${names.join('/')}`, wantsDirectory };
  }

  /** The file system that a path without links belongs to. */
  private place(path: Names): Mount & { names: Names } {
    for (const mount of this.mountsFor(path[0] ?? '')) {
      if (path.length >= mount.at.length && mount.at.every((name, index) => path[index] === name))
        return { ...mount, names: path.slice(mount.at.length) };
    }
    return { at: [], system: this.root, names: path.slice() };
  }

  private needDirectory(path: Names): void {
    const { system, names } = this.place(path);
    if (system.status(names).kind !== 'directory') throw new Failure('ENOTDIR');
  }
}

function split(path: string): string[] {
  return path.split('/').filter((name) => name !== '' && name !== '.');
}
