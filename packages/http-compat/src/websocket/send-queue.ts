/** Messages on their way out, in the order of `send`: the bytes of a Blob have to be waited for. */
import { encodeFrame } from './frame.ts';
import { opcodes } from './state.ts';

type Sent = () => void;

interface Waiting {
  readonly opcode: number;
  readonly bytes: Promise<Uint8Array>;
  readonly sent: Sent;
}

export interface Wire {
  write(frame: Uint8Array, sent: Sent): void;
}

export class SendQueue {
  private readonly wire: Wire;
  private readonly waiting: Waiting[] = [];
  /** Done when nothing waits any more. */
  private onIdle: Sent | undefined;

  constructor(wire: Wire) {
    this.wire = wire;
  }

  send(opcode: number, bytes: Uint8Array, sent: Sent): void {
    if (this.waiting.length === 0) this.wire.write(encodeFrame(opcode, bytes), sent);
    // What the program changes meanwhile is not sent.
    else this.waiting.push({ opcode, bytes: Promise.resolve(new Uint8Array(bytes)), sent });
  }

  sendBlob(blob: Blob, sent: Sent): void {
    const bytes = blob.arrayBuffer().then((memory) => new Uint8Array(memory));
    this.waiting.push({ opcode: opcodes.binary, bytes, sent });
    if (this.waiting.length === 1) void this.work();
  }

  /** Calls back when all that was sent before has been written. */
  idle(callback: Sent): void {
    if (this.waiting.length === 0) callback();
    else this.onIdle = callback;
  }

  private async work(): Promise<void> {
    for (let next = this.waiting[0]; next !== undefined; next = this.waiting[0]) {
      const bytes = await next.bytes;
      this.wire.write(encodeFrame(next.opcode, bytes), next.sent);
      this.waiting.shift();
    }
    this.onIdle?.();
    this.onIdle = undefined;
  }
}
