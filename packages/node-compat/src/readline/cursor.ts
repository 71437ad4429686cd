/** The sequences that move a terminal's cursor, and `readline.promises.Readline`, which collects them. */
import { validateBoolean, validateFunction, validateInteger } from '@efi-node/node-errors';
import { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE } from '../errors.ts';
import { isFunction, member } from '../narrow.ts';

const csi = '\u001b[';

export function cursorSequence(x: number, y?: number): string {
  return y === undefined ? `${csi}${x + 1}G` : `${csi}${y + 1};${x + 1}H`;
}

export function moveSequence(dx: number, dy: number): string {
  const across = dx < 0 ? `${csi}${-dx}D` : dx > 0 ? `${csi}${dx}C` : '';
  const along = dy < 0 ? `${csi}${-dy}A` : dy > 0 ? `${csi}${dy}B` : '';
  return across + along;
}

export function lineSequence(direction: number): string {
  return `${csi}${direction < 0 ? 1 : direction > 0 ? 0 : 2}K`;
}

export const screenSequence: string = `${csi}0J`;

function checkCallback(callback: unknown): void {
  if (callback !== undefined) validateFunction(callback, 'callback');
}

/** Writes to the stream; without one, or with nothing to write, `callback` is called in the next tick. */
function write(stream: unknown, text: string, callback: unknown): boolean {
  const fn = member(stream, 'write');
  if (stream === null || stream === undefined || text === '' || !isFunction(fn)) {
    if (isFunction(callback)) process.nextTick(callback, null);
    return true;
  }
  return Reflect.apply(fn, stream, callback === undefined ? [text] : [text, callback]) === true;
}

function checkNotNaN(value: unknown, name: string): void {
  if (Number.isNaN(value)) throw new ERR_INVALID_ARG_VALUE(name, value);
}

export function cursorTo(stream: unknown, x: unknown, y?: unknown, callback?: unknown): boolean {
  const row = isFunction(y) ? undefined : y;
  const done = isFunction(y) ? y : callback;
  checkCallback(done);
  checkNotNaN(x, 'x');
  checkNotNaN(row, 'y');
  const text = typeof x === 'number' ? cursorSequence(x, typeof row === 'number' ? row : undefined) : '';
  return write(stream, text, done);
}

export function moveCursor(stream: unknown, dx: unknown, dy: unknown, callback?: unknown): boolean {
  checkCallback(callback);
  return write(stream, moveSequence(Number(dx), Number(dy)), callback);
}

export function clearLine(stream: unknown, direction: unknown, callback?: unknown): boolean {
  checkCallback(callback);
  return write(stream, lineSequence(Number(direction)), callback);
}

export function clearScreenDown(stream: unknown, callback?: unknown): boolean {
  checkCallback(callback);
  return write(stream, screenSequence, callback);
}

export class Readline {
  private readonly stream: object;
  private readonly autoCommit: boolean;
  private pending: string[] = [];

  constructor(stream: unknown, options?: { autoCommit?: unknown }) {
    if (typeof stream !== 'object' || stream === null || !isFunction(member(stream, 'write')))
      throw new ERR_INVALID_ARG_TYPE('stream', 'Writable', stream);
    const { autoCommit = false } = options ?? {};
    validateBoolean(autoCommit, 'options.autoCommit');
    this.stream = stream;
    this.autoCommit = autoCommit;
  }

  cursorTo(x: unknown, y?: unknown): this {
    validateInteger(x, 'x');
    if (y === undefined || y === null) return this.add(cursorSequence(x));
    validateInteger(y, 'y');
    return this.add(cursorSequence(x, y));
  }

  moveCursor(dx: unknown, dy: unknown): this {
    validateInteger(dx, 'dx');
    validateInteger(dy, 'dy');
    return this.add(moveSequence(dx, dy));
  }

  clearLine(dir: unknown): this {
    validateInteger(dir, 'dir', -1, 1);
    return this.add(lineSequence(dir));
  }

  clearScreenDown(): this {
    return this.add(screenSequence);
  }

  commit(): Promise<void> {
    const text = this.pending.join('');
    this.pending = [];
    return new Promise((resolve) => {
      write(this.stream, text, () => resolve());
    });
  }

  rollback(): this {
    this.pending = [];
    return this;
  }

  private add(text: string): this {
    if (this.autoCommit) process.nextTick(() => write(this.stream, text, undefined));
    else this.pending.push(text);
    return this;
  }
}
