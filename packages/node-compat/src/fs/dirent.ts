/** An entry of a directory, with its kind. */
import { fsConstants } from '../constants-data.ts';
import type { Kind } from './systems/file-system.ts';

const kindNames: Readonly<Record<Kind, string>> = {
  file: 'UV_DIRENT_FILE',
  directory: 'UV_DIRENT_DIR',
  link: 'UV_DIRENT_LINK',
  device: 'UV_DIRENT_CHAR',
  pipe: 'UV_DIRENT_FIFO',
};

/** libuv's number of the kind. */
export function direntType(kind: Kind): number {
  return fsConstants[kindNames[kind]] ?? 0;
}

const typeOf = Symbol('type');

export class Dirent {
  name: string | Buffer;
  parentPath: string | Buffer;

  constructor(name: string | Buffer, parentPath: string | Buffer, type: number) {
    this.name = name;
    this.parentPath = parentPath;
    Reflect.set(this, typeOf, type);
  }

  isDirectory(): boolean {
    return this.is('UV_DIRENT_DIR');
  }
  isFile(): boolean {
    return this.is('UV_DIRENT_FILE');
  }
  isBlockDevice(): boolean {
    return this.is('UV_DIRENT_BLOCK');
  }
  isCharacterDevice(): boolean {
    return this.is('UV_DIRENT_CHAR');
  }
  isSymbolicLink(): boolean {
    return this.is('UV_DIRENT_LINK');
  }
  isFIFO(): boolean {
    return this.is('UV_DIRENT_FIFO');
  }
  isSocket(): boolean {
    return this.is('UV_DIRENT_SOCKET');
  }
  private is(name: string): boolean {
    return Reflect.get(this, typeOf) === fsConstants[name];
  }
}
