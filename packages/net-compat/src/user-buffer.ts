/** The `onread` option: data goes into the user's own memory and to one callback, instead of to 'data'. */

export interface OnRead {
  readonly buffer: Uint8Array | (() => Uint8Array);
  /** False pauses the socket. */
  callback(this: unknown, size: number, buffer: Uint8Array): boolean | undefined;
}

export class UserBuffer {
  private readonly options: OnRead;
  private readonly socket: unknown;
  private current: Uint8Array | undefined;

  constructor(options: OnRead, socket: unknown) {
    this.options = options;
    this.socket = socket;
  }

  /** Memory for the next receive. */
  readonly alloc = (): Uint8Array => {
    if (this.current === undefined) {
      const { buffer } = this.options;
      this.current = typeof buffer === 'function' ? buffer() : buffer;
    }
    return this.current;
  };

  /** Whether the user wants more. */
  deliver(bytes: Uint8Array): boolean {
    const buffer = this.alloc();
    // The stack may have had data of its own waiting before it could ask for memory.
    if (bytes.buffer !== buffer.buffer || bytes.byteOffset !== buffer.byteOffset) buffer.set(bytes);
    this.current = undefined;
    return this.options.callback.call(this.socket, bytes.length, buffer) !== false;
  }
}
