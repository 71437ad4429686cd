/** Frames of a server, checked and put together to messages (RFC 6455, sections 5 and 8). */
import { isUtf8 } from 'node:buffer';
import { Chunks, joined } from './chunks.ts';
import { type Failure, isSendableCode, opcodes } from './state.ts';

/** Bytes of a message at most; what Node takes. */
const MOST_BYTES = 2 ** 31;
const MOST_CONTROL_BYTES = 125;

/** A message as it came; `isCompressed` when its bytes are still to be inflated. */
export interface RawMessage {
  readonly bytes: Uint8Array;
  readonly isText: boolean;
  readonly isCompressed: boolean;
}

export interface FrameSink {
  /** Answers true when the parser is to wait until `resume` is called. */
  message(message: RawMessage): boolean;
  ping(payload: Uint8Array): void;
  /** The last that is told; code undefined when there was none. */
  close(code: number | undefined, reason: string): void;
  /** The last that is told, too. */
  fail(failure: Failure): void;
}

interface Head {
  readonly isFinal: boolean;
  readonly isCompressed: boolean;
  readonly opcode: number;
  readonly length: number;
}

type Stage = 'head' | 'payload' | 'waiting' | 'done';

function isControl(opcode: number): boolean {
  return opcode >= opcodes.close;
}

const KNOWN: ReadonlySet<number> = new Set(Object.values(opcodes));

export class FrameParser {
  private readonly sink: FrameSink;
  private readonly canBeCompressed: boolean;
  private readonly received = new Chunks();
  private stage: Stage = 'head';
  private head: Head | undefined;
  /** The message under way, from its first fragment to its last. */
  private message: { readonly isText: boolean; readonly isCompressed: boolean } | undefined;
  private fragments: Uint8Array[] = [];
  private fragmentBytes = 0;

  constructor(sink: FrameSink, canBeCompressed: boolean) {
    this.sink = sink;
    this.canBeCompressed = canBeCompressed;
  }

  push(chunk: Uint8Array): void {
    if (this.stage === 'done') return;
    this.received.add(chunk);
    this.run();
  }

  /** Goes on behind a message that had to be waited for. */
  resume(): void {
    if (this.stage !== 'waiting') return;
    this.stage = 'head';
    this.run();
  }

  /** Nothing more is told. */
  stop(): void {
    this.stage = 'done';
  }

  private run(): void {
    for (;;) {
      const went = this.stage === 'head' ? this.readHead() : this.stage === 'payload' && this.readPayload();
      if (!went) return;
    }
  }

  private fail(code: Failure['code'], reason: string): false {
    this.stop();
    this.sink.fail({ code, reason });
    return false;
  }

  /** Bytes of the head that say how long the payload is; the head is read when all of it is there. */
  private readHead(): boolean {
    const { received } = this;
    if (received.length < 2) return false;
    const start = received.take(2);
    const [first = 0, second = 0] = [start[0], start[1]];
    const wrong = this.wrongIn(first, second);
    if (wrong !== undefined) return this.fail(1002, wrong);
    const short = second & 0x7f;
    const more = short === 126 ? 2 : short === 127 ? 8 : 0;
    if (received.length < more) {
      // Once more from the start when the rest has come.
      const rest = received.take(received.length);
      received.add(start.slice());
      received.add(rest);
      return false;
    }
    const bytes = received.take(more);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const length = more === 0 ? short : more === 2 ? view.getUint16(0) : Number(view.getBigUint64(0));
    if (length > MOST_BYTES || length + this.fragmentBytes > MOST_BYTES) {
      return this.fail(1009, 'Received payload length > 2^31 bytes.');
    }
    this.head = {
      isFinal: first >= 0x80,
      isCompressed: (first & 0x40) !== 0,
      opcode: first & 0x0f,
      length,
    };
    this.stage = 'payload';
    return true;
  }

  /** What the first two bytes have wrong, in Node's words. */
  private wrongIn(first: number, second: number): string | undefined {
    const opcode = first & 0x0f;
    if (!KNOWN.has(opcode)) return 'Invalid opcode received';
    if (second >= 0x80) return 'Frame cannot be masked';
    if ((first & 0x30) !== 0) return 'RSV1, RSV2, RSV3 must be clear';
    const startsData = opcode === opcodes.text || opcode === opcodes.binary;
    if ((first & 0x40) !== 0 && !(this.canBeCompressed && startsData)) return 'Expected RSV1 to be clear.';
    if (isControl(opcode)) {
      if (first < 0x80) return 'Invalid frame type was fragmented.';
      return (second & 0x7f) > MOST_CONTROL_BYTES
        ? 'Control frame either too large or fragmented'
        : undefined;
    }
    if (opcode === opcodes.continuation) {
      return this.message === undefined ? 'Unexpected continuation frame' : undefined;
    }
    return this.message === undefined ? undefined : 'Expected continuation frame';
  }

  private readPayload(): boolean {
    const { head } = this;
    if (head === undefined || this.received.length < head.length) return false;
    const payload = this.received.take(head.length);
    this.stage = 'head';
    switch (head.opcode) {
      case opcodes.ping:
        this.sink.ping(payload);
        return true;
      case opcodes.pong:
        return true;
      case opcodes.close:
        return this.readClose(payload);
      default:
        return this.readData(head, payload);
    }
  }

  private readData(head: Head, payload: Uint8Array): boolean {
    this.message ??= { isText: head.opcode === opcodes.text, isCompressed: head.isCompressed };
    this.fragments.push(payload);
    this.fragmentBytes += payload.length;
    if (!head.isFinal) return true;
    const { isText, isCompressed } = this.message;
    const bytes = joined(this.fragments);
    this.message = undefined;
    this.fragments = [];
    this.fragmentBytes = 0;
    if (isText && !isCompressed && !isUtf8(bytes)) {
      return this.fail(1007, 'Received invalid UTF-8 in text frame.');
    }
    this.stage = 'waiting';
    if (this.sink.message({ bytes, isText, isCompressed })) return false;
    // The program may have ended it meanwhile.
    if (this.stage === 'waiting') this.stage = 'head';
    return true;
  }

  private readClose(payload: Uint8Array): boolean {
    if (payload.length === 1) return this.fail(1002, 'Received close frame with a 1-byte body.');
    if (payload.length === 0) {
      this.stop();
      this.sink.close(undefined, '');
      return false;
    }
    const code = ((payload[0] ?? 0) << 8) | (payload[1] ?? 0);
    if (!isSendableCode(code)) return this.fail(1002, 'Invalid status code');
    const reason = payload.subarray(2);
    if (!isUtf8(reason)) return this.fail(1007, 'Invalid UTF-8');
    this.stop();
    this.sink.close(code, Buffer.from(reason).toString());
    return false;
  }
}
