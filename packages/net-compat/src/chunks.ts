/** What a stream is given to write as bytes, and bytes as a stream gives them. */
import { Buffer } from 'node:buffer';
import type { Writable } from 'node:stream';

/** An entry of what `_writev` gets. */
export interface WrittenChunk {
  readonly chunk: Uint8Array | string;
  readonly encoding: string;
}

function encodingOf(name: string): BufferEncoding {
  return Buffer.isEncoding(name) ? name : 'utf8';
}

/** Whether `write` takes it. */
export function isKnownEncoding(name: string): boolean {
  return name === 'latin1' || name === 'utf8' || Buffer.isEncoding(name);
}

export function bytesOf(chunk: Uint8Array | string, encoding: string): Uint8Array {
  return typeof chunk === 'string' ? Buffer.from(chunk, encodingOf(encoding)) : chunk;
}

export function sizeOf(chunk: Uint8Array | string, encoding: string): number {
  return typeof chunk === 'string' ? Buffer.byteLength(chunk, encodingOf(encoding)) : chunk.length;
}

function isChunk(value: unknown): value is WrittenChunk {
  return typeof value === 'object' && value !== null && 'chunk' in value && 'encoding' in value;
}

/** Bytes that wait in the stream for the write before them. */
export function bufferedSize(stream: Writable): number {
  // Streams have `writableBuffer` on Node and in readable-stream alike; its type is not declared.
  const buffered: unknown = Reflect.get(stream, 'writableBuffer');
  if (!Array.isArray(buffered)) return 0;
  let size = 0;
  for (const item of buffered) if (isChunk(item)) size += sizeOf(item.chunk, item.encoding);
  return size;
}
