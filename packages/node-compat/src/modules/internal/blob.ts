/** Blob and File, in memory. */
import { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_MISSING_ARGS } from '../../errors.ts';
import { inspect } from '../../inspect/inspect.ts';
import type { InspectOptions } from '../../inspect/options.ts';
import { isAnyArrayBuffer } from '../../inspect/types.ts';
import { isObject } from '../../narrow.ts';
import { toText } from '../../text.ts';
import { toUsv } from '../../util/usv.ts';
import { registerClone } from './transfer.ts';

export interface BlobOptions {
  type?: string;
  endings?: 'transparent' | 'native';
}

interface State {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

const states: WeakMap<Blob, State> = new WeakMap();

function stateOf(blob: Blob): State {
  const state = states.get(blob);
  if (state === undefined)
    throw Object.assign(new TypeError('Value of "this" must be of type Blob'), { code: 'ERR_INVALID_THIS' });
  return state;
}

function partBytes(part: unknown, endings: unknown): Uint8Array {
  if (part instanceof Blob) return stateOf(part).bytes;
  if (isAnyArrayBuffer(part)) return new Uint8Array(part);
  if (ArrayBuffer.isView(part)) return new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
  let text = toUsv(String(part));
  if (endings === 'native') text = text.replace(/\r\n|\r/g, '\n');
  return new TextEncoder().encode(text);
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

export class Blob {
  constructor(parts: unknown = [], options: BlobOptions = {}) {
    if (!isIterable(parts)) {
      throw Object.assign(new TypeError('Value cannot be converted to sequence.'), {
        code: 'ERR_INVALID_ARG_TYPE',
      });
    }
    const given: unknown = options ?? {};
    if (!isObject(given)) throw new ERR_INVALID_ARG_TYPE('options', 'a dictionary', given);
    const { type, endings = 'transparent' } = options ?? {};
    if (endings !== 'transparent' && endings !== 'native') {
      throw new ERR_INVALID_ARG_VALUE('options.endings', endings);
    }
    const label = type === undefined ? '' : toText(type);
    states.set(this, {
      bytes: joined(Array.from(parts, (part) => partBytes(part, endings))),
      type: /^[\u0020-\u007e]*$/.test(label) ? label.toLowerCase() : '',
    });
  }

  get size(): number {
    return stateOf(this).bytes.length;
  }

  get type(): string {
    return stateOf(this).type;
  }

  slice(start = 0, end: number = this.size, type = ''): Blob {
    const { bytes } = stateOf(this);
    return new Blob([bytes.slice(start, end)], { type });
  }

  arrayBuffer(): Promise<ArrayBuffer> {
    return Promise.resolve(stateOf(this).bytes.slice().buffer);
  }

  bytes(): Promise<Uint8Array> {
    return Promise.resolve(stateOf(this).bytes.slice());
  }

  text(): Promise<string> {
    return Promise.resolve(new TextDecoder().decode(stateOf(this).bytes));
  }

  stream(): ReadableStream<Uint8Array> {
    const { bytes } = stateOf(this);
    let at = 0;
    return new ReadableStream({
      type: 'bytes',
      pull(controller) {
        if (at >= bytes.length) {
          controller.close();
          return;
        }
        const end = Math.min(at + 65536, bytes.length);
        controller.enqueue(bytes.slice(at, end));
        at = end;
      },
    });
  }

  textStream(): ReadableStream<string> {
    return this.stream().pipeThrough(new TextDecoderStream());
  }

  get [Symbol.toStringTag](): string {
    return 'Blob';
  }
}

interface FileState {
  readonly name: string;
  readonly lastModified: number;
}

const fileStates: WeakMap<File, FileState> = new WeakMap();

function fileStateOf(file: File): FileState {
  const state = fileStates.get(file);
  if (state === undefined)
    throw Object.assign(new TypeError('Value of "this" must be of type File'), { code: 'ERR_INVALID_THIS' });
  return state;
}

export class File extends Blob {
  constructor(
    parts: unknown,
    name: unknown,
    options: BlobOptions & { lastModified?: number | string | Date } = {},
  ) {
    if (arguments.length < 2) throw new ERR_MISSING_ARGS('fileBits', 'fileName');
    super(parts, options);
    const { lastModified } = options ?? {};
    // A Date counts as its milliseconds, and what is no number as 0.
    const time = lastModified === undefined ? Date.now() : Number(lastModified);
    fileStates.set(this, {
      name: toUsv(String(name)),
      lastModified: Number.isNaN(time) ? 0 : time,
    });
  }

  get name(): string {
    return fileStateOf(this).name;
  }

  get lastModified(): number {
    return fileStateOf(this).lastModified;
  }

  override get [Symbol.toStringTag](): string {
    return 'File';
  }
}

for (const { prototype } of [Blob, File]) {
  for (const name of Object.getOwnPropertyNames(prototype)) {
    if (name !== 'constructor') Object.defineProperty(prototype, name, { enumerable: true });
  }
}

const custom = Symbol.for('nodejs.util.inspect.custom');
Object.defineProperty(Blob.prototype, custom, {
  value(this: Blob, depth: number, options: InspectOptions) {
    if (depth < 0) return '[Blob]';
    return `Blob ${inspect({ size: this.size, type: this.type }, options)}`;
  },
  configurable: true,
});
Object.defineProperty(File.prototype, custom, {
  value(this: File, depth: number, options: InspectOptions) {
    if (depth < 0) return '[File]';
    const { size, type, name, lastModified } = this;
    return `File ${inspect({ size, type, name, lastModified }, options)}`;
  },
  configurable: true,
});

registerClone(
  'Blob',
  (value) => value instanceof Blob,
  (value) => {
    if (value instanceof File) {
      const { name, type, lastModified } = value;
      return new File([value], name, { type, lastModified });
    }
    return value instanceof Blob ? new Blob([value], { type: value.type }) : value;
  },
);

const exported: Record<string, unknown> = { Blob, File };
export default exported;
