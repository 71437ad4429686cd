/** An open directory, read entry by entry. Its names are those that were there when it was opened. */
import { codedError, type CodedError, invalidThis, validateInteger } from '@efi-node/node-errors';
import { complete } from '../completion.ts';
import { member } from '../narrow.ts';
import { toOptions, toPath } from './arguments.ts';
import type { Dirent } from './dirent.ts';
import { attempt } from './errors.ts';
import { type Listed, listAll, listOf, makeDirent } from './operations/directories.ts';

function closedError(): CodedError {
  return codedError(Error, 'ERR_DIR_CLOSED', 'Directory handle was closed');
}

type Callback = (error: Error | null, entry?: Dirent | null) => void;

interface State {
  readonly path: string;
  readonly encoding: unknown;
  entries: Listed[];
  next: number;
  open: boolean;
}

const states: WeakMap<Dir, State> = new WeakMap();

function stateOf(directory: Dir): State {
  const state = states.get(directory);
  if (state === undefined) throw invalidThis('Dir');
  return state;
}

export class Dir {
  constructor(path: string, entries: Listed[], encoding: unknown) {
    states.set(this, { path, encoding, entries, next: 0, open: true });
  }

  get path(): string {
    return stateOf(this).path;
  }

  read(callback?: Callback): Promise<Dirent | null> | undefined {
    if (callback === undefined) return this.later(() => this.readSync());
    if (!stateOf(this).open) throw closedError();
    complete(() => callback(null, this.readSync()));
    return undefined;
  }

  readSync(): Dirent | null {
    const state = stateOf(this);
    if (!state.open) throw closedError();
    const entry = state.entries[state.next];
    if (entry === undefined) return null;
    state.next++;
    return makeDirent(entry, state.encoding);
  }

  close(callback?: (error: Error | null) => void): Promise<void> | undefined {
    if (callback === undefined) return this.later(() => this.closeSync());
    this.closeSync();
    complete(() => callback(null));
    return undefined;
  }

  closeSync(): void {
    const state = stateOf(this);
    if (!state.open) throw closedError();
    state.open = false;
    state.entries = [];
  }

  async *entries(): AsyncGenerator<Dirent, void, undefined> {
    try {
      for (let entry = await this.read(); entry; entry = await this.read()) yield entry;
    } finally {
      if (stateOf(this).open) this.closeSync();
    }
  }

  [Symbol.asyncIterator](): AsyncGenerator<Dirent, void, undefined> {
    return this.entries();
  }

  [Symbol.dispose](): void {
    if (stateOf(this).open) this.closeSync();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (stateOf(this).open) await this.close();
  }

  private later<T>(action: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      complete(() => {
        try {
          resolve(action());
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      });
    });
  }
}

export function opendir(path: unknown, given?: unknown): () => Dir {
  const options = toOptions(given);
  const name = toPath(path);
  const room = member(options, 'bufferSize');
  if (room !== undefined) validateInteger(room, 'options.bufferSize', 1, 2 ** 32 - 1);
  const recursive = member(options, 'recursive') === true;
  return () =>
    // Node's error has no path.
    attempt('opendir', () => {
      const entries = recursive
        ? listAll(name, false)
        : listOf(name).map((entry) => ({ ...entry, parent: name }));
      return new Dir(name, entries, member(options, 'encoding'));
    });
}
