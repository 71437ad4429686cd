/** The body of an answer, from a Node stream to a web stream. */
import type { Readable } from 'node:stream';
import { type Body, byteStream } from './body.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Bytes that are read ahead of the program: an answer that is small gives its connection back although nobody reads it. */
const READ_AHEAD = 65_536;

export interface IncomingBody {
  readonly body: Body;
  /** Ends the stream with an error, and the reading. */
  fail(error: unknown): void;
}

type Wait = {
  readonly resolve: (part: Bytes | undefined) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Reads `input` as far ahead as READ_AHEAD. `onCancel` is called when the program wants no more, `causeOf` says what a
 * failure of the input is to the program.
 */
export function incomingBody(
  input: Readable,
  onCancel: () => void,
  causeOf: (error: unknown) => unknown,
): IncomingBody {
  const parts: Bytes[] = [];
  let size = 0;
  let wait: Wait | undefined;
  let end: { readonly error: unknown } | 'end' | undefined;

  const settle = (): void => {
    if (wait === undefined) return;
    const { resolve, reject } = wait;
    const part = parts.shift();
    if (part !== undefined) {
      size -= part.length;
      wait = undefined;
      resolve(part);
      if (size < READ_AHEAD && input.isPaused()) input.resume();
    } else if (end !== undefined) {
      wait = undefined;
      if (end === 'end') resolve(undefined);
      else reject(end.error);
    }
  };
  const fail = (error: unknown): void => {
    if (end !== undefined) return;
    end = { error };
    parts.length = 0;
    settle();
  };
  input.on('data', (chunk: Uint8Array) => {
    if (end !== undefined) return;
    parts.push(new Uint8Array(chunk));
    size += chunk.length;
    if (size >= READ_AHEAD) input.pause();
    settle();
  });
  input.on('end', () => {
    end ??= 'end';
    settle();
  });
  input.on('error', (error) => fail(causeOf(error)));
  input.on('close', () => fail(causeOf(new Error('premature close'))));

  const stream = byteStream(
    () =>
      new Promise<Bytes | undefined>((resolve, reject) => {
        wait = { resolve, reject };
        settle();
      }),
    onCancel,
  );
  return { body: { stream, source: null, length: null }, fail };
}
