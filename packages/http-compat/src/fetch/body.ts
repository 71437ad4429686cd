/** The body of a Request or Response (Fetch standard, section 2.2.4): where it comes from, and how it is read whole. */
import * as stream from 'node:stream';
import type { UnderlyingByteSource } from 'node:stream/web';
import { toUsvString } from './convert.ts';
import { FormData } from './form-data.ts';
import { parseMediaType, serializeMediaType } from './media-type.ts';
import { encodeForm } from './multipart-encode.ts';
import { boundaryOf, parseForm } from './multipart-parse.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export interface Body {
  stream: ReadableStream<Uint8Array>;
  /** What it was made of, to be sent again after a redirect; null for a stream. */
  readonly source: Bytes | Blob | null;
  /** Bytes; null when it is not known before the end. */
  readonly length: number | null;
}

export interface ExtractedBody {
  readonly body: Body;
  readonly type: string | null;
}

/** A byte stream of what the function gives, part by part, until undefined. Nothing is asked for before somebody reads. */
export function byteStream(
  next: () => Promise<Bytes | undefined>,
  cancel: (reason: unknown) => unknown = () => undefined,
): ReadableStream<Uint8Array> {
  const source: UnderlyingByteSource = {
    type: 'bytes',
    async pull(controller) {
      let part = await next();
      while (part?.length === 0) part = await next();
      if (part !== undefined) {
        controller.enqueue(part);
        return;
      }
      controller.close();
      controller.byobRequest?.respond(0);
    },
    async cancel(reason: unknown) {
      await cancel(reason);
    },
  };
  return new ReadableStream(source);
}

function ofBytes(bytes: Bytes): Body {
  let left: Bytes | undefined = bytes;
  const stream = byteStream(() => {
    const part = left;
    left = undefined;
    // A copy: a byte stream takes the memory of what it is given.
    return Promise.resolve(part?.slice());
  });
  return { stream, source: bytes, length: bytes.length };
}

function ofBlob(blob: Blob): Body {
  const reader = blob.stream().getReader();
  const stream = byteStream(
    async () => {
      const { done, value } = await reader.read();
      return done ? undefined : new Uint8Array(value);
    },
    (reason) => reader.cancel(reason),
  );
  return { stream, source: blob, length: blob.size };
}

function ofIterator(iterable: object, make: () => unknown): Body {
  let iterator: unknown;
  const step = async (method: 'next' | 'return'): Promise<unknown> => {
    iterator ??= Reflect.apply(Object(make), iterable, []);
    const call: unknown = Reflect.get(Object(iterator), method);
    return typeof call === 'function' ? await Reflect.apply(call, iterator, []) : { done: true };
  };
  const stream = byteStream(
    async () => {
      const result = Object(await step('next'));
      if (result.done) return undefined;
      const value: unknown = result.value;
      return value instanceof Uint8Array ? new Uint8Array(value) : new TextEncoder().encode(String(value));
    },
    () => step('return'),
  );
  return { stream, source: null, length: null };
}

export function isUsed(body: Body): boolean {
  // The polyfill of web streams keeps it in a field, Node tells by a function.
  if (Reflect.get(body.stream, '_disturbed') === true) return true;
  const isDisturbed: unknown = Reflect.get(stream, 'isDisturbed');
  return typeof isDisturbed === 'function' && Boolean(Reflect.apply(isDisturbed, undefined, [body.stream]));
}

/** Makes a body of what programs give: text, bytes, Blob, FormData, URLSearchParams, stream or async iterable. */
export function extractBody(init: unknown, where: string): ExtractedBody {
  if (init instanceof ReadableStream) {
    const body: Body = { stream: init, source: null, length: null };
    if (isUsed(body) || init.locked) {
      throw new TypeError('Response body object should not be disturbed or locked');
    }
    return { body, type: null };
  }
  if (init instanceof Blob) return { body: ofBlob(init), type: init.type || null };
  if (init instanceof ArrayBuffer) return { body: ofBytes(new Uint8Array(init.slice(0))), type: null };
  if (ArrayBuffer.isView(init)) {
    const { buffer, byteOffset, byteLength } = init;
    return { body: ofBytes(new Uint8Array(new Uint8Array(buffer, byteOffset, byteLength))), type: null };
  }
  if (init instanceof FormData) {
    const { blob, type } = encodeForm(init);
    return { body: ofBlob(blob), type };
  }
  if (init instanceof URLSearchParams) {
    const type = 'application/x-www-form-urlencoded;charset=UTF-8';
    return { body: ofBytes(new TextEncoder().encode(String(init))), type };
  }
  if (typeof init === 'object' && init !== null) {
    const make: unknown = Reflect.get(init, Symbol.asyncIterator);
    if (typeof make === 'function')
      return { body: ofIterator(init, () => Reflect.apply(make, init, [])), type: null };
  }
  const text = toUsvString(init, `${where}: body`);
  return { body: ofBytes(new TextEncoder().encode(text)), type: 'text/plain;charset=UTF-8' };
}

/** Two bodies of one; the given one goes on as the first. */
export function cloneBody(body: Body): Body {
  const [first, second] = body.stream.tee();
  body.stream = first;
  return { ...body, stream: second };
}

/** All of it. Rejects with what the stream fails with, TypeError for chunks that are no bytes. */
export async function readAll(body: Body | null): Promise<Bytes> {
  if (body === null) return new Uint8Array(0);
  const reader = body.stream.getReader();
  const parts: Uint8Array[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    const part: unknown = value;
    if (!(part instanceof Uint8Array)) throw new TypeError('Received non-Uint8Array chunk');
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** What reads a body whole, of the object that has it. */
export interface BodyOwner {
  readonly body: Body | null;
  readonly contentType: string | null;
}

export type BodyKind = 'arrayBuffer' | 'blob' | 'bytes' | 'formData' | 'json' | 'text';

/** Rejects with TypeError when it was read before. */
export async function consume(owner: BodyOwner, kind: BodyKind): Promise<unknown> {
  const { body, contentType } = owner;
  if (body !== null && (isUsed(body) || body.stream.locked)) {
    throw new TypeError('Body is unusable: Body has already been read');
  }
  if (kind === 'formData') return readForm(await readAll(body), contentType);
  const bytes = await readAll(body);
  switch (kind) {
    case 'arrayBuffer':
      return bytes.buffer;
    case 'blob':
      return new Blob([bytes], { type: blobType(contentType) });
    case 'bytes':
      return bytes;
    case 'json':
      return JSON.parse(new TextDecoder().decode(bytes));
    default:
      return new TextDecoder().decode(bytes);
  }
}

function blobType(contentType: string | null): string {
  const type = contentType === null ? undefined : parseMediaType(contentType);
  return type === undefined ? '' : serializeMediaType(type);
}

function readForm(bytes: Bytes, contentType: string | null): FormData {
  const type = contentType === null ? undefined : parseMediaType(contentType);
  if (type?.essence === 'multipart/form-data') {
    return parseForm(Buffer.from(bytes.buffer), boundaryOf(type.parameters));
  }
  if (type?.essence === 'application/x-www-form-urlencoded') {
    const form = new FormData();
    for (const [name, value] of new URLSearchParams(new TextDecoder().decode(bytes)))
      form.append(name, value);
    return form;
  }
  throw new TypeError(
    'Content-Type was not one of "multipart/form-data" or "application/x-www-form-urlencoded".',
  );
}
