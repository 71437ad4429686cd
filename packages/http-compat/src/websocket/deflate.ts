/** Compressed messages (RFC 7692, permessage-deflate). They are only received: what we send goes as it is. */
import zlib from 'node:zlib';

export const OFFER = 'permessage-deflate; client_max_window_bits';

export interface DeflateParameters {
  /** Of the server's window. */
  readonly windowBits: number;
  /** Whether each message stands for itself. */
  readonly isFresh: boolean;
}

function bitsOf(value: string | undefined): number | undefined {
  const bits = value === undefined ? Number.NaN : Number(value.replace(/^"(.*)"$/, '$1'));
  return Number.isInteger(bits) && bits >= 8 && bits <= 15 ? bits : undefined;
}

/** What the server agreed to: undefined for nothing, 'wrong' for what nobody has offered. */
export function readExtensions(header: string | undefined): DeflateParameters | 'wrong' | undefined {
  if (header === undefined || header === '') return undefined;
  const [name = '', ...parameters] = header.split(';').map((part) => part.trim());
  if (name !== 'permessage-deflate' || header.includes(',')) return 'wrong';
  let windowBits = 15;
  let isFresh = false;
  const seen = new Set<string>();
  for (const parameter of parameters) {
    const [key = '', value] = parameter.split('=', 2);
    if (seen.has(key)) return 'wrong';
    seen.add(key);
    switch (key) {
      case 'server_no_context_takeover':
        if (value !== undefined) return 'wrong';
        isFresh = true;
        break;
      case 'client_no_context_takeover':
        if (value !== undefined) return 'wrong';
        break;
      case 'server_max_window_bits': {
        const bits = bitsOf(value);
        if (bits === undefined) return 'wrong';
        windowBits = bits;
        break;
      }
      case 'client_max_window_bits':
        if (bitsOf(value) === undefined) return 'wrong';
        break;
      default:
        return 'wrong';
    }
  }
  return { windowBits, isFresh };
}

/** What a sender leaves out at a message's end (section 7.2.1). */
const TAIL = Buffer.from([0x00, 0x00, 0xff, 0xff]);

/** Bytes of a message at most, however small it came: a peer is not to fill the memory. */
const MOST_BYTES = 128 * 2 ** 20;

export type InflateDone = (error: Error | undefined, bytes: Uint8Array) => void;

export class MessageInflater {
  private readonly parameters: DeflateParameters;
  private stream: zlib.InflateRaw | undefined;

  constructor(parameters: DeflateParameters) {
    this.parameters = parameters;
  }

  /** One message after the other. */
  inflate(bytes: Uint8Array, done: InflateDone): void {
    this.stream ??= zlib.createInflateRaw({ windowBits: this.parameters.windowBits });
    const { stream } = this;
    const parts: Buffer[] = [];
    let length = 0;
    let isDone = false;
    const finish = (error: Error | undefined): void => {
      if (isDone) return;
      isDone = true;
      stream.off('data', collect);
      stream.off('error', finish);
      if (error !== undefined) this.close();
      else if (this.parameters.isFresh) stream.reset();
      done(error, Buffer.concat(parts, length));
    };
    const collect = (part: Buffer): void => {
      length += part.length;
      if (length > MOST_BYTES) finish(new Error('Message is too large'));
      else parts.push(part);
    };
    stream.on('data', collect);
    stream.on('error', finish);
    stream.write(bytes);
    stream.write(TAIL);
    stream.flush(() => finish(undefined));
  }

  close(): void {
    this.stream?.on('error', () => undefined);
    this.stream?.destroy();
    this.stream = undefined;
  }
}
